import { z } from "zod";
import { action, type Context, NotFound, refuse } from "#kernel/action";
import { addRecord, type Held, heldRecord, writeRecord } from "../records/rows.ts";
import { Named, Written } from "../records/words.ts";
import { Goal, Measure, type Plan, PlanHead, Progress } from "./plan.ts";

const emits = ["law.plan-written"];
const undo = "law.take-back-plan";

export const writePlan = action({
  name: "law.write-plan",
  about: "Begins a national action plan, as a draft of one's agency; goals and measures follow.",
  needs: "law.edit",
  input: PlanHead.safeExtend({ recordId: z.uuid() }),
  output: Written,
  emits,
  undo: "law.remove-plan",
}).run(async (context) => {
  const { recordId, ...head } = context.input;
  context.emit("law.plan-written", { recordId });
  return addRecord(context, { kind: "plan", recordId, content: { ...head, goals: [], measures: [] } });
});

async function rewritten<In extends { recordId: string }>(
  context: Context<In>,
  held: Held<Plan>,
  part: Partial<Plan>,
) {
  const { recordId } = context.input;
  context.emit("law.plan-written", { recordId });
  return writeRecord(context, { kind: "plan", recordId, held, content: { ...held.content, ...part } });
}

const planOf = <In extends { recordId: string }>(context: Context<In>) =>
  heldRecord<Plan>(context, "plan", context.input.recordId);

export const revisePlan = action({
  name: "law.revise-plan",
  about: "Corrects title, days or summary of an action plan; earlier versions are kept.",
  needs: "law.edit",
  input: PlanHead.safeExtend({ recordId: z.uuid() }),
  output: Written,
  emits,
  undo,
}).run(async (context) => {
  const { recordId: _plan, ...head } = context.input;
  return rewritten(context, await planOf(context), head);
});

export const writeGoal = action({
  name: "law.write-goal",
  about: "Adds a goal to an action plan, or corrects one.",
  needs: "law.edit",
  input: Goal.extend({ recordId: z.uuid() }),
  output: Written,
  emits,
  undo,
}).run(async (context) => {
  const { recordId: _plan, ...goal } = context.input;
  const held = await planOf(context);
  const { goals } = held.content;
  const known = goals.some(({ goalId }) => goalId === goal.goalId);
  return rewritten(context, held, {
    goals: known ? goals.map((one) => (one.goalId === goal.goalId ? goal : one)) : [...goals, goal],
  });
});

export const removeGoal = action({
  name: "law.remove-goal",
  about: "Takes a goal without measures out of an action plan.",
  needs: "law.edit",
  input: Named.extend({ goalId: z.uuid() }),
  output: Written,
  refusals: ["goal-has-measures"],
  emits,
  undo,
}).run(async (context) => {
  const { goalId } = context.input;
  const held = await planOf(context);
  if (held.content.measures.some((measure) => measure.goalId === goalId))
    return refuse("goal-has-measures", { path: ["goalId"] });
  return rewritten(context, held, { goals: held.content.goals.filter((goal) => goal.goalId !== goalId) });
});

export const writeMeasure = action({
  name: "law.write-measure",
  about:
    "Adds a measure to a goal, or corrects one: responsible body, deadline, the gap that it closes, progress.",
  needs: "law.edit",
  input: Measure.extend({ recordId: z.uuid() }),
  output: Written,
  refusals: ["no-such-goal"],
  emits,
  undo,
}).run(async (context) => {
  const { recordId: _plan, ...measure } = context.input;
  const held = await planOf(context);
  const { goals, measures } = held.content;
  if (!goals.some(({ goalId }) => goalId === measure.goalId))
    return refuse("no-such-goal", { path: ["goalId"] });
  const known = measures.some(({ measureId }) => measureId === measure.measureId);
  return rewritten(context, held, {
    measures: known
      ? measures.map((one) => (one.measureId === measure.measureId ? measure : one))
      : [...measures, measure],
  });
});

export const recordProgress = action({
  name: "law.record-progress",
  about: "Says how far a measure of an action plan is, on a day.",
  needs: "law.edit",
  input: Named.extend({
    measureId: z.uuid(),
    progress: Progress,
    note: Measure.shape.note,
    on: z.iso.date(),
  }),
  output: Written,
  refusals: ["day-to-come"],
  emits,
  undo,
}).run(async (context) => {
  const { measureId, progress, note, on } = context.input;
  if (on > context.now.toISOString().slice(0, 10)) return refuse("day-to-come", { path: ["on"] });
  const held = await planOf(context);
  const { measures } = held.content;
  if (!measures.some((one) => one.measureId === measureId)) throw new NotFound();
  return rewritten(context, held, {
    measures: measures.map((one) =>
      one.measureId === measureId
        ? { ...one, progress, reportedOn: on, ...(note === undefined ? {} : { note }) }
        : one,
    ),
  });
});

export const removeMeasure = action({
  name: "law.remove-measure",
  about: "Takes a measure out of an action plan; earlier versions keep it.",
  needs: "law.edit",
  input: Named.extend({ measureId: z.uuid() }),
  output: Written,
  emits,
  undo,
}).run(async (context) => {
  const { measureId } = context.input;
  const held = await planOf(context);
  return rewritten(context, held, {
    measures: held.content.measures.filter((one) => one.measureId !== measureId),
  });
});
