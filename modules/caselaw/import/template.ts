import { sql } from "kysely";
import { fieldsOfColumns, type ImporterField, type InspectContext, type InTx } from "#kernel/import";
import { keyOf } from "../keep/print.ts";
import { Judgment, type JudgmentInput } from "../words/index.ts";
import { keepBeside } from "./keep-beside.ts";
import { asElements, type ReadElements, readElements } from "./mapping/elements-of.ts";
import { Tally } from "./mapping/tally.ts";
import { type Standing, standingByCode } from "./plan.ts";
import { tableExtensions } from "./published-tables.ts";
import { type FileRecord, type Open, type RecordsRead, walkTable } from "./read-records.ts";
import { recordImporter } from "./record-importer.ts";
import { oneRead, type RowAsk } from "./row-read.ts";
import { templateColumns } from "./template-columns.ts";
import { readTemplateRow, type TemplateRow } from "./template-row.ts";
import { textInAll } from "./text.ts";

const fields: readonly ImporterField[] = templateColumns.map((name) => ({
  name,
  label: textInAll(`column.${name}`),
  required: name === "title",
}));

type InFile = { readonly row: number; readonly value: TemplateRow; readonly refuse: RowAsk["refuse"] };

/** Codes of the agency's own judgments by the numbers that the rows name. */
async function codesByNumber(inTx: InTx, rows: readonly InFile[]): Promise<Map<string, string>> {
  const keys = rows.flatMap(({ value }) => keysOf(value));
  if (keys.length === 0) return new Map();
  return inTx(async ({ tx }) => {
    const { rows: found } = await sql<{ code: string; keys: string[] }>`
      select code, keys from caselaw.judgment
      where keys && ${keys}::text[] and removed_at is null and agency_id = access.agency_id()
      order by written_at`.execute(tx);
    return new Map(found.flatMap(({ code, keys: own }) => own.map((key) => [key, code] as const)));
  });
}

function keysOf({ said }: TemplateRow): string[] {
  return (said.identifiers ?? []).map(({ kind, value }) =>
    keyOf(kind === "national" ? `national ${said.jurisdiction ?? ""}` : kind, value),
  );
}

/** Numbers that stand, and those that the row adds. */
function joined({ identifiers }: Judgment, { identifiers: added = [] }: TemplateRow["said"]) {
  const known = new Set(identifiers.map(({ kind, value }) => keyOf(kind, value)));
  return [...identifiers, ...added.filter(({ kind, value }) => !known.has(keyOf(kind, value)))];
}

/** What the row says over what stands; rules propose elements of a new judgment whose cells are empty. */
function combined({ said, elements }: TemplateRow, standing: Judgment | undefined) {
  const codedBy = { ...standing?.elements.codedBy };
  for (const element of ["acts", "means", "purposes", "forms", "sectors"] as const)
    if (elements[element] !== undefined) codedBy[element] = "source";
  if (standing !== undefined) {
    const judgment = {
      ...standing,
      ...keepBeside(said, standing),
      identifiers: joined(standing, said),
      elements: { ...standing.elements, ...elements, codedBy },
    };
    return { judgment, read: null };
  }
  const read: ReadElements = readElements({
    cells: Object.fromEntries(
      (["acts", "means", "purposes", "forms", "sectors"] as const).map((element) => [
        element,
        (elements[element] ?? []).join(";"),
      ]),
    ),
    text: said.facts?.text,
    lang: said.facts?.lang ?? "en",
  });
  return {
    judgment: { ...said, decided: said.decided ?? null, elements: { ...elements, ...asElements(read) } },
    read,
  };
}

async function read(open: Open & Pick<InspectContext, "matched" | "inTx">): Promise<RecordsRead> {
  const rows: InFile[] = [];
  const { rowsRead, rejections, warnings } = await walkTable(
    {
      open,
      required: [],
      read: readTemplateRow,
      nameOf: ({ columns }) => fieldsOfColumns({ fields, columns, matched: open.matched, lang: open.lang }),
    },
    (row, value, refuse) => rows.push({ row, value, refuse }),
  );
  const byNumber = await codesByNumber(open.inTx, rows);
  const codeOf = (value: TemplateRow) =>
    value.code ?? keysOf(value).flatMap((key) => byNumber.get(key) ?? [])[0] ?? null;
  const codes = rows.flatMap(({ value }) => codeOf(value) ?? []);
  const here: ReadonlyMap<string, Standing> = await open.inTx((context) => standingByCode(context, codes));
  const tally = new Tally();
  const records: FileRecord[] = [];
  for (const { row, value, refuse } of rows) {
    const code = codeOf(value);
    const standing = code === null ? undefined : here.get(code);
    if (value.code !== null && standing === undefined) {
      refuse("code", value.code, "code-here");
      continue;
    }
    const { judgment, read: elements } = combined(value, standing?.judgment);
    const checked = Judgment.safeParse(judgment as JudgmentInput);
    if (!checked.success) {
      for (const { path, message } of checked.error.issues)
        refuse(String(path[0] ?? ""), "", "record", { message: message.slice(0, 200) });
      continue;
    }
    if (elements !== null) tally.add(row, elements);
    tally.add(row, { decided: oneRead(checked.data.decided, "") });
    records.push({
      row,
      judgment: checked.data,
      ...(standing === undefined ? {} : { revises: standing.code }),
    });
  }
  return { records, rowsRead, rejections, tally, warnings };
}

/** Judgments in Palermo's own table, new ones and revisions of those that are here. */
export const caselawTemplate = recordImporter({
  name: "caselaw-template",
  extensions: tableExtensions,
  fields,
  columns: templateColumns.map((name) => ({ from: name, to: name })),
  read,
});
