import {
  ImportProblem,
  type InspectContext,
  Rejections,
  readTable,
  rowError,
  sentence,
  type TableBatch,
} from "#kernel/import";
import { readPartialDate } from "#kernel/words";
import { readCell, withheldMark } from "./cell.ts";
import { type Columns, isLabelRow, matchedColumns, recogniseColumns } from "./columns.ts";
import { fieldNamed, type Values } from "./fields.ts";

/** One row that could be read: who and which case it is about, and what it says. */
export type HtcdsRow = {
  readonly row: number;
  readonly caseKey: string | null;
  readonly personKey: string | null;
  readonly values: Values;
};

export type Reading = {
  readonly columns: Columns;
  readonly rejections: Rejections;
  readonly rowsRead: number;
  readonly warnings: readonly string[];
  readonly sample: readonly Record<string, string>[];
};

/** One set becomes visible in one transaction, so a list has an end; longer ones come in parts. */
export const mostRows = 5000;

type Open = Pick<InspectContext, "path" | "fileName" | "lang" | "signal" | "progress" | "matched"> & {
  readonly today: string;
};

/**
 * Reads a list in the columns of HTCDS 2.0. Gives good rows in batches; wrong rows are counted with each wrong cell.
 * The result stands complete after the last batch.
 */
export async function* readRows(open: Open, take: (reading: Reading) => void): AsyncGenerator<HtcdsRow[]> {
  const { lang, path, fileName, signal } = open;
  const rejections = new Rejections();
  const keys = new Map<string, number>();
  const casesSaid = new Map<string, { row: number; values: Record<string, string> }>();
  const sample: Record<string, string>[] = [];
  let columns: Columns | null = null;
  let rowsRead = 0;
  let withheld = 0;
  let warnings: TableBatch["warnings"] = [];
  for await (const batch of readTable(path, { fileName, signal, maxRows: mostRows })) {
    columns ??= columnsOf(batch.head.columns, open.matched);
    warnings = batch.warnings;
    const good: HtcdsRow[] = [];
    for (const { row, cells, surplus } of batch.rows) {
      if (rowsRead === 0 && isLabelRow(columns, cells)) continue;
      rowsRead += 1;
      if (surplus[0] !== undefined) {
        rejections.add(rowError(lang, { row, column: "", value: surplus[0] }, "surplus-cells"));
      }
      const values: Record<string, string> = {};
      for (const [at, field] of columns.fields.entries()) {
        const cell = cells[at] ?? "";
        if (field === null || cell.trim() === "") continue;
        if (cell.trim() === withheldMark) {
          withheld += 1;
          continue;
        }
        const read = readCell(field, cell);
        if (read.ok && field.name === "prs_Birthdate" && isAfter(read.value, open.today)) {
          rejections.add(rowError(lang, { row, column: field.name, value: cell }, "date-in-future"));
        } else if (read.ok) values[field.name] = read.value;
        else
          rejections.add(rowError(lang, { row, column: field.name, value: cell }, read.problem, read.params));
      }
      if (sample.length < 5) sample.push({ ...values });
      const found = { row, caseKey: values.cas_Id ?? null, personKey: values.prs_Id ?? null, values };
      checkKeys(found);
      checkCase(found);
      if (!rejections.has(row)) good.push(found);
    }
    await open.progress(Math.round(batch.share * 1000), 1000, sentence(lang, "step.checking"));
    if (good.length > 0) yield good;
  }
  if (columns === null) throw new ImportProblem("unreadable");
  const said = warnings.map((warning) => sentence(lang, `warning.${warning.code}`, warning.params));
  // A reader who matched the columns left these out.
  if (columns.ignored.length > 0 && !open.matched)
    said.push(
      sentence(lang, "warning.ignored-columns", { columns: columns.ignored.slice(0, 30).join(", ") }),
    );
  if (withheld > 0) said.push(sentence(lang, "warning.withheld-kept", { count: withheld }));
  take({ columns, rejections, rowsRead, warnings: said, sample });

  function checkKeys({ row, caseKey, personKey }: HtcdsRow): void {
    const has = (name: string) => columns?.fields.some((field) => field?.name === name) ?? false;
    for (const [name, key] of [
      ["cas_Id", caseKey],
      ["prs_Id", personKey],
    ] as const) {
      if (has(name) && key === null)
        rejections.add(rowError(lang, { row, column: name, value: "" }, "missing"));
    }
    if (personKey === null) return;
    const both = JSON.stringify([caseKey, personKey]);
    const before = keys.get(both);
    if (before === undefined) keys.set(both, row);
    else
      rejections.add(
        rowError(lang, { row, column: "prs_Id", value: personKey }, "duplicate-key", { row: before }),
      );
  }

  /** Rows of one case say the same about it. */
  function checkCase({ row, caseKey, values }: HtcdsRow): void {
    if (caseKey === null) return;
    const before = casesSaid.get(caseKey);
    const said = Object.entries(values).filter(([name]) => fieldNamed(name).home === "case");
    if (before === undefined) {
      casesSaid.set(caseKey, { row, values: Object.fromEntries(said) });
      return;
    }
    for (const [name, value] of said) {
      const earlier = before.values[name];
      if (earlier === undefined) before.values[name] = value;
      else if (earlier !== value) {
        rejections.add(rowError(lang, { row, column: name, value }, "two-values", { row: before.row }));
      }
    }
  }
}

function columnsOf(headings: readonly string[], matched: Open["matched"]): Columns {
  const columns = matched ? matchedColumns(headings, matched) : recogniseColumns(headings);
  const people = columns.recognised.filter(({ to }) => /^(prs|vic|per)_/.test(to));
  if (people.length >= 2) return columns;
  throw new ImportProblem("wrong-header", {
    row: 1,
    missing: "prs_FirstName, vic_TraffickingStatus, cas_Status …",
    found: headings
      .slice(0, 12)
      .map((heading) => heading.slice(0, 40))
      .join(", "),
  });
}

function isAfter(edtf: string, today: string): boolean {
  const read = readPartialDate(edtf);
  return read.ok && read.value.earliest !== null && read.value.earliest > today;
}
