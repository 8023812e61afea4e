import { z } from "zod";
import { action, type Context, isRefusal, NotFound, question, refuse } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { addEntry, entriesOf, mustBe, ownEntry, writeEntry } from "./entries.ts";
import { Gap, gapStates } from "./words.ts";

const Written = z.object({ entryId: z.uuid(), version: z.int() });

/** Sources that a text names and the register does not hold. */
export async function strangeSource(tx: Context<unknown>["tx"], named: readonly string[]) {
  if (named.length === 0) return undefined;
  const known = new Set((await entriesOf(tx, "source")).map(({ entry_id }) => entry_id));
  const at = named.findIndex((id) => !known.has(id));
  return at < 0 ? undefined : refuse("no-such-source", { path: ["sources", at] });
}

export const addGap = action({
  name: "statistics.add-gap",
  about: "Enters what is not known: the question, why it matters and who could answer it.",
  needs: "statistics.register",
  input: Gap.extend({ entryId: z.uuid() }),
  output: Written,
  refusals: ["no-such-source"],
  emits: ["statistics.entry-added"],
  undo: "statistics.remove-entry",
}).run(async (context) => {
  const { entryId, ...content } = context.input;
  const strange = await strangeSource(context.tx, content.sources);
  if (strange !== undefined) return strange;
  context.emit("statistics.entry-added", { entryId });
  return addEntry(context, { kind: "gap", entryId, content });
});

export const reviseGap = action({
  name: "statistics.revise-gap",
  about: "Corrects a knowledge gap, or says that it is planned or answered; earlier versions are kept.",
  needs: "statistics.register",
  input: Gap.extend({ entryId: z.uuid() }),
  output: Written,
  refusals: ["not-yours", "no-such-source"],
  emits: ["statistics.entry-revised"],
  undo: "statistics.take-back-revision",
}).run(async (context) => {
  const { entryId, ...content } = context.input;
  const held = await ownEntry(context, entryId);
  if (isRefusal(held)) return held;
  if (held.kind !== "gap" || held.removed_at !== null) throw new NotFound();
  mustBe(held.version, context.expects);
  const strange = await strangeSource(context.tx, content.sources);
  if (strange !== undefined) return strange;
  await writeEntry(context, entryId, content);
  context.emit("statistics.entry-revised", { entryId });
  return { entryId, version: held.version + 1 };
});

export const GapLine = z.object({
  entryId: z.uuid(),
  version: z.int(),
  content: Gap,
  question: z.string(),
  why: z.string(),
  who: z.string(),
  answer: z.string().nullable(),
  sources: z.array(z.object({ entryId: z.uuid(), name: z.string() })),
  agency: z.string().describe("who entered it"),
  revisedAt: z.string(),
  mine: z.boolean(),
});

export const GapsAsk = z.object({
  state: z.enum(gapStates).optional(),
  text: z.string().trim().max(100).optional().describe("a part of the question, in any language"),
});

const Named = z.object({ entryId: z.uuid(), name: z.string() });

/** Gaps that a reader asked for, in their language, and the sources that can be linked. */
export async function gapLines(
  { tx, actor }: Pick<Context<unknown>, "tx" | "actor">,
  { state, text }: z.infer<typeof GapsAsk>,
): Promise<{ items: z.infer<typeof GapLine>[]; sources: z.infer<typeof Named>[] }> {
  const { lang } = actor;
  const sources = (await entriesOf(tx, "source")).map(({ entry_id, content }) => ({
    entryId: entry_id,
    name: wordsIn(content.name, lang),
  }));
  const wanted = text?.toLowerCase() ?? "";
  const rows = (await entriesOf(tx, "gap")).filter(({ content }) => {
    if (state !== undefined && content.state !== state) return false;
    return wanted === "" || JSON.stringify(content.question).toLowerCase().includes(wanted);
  });
  const items = rows.map(({ entry_id, content, version, agency, agency_id, revised_at }) => ({
    entryId: entry_id,
    version,
    content,
    question: wordsIn(content.question, lang),
    why: wordsIn(content.why, lang),
    who: wordsIn(content.who, lang),
    answer: content.answer === undefined ? null : wordsIn(content.answer, lang),
    sources: sources.filter(({ entryId }) => content.sources.includes(entryId)),
    agency: agency?.[lang] ?? agency?.en ?? "",
    revisedAt: revised_at.toISOString(),
    mine: agency_id === actor.agencyId,
  }));
  return { items, sources };
}

export const listGaps = question({
  name: "statistics.list-gaps",
  about: "The register of knowledge gaps, the newest entry first.",
  needs: "statistics.read",
  input: GapsAsk,
  output: z.object({
    items: z.array(GapLine),
    mayAdd: z.boolean(),
    sources: z.array(Named).describe("what can be linked"),
  }),
  inAddress: true,
}).run(async (context) => ({
  mayAdd: context.actor.rights.has("statistics.register"),
  ...(await gapLines(context, context.input)),
}));
