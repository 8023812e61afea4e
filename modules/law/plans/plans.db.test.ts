import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { listDrafting } from "../drafting/list-drafting.ts";
import { openDrafting } from "../drafting/take-step.ts";
import { id, type LawGround, openLawGround, words } from "../test-ground.ts";
import { exportSheet, getSheet, listSheets } from "../toolkits/read-sheets.ts";
import { answerQuestion, openSheet } from "../toolkits/write-sheet.ts";
import { exportPlan, getPlan, listPlans } from "./read-plans.ts";
import {
  recordProgress,
  removeGoal,
  removeMeasure,
  writeGoal,
  writeMeasure,
  writePlan,
} from "./write-plan.ts";

let ground: LawGround;
beforeAll(async () => {
  ground = await openLawGround();
});
afterAll(() => ground?.kernel.close());

const recordId = id();
const goalId = id();
const measureId = id();
const plan = {
  recordId,
  country: "XV",
  title: words("National plan"),
  starts: "2025-01-01",
  ends: "2027-12-31",
};
const measure = {
  recordId,
  goalId,
  measureId,
  title: words("A fund"),
  body: words("Ministry of Finance"),
  deadline: "2025-06-30",
  duty: "TIP-6.6",
  progress: "not-started" as const,
};
const drafting = {
  recordId: id(),
  country: "XV",
  subject: "law" as const,
  title: words("Amendment"),
  on: "2025-02-01",
};
const sheet = {
  recordId: id(),
  toolkit: "organ-removal" as const,
  country: "XV",
  title: words("First look"),
  on: "2025-03-01",
};

test("[L4] a stranger reads and writes no plan, no drafting help and no toolkit; a reader writes none; drafts stay at home", async () => {
  const { stranger, reader, rapporteur, editor } = ground;
  await rapporteur.call(writePlan, plan);
  await rapporteur.call(openDrafting, drafting);
  await rapporteur.call(openSheet, sheet);
  const named = [
    ["plan", recordId],
    ["drafting", drafting.recordId],
    ["sheet", sheet.recordId],
  ] as const;
  const common = named.flatMap(([noun, one]) =>
    ["take-back", "remove", "restore", "share", "unshare"].map(
      (verb) => [`${verb}-${noun}`, { recordId: one }] as const,
    ),
  );
  const reading = [
    ["list-plans", {}],
    ["get-plan", { recordId }],
    ["export-plan", { recordId, format: "csv" }],
    ["list-drafting", {}],
    ["list-sheets", {}],
    ["get-sheet", { recordId: sheet.recordId }],
    ["export-sheet", { recordId: sheet.recordId, format: "csv" }],
  ] as const;
  const writing = [
    ["write-plan", { ...plan, recordId: id() }],
    ["revise-plan", plan],
    ["write-goal", { recordId, goalId, title: words("Goal") }],
    ["remove-goal", { recordId, goalId }],
    ["write-measure", measure],
    ["record-progress", { recordId, measureId, progress: "done", on: "2025-01-02" }],
    ["remove-measure", { recordId, measureId }],
    ["open-drafting", { ...drafting, recordId: id() }],
    ["revise-drafting", { ...drafting, on: undefined }],
    ["record-needs", { recordId: drafting.recordId, on: "2025-03-01" }],
    ["open-sheet", { ...sheet, recordId: id() }],
    ["answer-question", { recordId: sheet.recordId, question: "offence", rating: 1 }],
    ...common,
  ] as const;
  for (const [name, input] of [...reading, ...writing])
    await expect(stranger.callByName(`law.${name}`, input), name).rejects.toMatchObject({
      code: "not-found",
    });
  for (const [name, input] of writing)
    await expect(reader.callByName(`law.${name}`, input), name).rejects.toMatchObject({ code: "not-found" });
  const others = writing.filter(([name]) => !/^(write-plan|open-)/.test(name));
  for (const [name, input] of [...reading.filter(([name]) => !name.startsWith("list")), ...others])
    await expect(editor.callByName(`law.${name}`, input), name).rejects.toMatchObject({ code: "not-found" });
  expect((await editor.call(listPlans, {})).items).toEqual([]);
  expect((await editor.call(listDrafting, {})).items).toEqual([]);
  expect((await editor.call(listSheets, {})).items).toEqual([]);
});

describe("an action plan", () => {
  it("holds goals and measures that close gaps, and says what is overdue", async () => {
    const { rapporteur } = ground;
    await expect(rapporteur.call(writeMeasure, measure)).rejects.toMatchObject({
      detail: { refusal: "no-such-goal" },
    });
    await rapporteur.call(writeGoal, { recordId, goalId, title: words("Rights that reach people") });
    await rapporteur.call(writeMeasure, measure);
    await expect(rapporteur.call(removeGoal, { recordId, goalId })).rejects.toMatchObject({
      detail: { refusal: "goal-has-measures" },
    });
    const shown = await rapporteur.call(getPlan, { recordId });
    expect(shown).toMatchObject({ overdue: 1, done: 0, goals: [{ title: "Rights that reach people" }] });
    expect(shown.goals[0]?.measures[0]).toMatchObject({ state: "overdue", duty: { duty: "TIP-6.6" } });
  });

  it("takes reports of progress, never from days to come, and takes them back", async () => {
    const { rapporteur } = ground;
    const report = { recordId, measureId, progress: "done" as const, on: "2025-05-01", note: words("Paid.") };
    await expect(rapporteur.call(recordProgress, { ...report, on: "2999-01-01" })).rejects.toMatchObject({
      detail: { refusal: "day-to-come" },
    });
    await rapporteur.call(recordProgress, report);
    expect(await rapporteur.call(getPlan, { recordId })).toMatchObject({ done: 1, overdue: 0 });
    await rapporteur.callByName("law.take-back-plan", { recordId });
    expect(await rapporteur.call(getPlan, { recordId })).toMatchObject({ done: 0 });
    await expect(rapporteur.call(recordProgress, { ...report, measureId: id() })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is read by others as it was shared, becomes files, and is a draft again", async () => {
    const { rapporteur, reader } = ground;
    await rapporteur.callByName("law.share-plan", { recordId });
    await rapporteur.call(removeMeasure, { recordId, measureId });
    expect((await reader.call(getPlan, { recordId })).measures).toBe(1);
    expect(await reader.call(getPlan, { recordId })).toMatchObject({ mayEdit: false, versions: [] });
    const pdf = await reader.call(exportPlan, { recordId, format: "pdf" });
    expect(Buffer.from(pdf.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    await rapporteur.callByName("law.unshare-plan", { recordId });
    expect((await reader.call(listPlans, {})).items).toEqual([]);
    await rapporteur.callByName("law.remove-plan", { recordId });
    await expect(rapporteur.call(getPlan, { recordId })).rejects.toMatchObject({ code: "not-found" });
    await rapporteur.callByName("law.restore-plan", { recordId });
  });

  it("refuses to end before it starts", async () => {
    await expect(
      ground.rapporteur.call(writePlan, { ...plan, recordId: id(), ends: "2024-01-01" }),
    ).rejects.toMatchObject({ code: "bad-input" });
  });
});

test("[L4] drafting help goes step by step, in the order of the process and of days, and takes a step back", async () => {
  const { rapporteur, reader } = ground;
  const step = (name: string, on: string) =>
    rapporteur.callByName(`law.${name}`, { recordId: drafting.recordId, on, note: words("Done.") });
  await expect(step("record-adoption", "2025-03-01")).rejects.toMatchObject({
    detail: { refusal: "not-this-step" },
  });
  await expect(step("record-needs", "2025-01-01")).rejects.toMatchObject({
    detail: { refusal: "before-last-step" },
  });
  for (const [name, on] of [
    ["record-needs", "2025-03-01"],
    ["record-draft", "2025-04-01"],
    ["open-comments", "2025-05-01"],
    ["record-draft", "2025-06-01"],
    ["record-adoption", "2025-07-01"],
    ["record-force", "2025-08-01"],
  ] as const)
    await step(name, on);
  const [line] = (await rapporteur.call(listDrafting, { state: "in-force" })).items;
  expect(line?.taken.map(({ step: one }) => one)).toEqual([
    "mission",
    "needs",
    "draft",
    "comments",
    "draft",
    "adopted",
    "in-force",
  ]);
  expect(line?.may).toEqual(["revise"]);
  await rapporteur.callByName("law.take-back-drafting", { recordId: drafting.recordId });
  await rapporteur.callByName("law.share-drafting", { recordId: drafting.recordId });
  expect((await reader.call(listDrafting, { country: "XV" })).items[0]).toMatchObject({
    state: "adopted",
    may: [],
  });
});

describe("a needs assessment", () => {
  it("is answered question by question, rated or not, and refuses strange questions and sources", async () => {
    const { rapporteur } = ground;
    const answer = {
      recordId: sheet.recordId,
      question: "offence",
      rating: 2,
      finding: words("It stands."),
      sources: ["law"],
    };
    await rapporteur.call(answerQuestion, answer);
    await rapporteur.call(answerQuestion, { ...answer, rating: 3 });
    await rapporteur.call(answerQuestion, {
      recordId: sheet.recordId,
      question: "consent",
      need: words("Guidance"),
    });
    await expect(rapporteur.call(answerQuestion, { ...answer, question: "benefit" })).rejects.toMatchObject({
      detail: { refusal: "no-such-question" },
    });
    await expect(rapporteur.call(answerQuestion, { ...answer, sources: ["rumours"] })).rejects.toMatchObject({
      detail: { refusal: "no-such-source" },
    });
    await expect(rapporteur.call(answerQuestion, { ...answer, rating: 4 })).rejects.toMatchObject({
      code: "bad-input",
    });
    const shown = await rapporteur.call(getSheet, { recordId: sheet.recordId });
    expect(shown).toMatchObject({ rated: 1, questions: 12, mean: 3 });
    expect(shown.sections[0]?.questions.map(({ rating }) => rating)).toEqual([3, null, null]);
  });

  it("is reported to others when shared", async () => {
    const { rapporteur, reader } = ground;
    await rapporteur.callByName("law.share-sheet", { recordId: sheet.recordId });
    const pdf = await reader.call(exportSheet, { recordId: sheet.recordId, format: "pdf" });
    expect(Buffer.from(pdf.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    expect((await reader.call(listSheets, { toolkit: "organ-removal" })).items).toHaveLength(1);
    expect((await reader.call(listSheets, { toolkit: "smuggling-response" })).items).toEqual([]);
  });
});
