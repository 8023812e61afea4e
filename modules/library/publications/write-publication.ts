import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import {
  insertPublication,
  keyIsTaken,
  mustBe,
  ownPublication,
  rewritePublication,
  standingPublication,
} from "./rows.ts";
import { Key, Publication } from "./words.ts";

const Named = z.object({ publicationId: z.uuid() });
const Written = Named.extend({ code: z.string(), version: z.int() });
const Words = Publication.extend({ publicationId: z.uuid(), key: Key.optional() });

export const addPublication = action({
  name: "library.add-publication",
  about: "Enters a publication in the catalogue, as a draft of one's agency until it is published.",
  needs: "library.edit",
  input: Words,
  output: Written,
  refusals: ["key-taken"],
  emits: ["library.publication-written"],
  undo: "library.remove-publication",
}).run(async (context) => {
  const { publicationId, key = null, ...content } = context.input;
  if (await keyIsTaken(context, key, publicationId)) return refuse("key-taken", { path: ["key"] });
  const code = await insertPublication(context, { publicationId, key, content });
  context.emit("library.publication-written", { publicationId });
  return { publicationId, code, version: 1 };
});

export const revisePublication = action({
  name: "library.revise-publication",
  about:
    "Writes a new version of an entry of one's agency; what is published stays until it is published again.",
  needs: "library.edit",
  input: Words,
  output: Written,
  refusals: ["key-taken"],
  emits: ["library.publication-written"],
  undo: "library.take-back-revision",
}).run(async (context) => {
  const { publicationId, key = null, ...content } = context.input;
  const held = await standingPublication(context, publicationId);
  mustBe(held.version, context.expects);
  if (await keyIsTaken(context, key, publicationId)) return refuse("key-taken", { path: ["key"] });
  await rewritePublication(context, publicationId, content);
  await sql`update library.publication set key = ${key} where publication_id = ${publicationId}::uuid`.execute(
    context.tx,
  );
  context.emit("library.publication-written", { publicationId });
  return { publicationId, code: held.code, version: held.version + 1 };
});

export const takeBackRevision = action({
  name: "library.take-back-revision",
  about: "Writes an entry again as it stood before its last revision.",
  needs: "library.edit",
  input: Named,
  output: Written,
  refusals: ["no-earlier-version"],
  emits: ["library.publication-written"],
}).run(async (context) => {
  const { publicationId } = context.input;
  const held = await standingPublication(context, publicationId);
  const { rows } = await sql<{ content: Publication }>`
    select content from library.publication_version
    where publication_id = ${publicationId}::uuid and version = ${held.version - 1}`.execute(context.tx);
  const [before] = rows;
  if (before === undefined) return refuse("no-earlier-version", { path: ["publicationId"] });
  await rewritePublication(context, publicationId, before.content);
  context.emit("library.publication-written", { publicationId });
  return { publicationId, code: held.code, version: held.version + 1 };
});

export const removePublication = action({
  name: "library.remove-publication",
  about: "Takes an entry that is not published off the catalogue of one's agency; its versions are kept.",
  needs: "library.edit",
  input: Named,
  output: Named,
  refusals: ["still-published"],
  emits: ["library.publication-removed"],
  undo: "library.restore-publication",
}).run(async (context) => {
  const { publicationId } = context.input;
  const held = await standingPublication(context, publicationId);
  if (held.published !== null) return refuse("still-published", { path: ["publicationId"] });
  await sql`update library.publication set removed_at = ${context.now} where publication_id = ${publicationId}::uuid`.execute(
    context.tx,
  );
  context.emit("library.publication-removed", { publicationId });
  return { publicationId };
});

export const restorePublication = action({
  name: "library.restore-publication",
  about: "Puts an entry that was taken off back on the catalogue, as a draft.",
  needs: "library.edit",
  input: Named,
  output: Named,
  refusals: ["key-taken"],
  emits: ["library.publication-written"],
  undo: "library.remove-publication",
}).run(async (context) => {
  const { publicationId } = context.input;
  const held = await ownPublication(context, publicationId);
  if (held.removed_at === null) throw new NotFound();
  if (await keyIsTaken(context, held.key, publicationId)) return refuse("key-taken");
  await sql`update library.publication set removed_at = null where publication_id = ${publicationId}::uuid`.execute(
    context.tx,
  );
  context.emit("library.publication-written", { publicationId });
  return { publicationId };
});
