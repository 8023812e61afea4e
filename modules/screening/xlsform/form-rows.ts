import type { Told } from "../words/instrument.ts";
import { languageOf } from "./languages.ts";

/** One row of a sheet by the names in its heading. */
export type FormRow = { readonly row: number; readonly cells: ReadonlyMap<string, string> };
export type FormSheets = {
  readonly survey: readonly FormRow[];
  readonly choices: readonly FormRow[];
  readonly settings: readonly FormRow[];
};

export const formProblems = [
  "unknown-type",
  "no-name",
  "name-twice",
  "no-label",
  "no-list",
  "bad-relevant",
  "unknown-question",
  "loop",
  "group-not-closed",
  "no-questions",
  "bad-own-column",
] as const;
export type FormProblem = {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly problem: (typeof formProblems)[number];
  readonly params: Readonly<Record<string, string>>;
};

/** Types that a device fills in by itself; nothing is lost by leaving them out, and some would say where somebody was. */
export const leftOut = new Set([
  "start",
  "end",
  "today",
  "deviceid",
  "username",
  "phonenumber",
  "email",
  "audit",
  "start-geopoint",
  "subscriberid",
  "simserial",
]);
/** Columns that change what is asked and that no instrument can say. */
export const meaningful = [
  "calculation",
  "choice_filter",
  "constraint",
  "repeat_count",
  "trigger",
  "default",
];
/** The names of types that have a kind here. */
export const knownTypes = [
  "select_one",
  "select_multiple",
  "text",
  "integer",
  "decimal",
  "date",
  "note",
  "begin_group",
  "end_group",
];

/** An XLSForm's name as an id here. */
export function idOfName(name: string): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, "_");
  return (/^[a-z]/.test(plain) ? plain : `q_${plain}`).slice(0, 60);
}

export function toldOf(row: FormRow, column: string, defaultLang: string): Told | undefined {
  const found: Told = {};
  for (const [heading, text] of row.cells) {
    const lang = languageOf(heading, column);
    if (lang !== null && text.trim() !== "") found[lang === "default" ? defaultLang : lang] = text.trim();
  }
  return Object.keys(found).length === 0 ? undefined : found;
}
