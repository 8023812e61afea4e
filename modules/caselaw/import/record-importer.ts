import {
  type CommitContext,
  defineImporter,
  type Importer,
  ImportProblem,
  type InspectContext,
  type OptionSchema,
  type Preview,
  type Report,
  sentence,
  writeDone,
} from "#kernel/import";
import { type Plan, planRecords } from "./plan.ts";
import { type Open, type RecordsRead, recordLimits } from "./read-records.ts";
import { text, textInAll } from "./text.ts";
import { undoRecords, writePlan } from "./write-plan.ts";

type Words = {
  readonly name: string;
  readonly extensions: readonly string[];
  /** The heading by which its files are recognised, where there is one. */
  readonly heading?: readonly string[];
  readonly fields?: Importer["fields"];
  readonly options?: OptionSchema;
  readonly columns: Preview["columns"];
  readonly read: (open: Open & Pick<InspectContext, "matched" | "inTx">) => Promise<RecordsRead>;
  /** Whether new records are published to signed-in readers at once: so it is when left out. Else they stay drafts. */
  readonly publishes?: (options: InspectContext["options"]) => boolean;
};

const sampleShown = 5;

function sampleOf({ records }: RecordsRead): Preview["sample"] {
  return records.slice(0, sampleShown).map(({ row, judgment }) => ({
    row: String(row),
    title: judgment.title.text,
    jurisdiction: judgment.jurisdiction,
    decided: judgment.decided?.text ?? "",
    acts: judgment.elements.acts.join(", "),
    means: judgment.elements.means.join(", "),
    purposes: judgment.elements.purposes.join(", "),
  }));
}

/** What the reader should know before, in sentences: shares, values that nothing was found for, records that are alike. */
function told(read: RecordsRead, plan: Plan, lang: Open["lang"]): string[] {
  const shares = Object.entries(read.tally.report()).map(([field, { rows, mapped, rule }]) =>
    text(lang, "warning.mapped", {
      field: text(lang, `field.${field}`),
      mapped,
      rows,
      percent: rows === 0 ? 0 : Math.round((100 * mapped) / rows),
      rule,
    }),
  );
  const left = plan.planned.filter(({ done }) => done === "left-out").length;
  const alike = plan.same.filter(({ done }) => done === "added").length;
  return [
    ...read.warnings,
    ...shares,
    ...(left === 0 ? [] : [text(lang, "warning.left-out", { count: left })]),
    ...(alike === 0 ? [] : [text(lang, "warning.same", { count: alike })]),
  ];
}

function counted(read: RecordsRead, plan: Plan) {
  return {
    rowsRead: read.rowsRead,
    accepted: read.records.length,
    rejectedCount: read.rejections.count,
    rejected: [...read.rejections.shown],
    records: read.records.length,
    mapped: read.tally.report(),
    same: [...plan.same],
  };
}

/** An importer of judgments: reads the whole file, names what is wrong or perhaps here already, then writes all or nothing. */
export function recordImporter({
  name,
  extensions,
  heading,
  fields,
  options,
  columns,
  read,
  publishes = () => true,
}: Words): Importer {
  const steps =
    (open: Pick<InspectContext, "lang" | "progress">, total: number, key: string) => (done: number) =>
      open.progress(
        done,
        total,
        key === "writing" ? sentence(open.lang, "step.writing") : text(open.lang, `step.${key}`),
      );

  async function inspect(open: InspectContext): Promise<Preview> {
    const found = await read(open);
    const planned = await open.inTx((context) =>
      planRecords(context, found.records, steps(open, found.records.length, "comparing")),
    );
    const count = (done: string) => planned.planned.filter((one) => one.done === done).length;
    return {
      ...counted(found, planned),
      recognisedAs: text(open.lang, `about.${name}`),
      columns: [...columns],
      sample: sampleOf(found),
      creates: count("added"),
      updates: count("updated"),
      warnings: told(found, planned, open.lang),
    };
  }

  async function commit(open: CommitContext): Promise<Report> {
    const { importId, inTx, leaveOutRejected } = open;
    const found = await read(open);
    const refused = found.rejections.count;
    if (found.records.length === 0 || (refused > 0 && !leaveOutRejected))
      throw new ImportProblem("rejected-rows", { count: refused });
    return inTx(async (context) => {
      const total = found.records.length;
      const planned = await planRecords(context, found.records, steps(open, total, "comparing"));
      const written = await writePlan(context, {
        importId,
        planned: planned.planned,
        publishes: publishes(open.options),
        onStep: steps(open, total, "writing"),
      });
      const report: Report = {
        importId,
        ...counted(found, planned),
        ...written,
        warnings: told(found, planned, open.lang),
      };
      await writeDone(context.tx, report);
      return report;
    });
  }

  return defineImporter({
    name,
    about: textInAll(`about.${name}`),
    needs: "caselaw.import",
    extensions,
    maxBytes: recordLimits.maxBytes,
    ...(heading === undefined
      ? {}
      : { headings: () => [{ about: textInAll(`about.${name}`), columns: heading }] }),
    ...(fields === undefined ? {} : { fields }),
    ...(options === undefined
      ? {}
      : { options, optionText: (lang: Open["lang"], key: string) => text(lang, `option.${key}`) }),
    inspect,
    commit,
    undo: undoRecords,
  });
}
