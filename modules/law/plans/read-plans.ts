import { findDuty } from "@palermo/vocabulary/duties";
import { z } from "zod";
import { NotFound, type QuestionContext, question } from "#kernel/action";
import type { ReportBlock } from "#kernel/report";
import { Words, wordsIn } from "#kernel/words";
import { ExportedFile, ExportFormat, fileRefusals, paperFile } from "../export-file.ts";
import { dutyLine } from "../gaps/duty-words.ts";
import { placeLabel } from "../places.ts";
import { recordRow, recordRows, versionsOf } from "../records/rows.ts";
import { headsOf, Named, RecordHead, VersionLine, versionLines } from "../records/words.ts";
import { dayText, text } from "../text.ts";
import { Goal, Measure, MeasureState, type Plan, shareDone, stateOf } from "./plan.ts";

const PlanLine = RecordHead.extend({
  title: z.string(),
  country: z.string(),
  place: z.string(),
  starts: z.string(),
  ends: z.string(),
  measures: z.int(),
  overdue: z.int(),
  done: z.number().nullable().describe("share of the measures, dropped ones left out"),
});

type Reader = { readonly lang: Parameters<typeof wordsIn>[1]; readonly today: string };

function lineOf(head: RecordHead, plan: Plan, { lang, today }: Reader): z.infer<typeof PlanLine> {
  return {
    ...head,
    title: wordsIn(plan.title, lang),
    country: plan.country,
    place: placeLabel(plan.country, lang),
    starts: plan.starts,
    ends: plan.ends,
    measures: plan.measures.length,
    overdue: plan.measures.filter((one) => stateOf(one, today) === "overdue").length,
    done: shareDone(plan.measures),
  };
}

export const listPlans = question({
  name: "law.list-plans",
  about: "National action plans: those of one's agency, and those that others share.",
  needs: "law.read",
  input: z.object({
    text: z.string().trim().max(100).optional().describe("a part of the title, in any language"),
  }),
  output: z.object({ items: z.array(PlanLine), mayEdit: z.boolean() }),
  inAddress: true,
}).run(async ({ input, tx, actor, now }) => {
  const rows = await recordRows<Plan>(tx, "plan");
  const heads = await headsOf(tx, rows, actor);
  const wanted = input.text?.toLowerCase() ?? "";
  const reader = { lang: actor.lang, today: now.toISOString().slice(0, 10) };
  return {
    mayEdit: actor.rights.has("law.edit"),
    items: rows.flatMap(({ content }, at) => {
      const head = heads[at];
      const found = JSON.stringify(content.title).toLowerCase().includes(wanted);
      return head === undefined || !found ? [] : [lineOf(head, content, reader)];
    }),
  };
});

const ShownMeasure = z.object({
  content: Measure,
  title: z.string(),
  body: z.string(),
  note: z.string().nullable(),
  state: MeasureState,
  duty: z.object({ duty: z.string(), cited: z.string(), description: z.string() }).nullable(),
});
const ShownPlan = PlanLine.extend({
  summary: z.string().nullable(),
  content: z
    .object({ title: Words(300), summary: Words(4000).optional() })
    .describe("as written, for its form"),
  goals: z.array(z.object({ content: Goal, title: z.string(), measures: z.array(ShownMeasure) })),
  versions: z.array(VersionLine),
  mayEdit: z.boolean(),
});
type ShownPlan = z.infer<typeof ShownPlan>;

async function planOf({ tx, actor, now }: QuestionContext<unknown>, recordId: string): Promise<ShownPlan> {
  const { lang } = actor;
  const today = now.toISOString().slice(0, 10);
  const row = await recordRow<Plan>(tx, "plan", recordId);
  const [head] = await headsOf(tx, [row], actor);
  if (head === undefined) throw new NotFound();
  const { content } = row;
  const { title, summary, goals, measures } = content;
  return {
    ...lineOf(head, content, { lang, today }),
    summary: summary === undefined ? null : wordsIn(summary, lang),
    content: { title, summary },
    goals: goals.map((goal) => ({
      content: goal,
      title: wordsIn(goal.title, lang),
      measures: measures
        .filter(({ goalId }) => goalId === goal.goalId)
        .map((one) => ({
          content: one,
          title: wordsIn(one.title, lang),
          body: wordsIn(one.body, lang),
          note: one.note === undefined ? null : wordsIn(one.note, lang),
          state: stateOf(one, today),
          duty: dutyOf(one.duty, lang),
        })),
    })),
    versions: await versionLines(tx, await versionsOf<Plan>(tx, "plan", recordId)),
    mayEdit: head.mine && actor.rights.has("law.edit"),
  };
}

function dutyOf(id: string | undefined, lang: Reader["lang"]) {
  const duty = id === undefined ? undefined : findDuty(id);
  if (duty === undefined) return null;
  const { cited, description } = dutyLine(duty, lang);
  return { duty: duty.id, cited, description };
}

export const getPlan = question({
  name: "law.get-plan",
  about: "An action plan with its goals, measures, deadlines, progress and the gaps that they close.",
  needs: "law.read",
  input: Named,
  output: ShownPlan,
  inAddress: true,
}).run((context) => planOf(context, context.input.recordId));

export const exportPlan = question({
  name: "law.export-plan",
  about: "An action plan as CSV, workbook or PDF, marked with its reader.",
  needs: "law.read",
  audited: true,
  input: Named.extend({ format: ExportFormat }),
  output: ExportedFile,
  refusals: fileRefusals,
}).run(async (context) => {
  const { lang } = context.actor;
  const plan = await planOf(context, context.input.recordId);
  const label = (name: string) => text(lang, `plan.${name}`);
  const names = ["goal", "measure", "body", "deadline", "progress", "note", "closes"];
  const measureCells = ({ title, body, content, state, note, duty }: z.infer<typeof ShownMeasure>) => [
    title,
    body,
    content.deadline === undefined ? "" : dayText(lang, content.deadline),
    text(lang, `plan.states.${state}`),
    note ?? "",
    duty?.cited ?? "",
  ];
  return paperFile(
    context,
    {
      name: `plan-${plan.country.toLowerCase()}`,
      title: plan.title,
      subtitle: text(lang, "plan.from-to", {
        from: dayText(lang, plan.starts),
        to: dayText(lang, plan.ends),
      }),
      issuer: plan.agency,
      template: "wide",
      heading: names.map(label),
      rows: plan.goals.flatMap((goal) => goal.measures.map((one) => [goal.title, ...measureCells(one)])),
      notes: [],
      blocks: () => [
        ...(plan.summary === null ? [] : [{ kind: "text" as const, text: plan.summary }]),
        ...plan.goals.flatMap((goal): ReportBlock[] => [
          { kind: "heading", text: goal.title },
          {
            kind: "table",
            columns: names
              .slice(1)
              .map((name) => ({ label: label(name), width: name === "measure" || name === "note" ? 2 : 1 })),
            rows: goal.measures.map(measureCells),
          },
        ]),
      ],
    },
    context.input.format,
  );
});
