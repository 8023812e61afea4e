import { type CodeList, readCodeList } from "./code.ts";
import file from "./data/duties.json" with { type: "json" };
import type { Label } from "./lang.ts";
import { readArray, readLabel, readOneOf, readRow, readText } from "./read.ts";

export const dutyInstruments = ["UNTOC", "TIP", "SOM", "COE197"] as const;
export type DutyInstrument = (typeof dutyInstruments)[number];

/** How binding a provision is, by our reading of its verb (shall, shall with a limit, endeavour, consider, may). */
export const dutyLevels = [
  "mandatory",
  "mandatory_qualified",
  "endeavour",
  "consider",
  "optional",
  "definition",
  "safeguard",
] as const;
export type DutyLevel = (typeof dutyLevels)[number];

/** Where a gap assessment looks first. */
export const dutyAssessments = ["law", "policy", "practice", "cooperation"] as const;
export type DutyAssessment = (typeof dutyAssessments)[number];

/** A provision of the Convention, a Protocol or CETS 197; the description is our own wording, never treaty text. */
export type LegalDuty = Readonly<{
  id: string;
  instrument: DutyInstrument;
  article: string;
  paragraph: string | null;
  topic: string;
  level: DutyLevel;
  assess: DutyAssessment;
  description: Label;
}>;

function readDuty(value: unknown): LegalDuty {
  const row = readRow(value, "duty");
  const id = readText(row.id, "duty.id");
  return {
    id,
    instrument: readOneOf(row.instrument, dutyInstruments, `${id}.instrument`),
    article: readText(row.article, `${id}.article`),
    paragraph: row.paragraph === null ? null : readText(row.paragraph, `${id}.paragraph`),
    topic: readText(row.topic, `${id}.topic`),
    level: readOneOf(row.level, dutyLevels, `${id}.level`),
    assess: readOneOf(row.assess, dutyAssessments, `${id}.assess`),
    description: readLabel(row.description, `${id}.description`),
  };
}

export const dutiesSource: string = file.source;

/** 278 provisions: UNTOC 127, TIP Protocol 48, SOM Protocol 60, CETS 197 43 (regional option). A lawyer should review the levels. */
export const duties: readonly LegalDuty[] = readArray(file.duties, "duties").map(readDuty);

/** Labels for instruments, topics, levels, ways of assessing and the scale of fulfilment. */
export const dutyLists: readonly CodeList[] = readArray(file.lists, "duty lists").map(readCodeList);

export type DutyListName =
  | "duty-instrument"
  | "duty-topic"
  | "duty-level"
  | "duty-assess"
  | "duty-fulfilment";

/** A list of labels by name; throws when the data file lacks it. */
export function getDutyList(name: DutyListName): CodeList {
  const list = dutyLists.find((candidate) => candidate.name === name);
  if (!list) throw new Error(`vocabulary: duties lack the list ${name}`);
  return list;
}

/** A duty by its id (such as "TIP-3.c"), or nothing. */
export function findDuty(id: string): LegalDuty | undefined {
  return duties.find((duty) => duty.id === id);
}
