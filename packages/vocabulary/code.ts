import type { Label } from "./lang.ts";
import { readArray, readLabel, readOneOf, readRow, readText } from "./read.ts";

/** How far a line can be trusted: seen in a source, written from general knowledge, or our own proposal. */
export const statuses = ["verified", "knowledge", "proposed"] as const;
export type Status = (typeof statuses)[number];

/** Vocabularies that a code can point to; `ctdc` and `unodc` hold the texts found in the published files. */
export const mappingSystems = [
  "htcds",
  "htcdsDefinition",
  "ctdc",
  "iccs",
  "sherloc",
  "unodc",
  "eurostat",
  "ilo11",
  "palermo",
  "purpose",
  "isic",
  "ictip",
  "iso639-2",
  "iso639-3",
] as const;
export type MappingSystem = (typeof mappingSystems)[number];
export type Mappings = Readonly<Partial<Record<MappingSystem, readonly string[]>>>;

export type Code = Readonly<{
  code: string;
  label: Label;
  source: string;
  status: Status;
  parent?: string;
  group?: string;
  min?: number;
  max?: number;
  mappings: Mappings;
}>;

export type CodeList = Readonly<{ name: string; source: string; status: Status; codes: readonly Code[] }>;

function readMappings(value: unknown, where: string): Mappings {
  if (value === undefined) return {};
  const mappings: Partial<Record<MappingSystem, readonly string[]>> = {};
  for (const [system, values] of Object.entries(readRow(value, where))) {
    const key = readOneOf(system, mappingSystems, `${where} system`);
    mappings[key] = readArray(values, `${where}.${key}`).map((text) => readText(text, `${where}.${key}`));
  }
  return mappings;
}

/** Reads one list from its data file; throws with list, code and field when the file is malformed. */
export function readCodeList(raw: unknown): CodeList {
  const file = readRow(raw, "list");
  const name = readText(file.name, "list name");
  const source = readText(file.source, `${name}.source`);
  const status = readOneOf(file.status, statuses, `${name}.status`);
  const codes = readArray(file.codes, `${name}.codes`).map((value, index): Code => {
    const row = readRow(value, `${name}[${index}]`);
    const code = readText(row.code, `${name}[${index}].code`);
    const where = `${name}.${code}`;
    const { parent, group, min, max } = row;
    return {
      code,
      label: readLabel(row.label, `${where}.label`),
      source: row.source === undefined ? source : readText(row.source, `${where}.source`),
      status: row.status === undefined ? status : readOneOf(row.status, statuses, `${where}.status`),
      mappings: readMappings(row.mappings, `${where}.mappings`),
      ...(typeof parent === "string" ? { parent } : {}),
      ...(typeof group === "string" ? { group } : {}),
      ...(typeof min === "number" ? { min } : {}),
      ...(typeof max === "number" ? { max } : {}),
    };
  });
  return { name, source, status, codes };
}
