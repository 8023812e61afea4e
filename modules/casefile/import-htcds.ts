import {
  type CommitContext,
  defineImporter,
  dropStaged,
  ImportProblem,
  type InspectContext,
  Marks,
  type Preview,
  Rejections,
  type Report,
  type RowError,
  rejectedShown,
  rowError,
  sentence,
  stagedRows,
  stageRows,
  type WorkContext,
  writeDone,
} from "#kernel/import";
import type { Lang } from "#kernel/words";
import { changePerson } from "./htcds/change-person.ts";
import { recogniseColumns } from "./htcds/columns.ts";
import { createPeople, type NewPerson } from "./htcds/create-people.ts";
import { fieldNamed } from "./htcds/fields.ts";
import { importerFields } from "./htcds/importer-fields.ts";
import { caseKeyOf } from "./htcds/match.ts";
import { type PlannedRow, planRows } from "./htcds/plan.ts";
import { type HtcdsRow, type Reading, readRows } from "./htcds/read-rows.ts";
import { undoImport } from "./htcds/undo.ts";
import { changeCase, createCase, type WrittenCase } from "./htcds/write-case.ts";
import { text, textInAll } from "./text.ts";

/** Rows that one plan compares with what stands: every question about them is asked once. */
const together = 500;
/** New people who are written with one set of statements. */
const writtenTogether = 200;

export const importHtcds = defineImporter({
  name: "htcds",
  about: textInAll("import.htcds"),
  needs: "casefile.import",
  extensions: [".csv", ".csv.gz", ".xlsx", ".xlsm"],
  maxBytes: 64 * 1024 ** 2,
  fields: importerFields,
  propose: (columns) => recogniseColumns(columns).fields.map((field) => field?.name ?? null),
  inspect,
  commit,
  undo: ({ importId, inTx }) => inTx((context) => undoImport(context, importId)),
});

async function inspect(open: InspectContext): Promise<Preview> {
  const refused = new Rejections();
  let reading: Reading | null = null;
  let accepted = 0;
  let creates = 0;
  let updates = 0;
  const today = await open.inTx(async ({ now }) => now.toISOString().slice(0, 10));
  for await (const rows of readRows({ ...open, today }, (read) => {
    reading = read;
  })) {
    for (let at = 0; at < rows.length; at += together) {
      const part = rows.slice(at, at + together);
      const plan = await open.inTx(async (context) =>
        planRows(
          context,
          part.map((row) => withoutClosed(row, context)),
        ),
      );
      for (const planned of plan.rows) {
        if (refuse(planned, open.lang, refused)) continue;
        accepted += 1;
        if (planned.existingPerson === null) creates += 1;
        else if (changes(planned)) updates += 1;
      }
    }
  }
  const read = complete(reading);
  const closed = await open.inTx(async (context) => closedColumns(read, context));
  const warnings = [...read.warnings];
  if (!read.columns.recognised.some(({ to }) => to === "prs_Id"))
    warnings.push(text(open.lang, "warning.no-keys"));
  if (closed.length > 0)
    warnings.push(text(open.lang, "warning.support-left-out", { columns: closed.join(", ") }));
  return {
    recognisedAs: "HTCDS 2.0",
    rowsRead: read.rowsRead,
    accepted,
    rejectedCount: read.rejections.count + refused.count,
    rejected: asInFile(read, [...read.rejections.shown, ...refused.shown]),
    columns: [...read.columns.recognised],
    sample: [...read.sample],
    creates,
    updates,
    warnings,
  };
}

async function commit(open: CommitContext): Promise<Report> {
  const { importId, inTx, leaveOutRejected } = open;
  let reading: Reading | null = null;
  const today = await inTx(async ({ now }) => now.toISOString().slice(0, 10));
  for await (const rows of readRows({ ...open, today }, (read) => {
    reading = read;
  })) {
    await inTx((context) =>
      stageRows(
        context,
        importId,
        rows.map((row) => ({ row: row.row, value: withoutClosed(row, context) })),
      ),
    );
  }
  const read = complete(reading);
  const rejected = read.rejections.count;
  if (rejected > 0 && !leaveOutRejected) throw new ImportProblem("rejected-rows", { count: rejected });
  return inTx(async (context) => {
    const report = await writeStaged(context, open, read);
    await dropStaged(context, importId);
    await writeDone(context.tx, report);
    return report;
  });
}

/** Writes everything that was staged. The caller's transaction makes it visible at once. */
async function writeStaged(context: WorkContext, open: CommitContext, read: Reading): Promise<Report> {
  const { importId, lang, leaveOutRejected, signal } = open;
  const rows: HtcdsRow[] = [];
  for await (const batch of stagedRows<HtcdsRow>(context, importId))
    rows.push(...batch.map(({ value }) => value));
  const marks = new Marks(context, importId);
  const refused = new Rejections();
  const written = new Map<string, WrittenCase>();
  const changedCases = new Set<string>();
  const people: NewPerson[] = [];
  let created = 0;
  let updated = 0;
  const plan = await planRows(context, rows);
  for (const [done, planned] of plan.rows.entries()) {
    signal.throwIfAborted();
    await open.progress(done, plan.rows.length, sentence(lang, "step.writing"));
    if (refuse(planned, lang, refused)) continue;
    const { row, existingPerson, personChange } = planned;
    const place = await caseFor(planned);
    if (existingPerson !== null) {
      if (!changes(planned)) continue;
      updated += 1;
      if (Object.keys(personChange).length > 0)
        await changePerson(context, existingPerson, personChange, marks);
    } else {
      created += 1;
      const token = plan.matches.personToken(row);
      people.push({ ...place, values: row.values, sourceKey: row.personKey, token });
      if (people.length === writtenTogether) await createPeople(context, people.splice(0), marks);
    }
  }
  await createPeople(context, people, marks);
  if (refused.count > 0 && !leaveOutRejected)
    throw new ImportProblem("rejected-rows", { count: refused.count });
  return {
    importId,
    rowsRead: read.rowsRead,
    accepted: rows.length - refused.count,
    rejectedCount: read.rejections.count + refused.count,
    rejected: asInFile(read, [...read.rejections.shown, ...refused.shown]),
    created,
    updated,
  };

  async function caseFor({ row, existingCase, caseChange }: PlannedRow): Promise<WrittenCase> {
    if (existingCase !== null) {
      const { case_id: caseId, agency_id: agencyId } = existingCase.row;
      if (Object.keys(caseChange).length > 0 && !changedCases.has(caseId)) {
        const values = Object.fromEntries(
          Object.keys(caseChange).map((name) => [name, existingCase.values[name] ?? ""]),
        );
        const version = await changeCase(context, existingCase, caseChange);
        await marks.add({ kind: "updated", what: "case", subject: caseId, before: { values, version } });
      }
      changedCases.add(caseId);
      return { caseId, agencyId };
    }
    const key = caseKeyOf(row);
    const known = key === null ? undefined : written.get(key);
    if (known !== undefined) return known;
    const values = caseChange;
    const made = await createCase(
      context,
      { values, reference: row.caseKey ?? "", token: plan.matches.caseToken(row) },
      marks,
    );
    if (key !== null) written.set(key, made);
    return made;
  }
}

/** Wrong cells are named by the columns of the reader's own file. */
function asInFile({ columns }: Reading, errors: readonly RowError[]): RowError[] {
  const headings = new Map(columns.recognised.map(({ from, to }) => [to, from]));
  return errors
    .slice(0, rejectedShown)
    .map((error) => ({ ...error, column: headings.get(error.column) ?? error.column }));
}

function changes({ caseChange, personChange }: PlannedRow): boolean {
  return Object.keys(caseChange).length + Object.keys(personChange).length > 0;
}

function refuse({ row, refused }: PlannedRow, lang: Lang, rejections: Rejections): boolean {
  if (refused === null) return false;
  const place = { row: row.row, column: refused.column, value: row.values[refused.column] ?? "" };
  rejections.add({ ...rowError(lang, place, "missing"), expected: text(lang, `cell.${refused.why}`) });
  return true;
}

/** Support is read only by roles that may open it; for others its columns are left out, and the preview says so. */
function withoutClosed(row: HtcdsRow, { actor }: Pick<WorkContext, "actor">): HtcdsRow {
  if (actor.compartments.includes("support")) return row;
  const values = Object.entries(row.values).filter(([name]) => fieldNamed(name).home !== "support");
  return { ...row, values: Object.fromEntries(values) };
}

function closedColumns(read: Reading, { actor }: Pick<WorkContext, "actor">): string[] {
  if (actor.compartments.includes("support")) return [];
  return read.columns.recognised.map(({ to }) => to).filter((name) => fieldNamed(name).home === "support");
}

function complete(reading: Reading | null): Reading {
  if (reading === null) throw new ImportProblem("unreadable");
  return reading;
}
