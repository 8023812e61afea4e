import { type CodeList, readCodeList } from "./code.ts";
import file from "./data/htcds.json" with { type: "json" };
import type { Label } from "./lang.ts";
import { readArray, readLabel, readRow, readText } from "./read.ts";

/** A column of the Human Trafficking Case Data Standard 2.0, named and typed as there. */
export type HtcdsField = Readonly<{
  table: string;
  name: string;
  prefixedName: string;
  label: Label;
  /** The standard's own word, such as "Multiselect Picklist"; null where the sheet leaves it empty. */
  type: string | null;
  core: boolean;
  deprecated: boolean;
  /** Name of a list in `htcdsPickLists`. */
  pickList?: string;
  /** Outer standards that the field points to, such as "ISO 3166". */
  standards: readonly string[];
}>;

export type HtcdsTable = Readonly<{
  key: string;
  prefix: string;
  label: Label;
  fields: readonly HtcdsField[];
}>;

function readField(value: unknown, table: string): HtcdsField {
  const row = readRow(value, table);
  const prefixedName = readText(row.prefixedName, `${table}.prefixedName`);
  const { type, pickList, standards } = row;
  return {
    table,
    name: readText(row.name, `${prefixedName}.name`),
    prefixedName,
    label: readLabel(row.label, `${prefixedName}.label`),
    type: type === null ? null : readText(type, `${prefixedName}.type`),
    core: row.core === true,
    deprecated: row.deprecated === true,
    ...(typeof pickList === "string" ? { pickList } : {}),
    standards:
      standards === undefined
        ? []
        : readArray(standards, `${prefixedName}.standards`).map((text) => readText(text, prefixedName)),
  };
}

function readTable(value: unknown): HtcdsTable {
  const row = readRow(value, "htcds table");
  const key = readText(row.key, "htcds table key");
  return {
    key,
    prefix: readText(row.prefix, `${key}.prefix`),
    label: readLabel(row.label, `${key}.label`),
    fields: readArray(row.fields, key).map((field) => readField(field, key)),
  };
}

/** Where the standard comes from and how it may be used (CC BY 4.0; the translations are ours). */
export const htcdsSource = { source: file.source, licence: file.licence } as const;

/** The nine tables in the order of the standard. */
export const htcdsTables: readonly HtcdsTable[] = readArray(file.tables, "htcds tables").map(readTable);

/** All 84 fields, so that an importer can check its columns. */
export const htcdsFields: readonly HtcdsField[] = htcdsTables.flatMap(({ fields }) => fields);

/** The standard's pick-lists; codes are kept for exchange as they are, misspellings included ("Unaquainted"). */
export const htcdsPickLists: readonly CodeList[] = readArray(file.pickLists, "htcds pick-lists").map(
  readCodeList,
);

/** A field by its name with prefix (such as "vic_TraffickingStatus"), or nothing. */
export function findHtcdsField(prefixedName: string): HtcdsField | undefined {
  return htcdsFields.find((field) => field.prefixedName === prefixedName);
}

/** The pick-list of a field, or nothing where the field is free. */
export function findHtcdsPickList(prefixedName: string): CodeList | undefined {
  const name = findHtcdsField(prefixedName)?.pickList;
  return name === undefined ? undefined : htcdsPickLists.find((list) => list.name === name);
}
