import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { addRecord, heldRecord, writeRecord } from "../records/rows.ts";
import { Named, Written } from "../records/words.ts";
import { Answer, common, questionsOf, type Sheet, SheetHead, toolkitOf } from "./toolkit.ts";

const emits = ["law.sheet-written"];

export const openSheet = action({
  name: "law.open-sheet",
  about: "Begins a needs assessment of a country with a toolkit, as a draft of one's agency.",
  needs: "law.assess",
  input: SheetHead.extend({ recordId: z.uuid() }),
  output: Written,
  refusals: ["day-to-come"],
  emits,
  undo: "law.remove-sheet",
}).run(async (context) => {
  const { recordId, ...head } = context.input;
  if (head.on > context.now.toISOString().slice(0, 10)) return refuse("day-to-come", { path: ["on"] });
  context.emit("law.sheet-written", { recordId });
  const content: Sheet = { ...head, edition: toolkitOf(head.toolkit).edition, answers: [] };
  return addRecord(context, { kind: "sheet", recordId, content });
});

export const answerQuestion = action({
  name: "law.answer-question",
  about:
    "Rates one question of a toolkit, with finding, sources and what is needed; an earlier answer is kept as a version.",
  needs: "law.assess",
  input: Named.extend(Answer.shape),
  output: Written,
  refusals: ["no-such-question", "no-such-source"],
  emits,
  undo: "law.take-back-sheet",
}).run(async (context) => {
  const { recordId, ...answer } = context.input;
  const held = await heldRecord<Sheet>(context, "sheet", recordId);
  const { content } = held;
  if (!questionsOf(toolkitOf(content.toolkit)).includes(answer.question))
    return refuse("no-such-question", { path: ["question"] });
  const known = new Set(common.sources.map(({ source }) => source));
  const strange = answer.sources.findIndex((source) => !known.has(source));
  if (strange >= 0) return refuse("no-such-source", { path: ["sources", strange] });
  const answers = [...content.answers.filter(({ question }) => question !== answer.question), answer];
  context.emit("law.sheet-written", { recordId });
  return writeRecord(context, {
    kind: "sheet",
    recordId,
    held,
    content: { ...content, answers } satisfies Sheet,
  });
});
