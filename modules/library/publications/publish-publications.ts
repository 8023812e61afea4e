import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { publishRows, unpublishRow } from "./publish-row.ts";
import { mustBe, standingPublication } from "./rows.ts";
import { Reach } from "./words.ts";

const Named = z.object({ publicationId: z.uuid() });

export const publishPublication = action({
  name: "library.publish-publication",
  about: "Publishes an entry of one's agency as it stands, to those who sign in or to everybody.",
  needs: "library.publish",
  input: Named.extend({ reach: Reach }),
  output: Named,
  emits: ["library.publication-published"],
  undo: "library.unpublish-publication",
}).run(async (context) => {
  const { publicationId, reach } = context.input;
  const held = await standingPublication(context, publicationId);
  mustBe(held.version, context.expects);
  await publishRows(context, [publicationId], reach);
  context.emit("library.publication-published", { publicationId });
  return { publicationId };
});

export const publishDrafts = action({
  name: "library.publish-drafts",
  about: "Publishes several drafts of one's agency at once, such as those that an import brought.",
  needs: "library.publish",
  input: z.object({ publicationIds: z.array(z.uuid()).min(1).max(500), reach: Reach }),
  output: z.object({ published: z.int() }),
  refusals: ["not-all-there"],
  emits: ["library.publication-published"],
}).run(async (context) => {
  const { publicationIds, reach } = context.input;
  const published = await publishRows(context, publicationIds, reach);
  if (published.length < new Set(publicationIds).size)
    return refuse("not-all-there", { path: ["publicationIds"] });
  for (const publicationId of published) context.emit("library.publication-published", { publicationId });
  return { published: published.length };
});

export const unpublishPublication = action({
  name: "library.unpublish-publication",
  about: "Makes a published entry a draft of its agency again; nobody else reads it from then on.",
  needs: "library.publish",
  input: Named,
  output: Named,
  emits: ["library.publication-removed"],
  undo: "library.publish-publication",
}).run(async (context) => {
  const { publicationId } = context.input;
  const held = await standingPublication(context, publicationId);
  if (held.published === null) throw new NotFound();
  await unpublishRow(context, publicationId);
  context.emit("library.publication-removed", { publicationId });
  return { publicationId };
});
