import { z } from "zod";
import { action, type Context, isRefusal, NotFound, question } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { addEntry, entriesOf, mustBe, ownEntry, writeEntry } from "./entries.ts";
import { Source, sourceKinds } from "./words.ts";

const Written = z.object({ entryId: z.uuid(), version: z.int() });

export const addSource = action({
  name: "statistics.add-source",
  about:
    "Enters a source of data or research in the register: how it is collected, shared and updated, by which office, under which licence.",
  needs: "statistics.register",
  input: Source.extend({ entryId: z.uuid() }),
  output: Written,
  emits: ["statistics.entry-added"],
  undo: "statistics.remove-entry",
}).run(async (context) => {
  const { entryId, ...content } = context.input;
  context.emit("statistics.entry-added", { entryId });
  return addEntry(context, { kind: "source", entryId, content });
});

export const reviseSource = action({
  name: "statistics.revise-source",
  about: "Corrects an entry of the register of sources; earlier versions are kept.",
  needs: "statistics.register",
  input: Source.extend({ entryId: z.uuid() }),
  output: Written,
  refusals: ["not-yours"],
  emits: ["statistics.entry-revised"],
  undo: "statistics.take-back-revision",
}).run(async (context) => {
  const { entryId, ...content } = context.input;
  const held = await ownEntry(context, entryId);
  if (isRefusal(held)) return held;
  if (held.kind !== "source" || held.removed_at !== null) throw new NotFound();
  mustBe(held.version, context.expects);
  await writeEntry(context, entryId, content);
  context.emit("statistics.entry-revised", { entryId });
  return { entryId, version: held.version + 1 };
});

export const SourceLine = z.object({
  entryId: z.uuid(),
  version: z.int(),
  content: Source,
  name: z.string(),
  holder: z.string(),
  collected: z.string(),
  shared: z.string(),
  updated: z.string(),
  agency: z.string().describe("who entered it"),
  revisedAt: z.string(),
  mine: z.boolean().describe("of the reader's agency"),
});

export const SourcesAsk = z.object({
  kind: z.enum(sourceKinds).optional(),
  text: z.string().trim().max(100).optional().describe("a part of its name or holder, in any language"),
});

/** Entries of the register that a reader asked for, in their language. */
export async function sourceLines(
  { tx, actor }: Pick<Context<unknown>, "tx" | "actor">,
  { kind, text }: z.infer<typeof SourcesAsk>,
): Promise<z.infer<typeof SourceLine>[]> {
  const { lang } = actor;
  const wanted = text?.toLowerCase() ?? "";
  const rows = (await entriesOf(tx, "source")).filter(({ content }) => {
    if (kind !== undefined && content.kind !== kind) return false;
    return wanted === "" || JSON.stringify([content.name, content.holder]).toLowerCase().includes(wanted);
  });
  return rows.map(({ entry_id, content, version, agency, agency_id, revised_at }) => ({
    entryId: entry_id,
    version,
    content,
    name: wordsIn(content.name, lang),
    holder: wordsIn(content.holder, lang),
    collected: wordsIn(content.collected, lang),
    shared: wordsIn(content.shared, lang),
    updated: wordsIn(content.updated, lang),
    agency: agency?.[lang] ?? agency?.en ?? "",
    revisedAt: revised_at.toISOString(),
    mine: agency_id === actor.agencyId,
  }));
}

export const listSources = question({
  name: "statistics.list-sources",
  about: "The register of data and research sources, the newest entry first.",
  needs: "statistics.read",
  input: SourcesAsk,
  output: z.object({ items: z.array(SourceLine), mayAdd: z.boolean() }),
  inAddress: true,
}).run(async (context) => ({
  mayAdd: context.actor.rights.has("statistics.register"),
  items: await sourceLines(context, context.input),
}));
