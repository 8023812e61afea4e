import file from "./data/treaties.json" with { type: "json" };
import type { Label } from "./lang.ts";
import { readArray, readLabel, readOneOf, readRow, readText } from "./read.ts";

/** How a State becomes bound, from the letters of the UN Treaty Collection (none, A, AA, a, d). */
export const waysToBeBound = ["ratification", "acceptance", "approval", "accession", "succession"] as const;
export type WayToBeBound = (typeof waysToBeBound)[number];

/** A signatory or party; dates are days (ISO 8601), "EU" stands for the European Union. */
export type TreatyParticipant = Readonly<{
  alpha2: string;
  signed: string | null;
  bound: string | null;
  how: WayToBeBound | null;
}>;

export type Treaty = Readonly<{
  code: string;
  /** Chapter and number in the UN Treaty Collection. */
  number: string;
  label: Label;
  /** The convention that a protocol supplements. */
  supplements: string | null;
  adopted: string;
  inForce: string;
  participants: readonly TreatyParticipant[];
}>;

function readDay(value: unknown, where: string): string {
  const text = readText(value, where);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`vocabulary: ${where} is ${text}, expected a day`);
  return text;
}

function readParticipant(value: unknown, where: string): TreatyParticipant {
  const row = readRow(value, where);
  const alpha2 = readText(row.alpha2, `${where}.alpha2`);
  return {
    alpha2,
    signed: row.signed === null ? null : readDay(row.signed, `${where}.${alpha2}.signed`),
    bound: row.bound === null ? null : readDay(row.bound, `${where}.${alpha2}.bound`),
    how: row.how === null ? null : readOneOf(row.how, waysToBeBound, `${where}.${alpha2}.how`),
  };
}

function readTreaty(value: unknown): Treaty {
  const row = readRow(value, "treaty");
  const code = readText(row.code, "treaty.code");
  return {
    code,
    number: readText(row.number, `${code}.number`),
    label: readLabel(row.label, `${code}.label`),
    supplements: row.supplements === null ? null : readText(row.supplements, `${code}.supplements`),
    adopted: readDay(row.adopted, `${code}.adopted`),
    inForce: readDay(row.inForce, `${code}.inForce`),
    participants: readArray(row.participants, code).map((item) => readParticipant(item, code)),
  };
}

/** The day of the copy; later signatures and parties are missing and need an import. */
export const treatiesAsOf: string = readDay(file.asOf, "treaties.asOf");

export const treatiesSource: string = file.source;

/** UNTOC, its three Protocols and UNCAC with all signatories and parties up to `treatiesAsOf`. */
export const treaties: readonly Treaty[] = readArray(file.treaties, "treaties").map(readTreaty);

/** A treaty by its code, or nothing. */
export function findTreaty(code: string): Treaty | undefined {
  return treaties.find((treaty) => treaty.code === code);
}

/** Those bound on a day (by date of deposit, as the Treaty Collection counts), the European Union included. */
export function partiesOn(treaty: Treaty, day: string): readonly TreatyParticipant[] {
  return treaty.participants.filter(({ bound }) => bound !== null && bound <= day);
}
