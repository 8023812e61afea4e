import { foldName } from "#kernel/import";
import { type ExchangeField, exchangeFields } from "./fields.ts";

/** Other headings under which lists name the two keys. */
const keyNames: Readonly<Record<string, string>> = {
  casid: "cas_Id",
  cascaseid: "cas_Id",
  casnumber: "cas_Id",
  cascasenumber: "cas_Id",
  caseid: "cas_Id",
  casenumber: "cas_Id",
  prsid: "prs_Id",
  prspersonid: "prs_Id",
  personid: "prs_Id",
  id: "prs_Id",
};

const byFolded = new Map<string, ExchangeField>();
const labels = new Map<string, ExchangeField | null>();
for (const field of exchangeFields) {
  byFolded.set(foldName(field.name), field);
  // Labels such as "City" or "Type" mean nothing without their table.
  if (!/^(prs|vic|cas|pal)_/.test(field.name)) continue;
  const label = foldName(field.label);
  // A label that two fields share tells nothing.
  labels.set(label, labels.has(label) ? null : field);
}

export type Columns = {
  /** The field of each column of the file, by place; null for columns that are not read. */
  readonly fields: readonly (ExchangeField | null)[];
  readonly recognised: readonly { from: string; to: string }[];
  readonly ignored: readonly string[];
};

/** Finds the field of each heading: by its name with prefix, as a key, or by a label that only one field has. */
export function recogniseColumns(headings: readonly string[]): Columns {
  const taken = new Set<string>();
  const fields = headings.map((heading) => {
    const folded = foldName(heading);
    const key = keyNames[folded];
    const found = byFolded.get(key === undefined ? folded : foldName(key)) ?? labels.get(folded) ?? null;
    if (found === null || taken.has(found.name)) return null;
    taken.add(found.name);
    return found;
  });
  return columnsWith(headings, fields);
}

/** The columns of a file as the reader matched them to fields. */
export function matchedColumns(headings: readonly string[], matched: readonly (string | null)[]): Columns {
  return columnsWith(
    headings,
    headings.map((_heading, at) => byFolded.get(foldName(matched[at] ?? "")) ?? null),
  );
}

function columnsWith(headings: readonly string[], fields: readonly (ExchangeField | null)[]): Columns {
  return {
    fields,
    recognised: fields.flatMap((field, at) =>
      field === null ? [] : [{ from: headings[at] ?? "", to: field.name }],
    ),
    ignored: headings.filter((heading, at) => heading !== "" && fields[at] === null),
  };
}

/** The toolkit's workbooks hide the names in row 1 and show labels in row 2: such a row holds no record. */
export function isLabelRow(columns: Columns, cells: readonly string[]): boolean {
  let same = 0;
  let filled = 0;
  for (const [at, field] of columns.fields.entries()) {
    const cell = foldName(cells[at] ?? "");
    if (field === null || cell === "") continue;
    filled += 1;
    if (cell === foldName(field.label) || cell === foldName(field.name)) same += 1;
  }
  return filled > 1 && same * 2 > filled;
}
