import { withheldMark } from "./cell.ts";
import type { ExistingCase, ExistingPerson } from "./existing.ts";
import { exchangeFields } from "./fields.ts";

export type ExportTable = {
  readonly columns: readonly string[];
  readonly labels: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** People whose identity the reader may not see. */
  readonly withheld: number;
};

/** Without these a list of people is none; they are marked where they are withheld. */
const alwaysTold = [
  "cas_Id",
  "prs_Id",
  "pal_CaseKind",
  "pal_Capacity",
  "prs_FirstName",
  "prs_SecondName",
  "prs_Birthdate",
  "cas_Status",
];
const identity = new Set(["prs_FirstName", "prs_SecondName", "prs_Birthdate"]);

/** Cases and people as the standard's columns; only columns that hold something, keys first. */
export function exportTable(cases: readonly ExistingCase[], people: readonly ExistingPerson[]): ExportTable {
  const caseById = new Map(cases.map((found) => [found.row.case_id, found]));
  const records = people.flatMap((person) => {
    const found = caseById.get(person.caseId);
    return found === undefined ? [] : [recordOf(found, person)];
  });
  const told = new Set(alwaysTold);
  for (const { values } of records)
    for (const name of Object.keys(values)) if (values[name] !== "") told.add(name);
  const fields = exchangeFields.filter((field) => told.has(field.name));
  return {
    columns: fields.map((field) => field.name),
    labels: fields.map((field) => field.label),
    rows: records.map(({ values, withheld }) =>
      fields.map(({ name }) => values[name] ?? (withheld && identity.has(name) ? withheldMark : "")),
    ),
    withheld: records.filter(({ withheld }) => withheld).length,
  };
}

type ExportRecord = { readonly values: Readonly<Record<string, string>>; readonly withheld: boolean };

function recordOf(found: ExistingCase, person: ExistingPerson): ExportRecord {
  const { row } = found;
  const [first] = person.participants;
  const personCode = first?.person_code ?? "";
  const imported = row.imported && row.reference !== "";
  const values = {
    ...found.values,
    ...person.values,
    cas_Id: imported ? row.reference : row.code,
    prs_Id: imported ? (person.sourceKey ?? personCode) : personCode,
  };
  return { values, withheld: first?.revealable === false };
}
