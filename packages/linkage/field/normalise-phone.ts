import plans from "../data/calling-codes.json" with { type: "json" };
import { foldDigits } from "./fold-digits.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { type Outcome, refused } from "./outcome.ts";

/** Calling code by ISO 3166-1 alpha-2 (ITU-T E.164 list) and the trunk digits dialled before a national number. */
const CODES: ReadonlyMap<string, string> = new Map(Object.entries(plans.codes));
const TRUNKS: ReadonlyMap<string, string> = new Map(Object.entries(plans.trunks));
const ALL_CODES = new Set(CODES.values());

export interface Phone {
  /** `+` and up to 15 digits (E.164); without `+` when the country is not known. */
  value: string;
  /** Last eight digits: for finding across dialling habits. */
  key: string;
  /** Calling code, when known. */
  callingCode?: string;
}

function findCallingCode(digits: string): string | undefined {
  for (const length of [1, 2, 3]) {
    const code = digits.slice(0, length);
    if (ALL_CODES.has(code)) return code;
  }
  return undefined;
}

function international(digits: string): Outcome<Phone, "missing" | "too-short" | "too-long"> {
  const callingCode = findCallingCode(digits);
  const national = callingCode === undefined ? digits : digits.slice(callingCode.length);
  const bare = callingCode !== undefined && callingCode !== "39" ? national.replace(/^0/, "") : national;
  const value = `+${callingCode ?? ""}${bare}`;
  const base = { ok: true as const, value, key: value.slice(1).slice(-8) };
  return callingCode === undefined ? base : { ...base, callingCode };
}

/**
 * Bring a telephone number into international form; `defaultCountry` is the ISO 3166-1 alpha-2 code of the source.
 * Extensions are cut. Lengths are checked (7 to 15 digits), national numbering plans are not.
 */
export function normalisePhone(
  text: string,
  defaultCountry?: string,
): Outcome<Phone, "missing" | "too-short" | "too-long"> {
  if (isPlaceholder(text)) return refused("missing", "a telephone number, not a filler");
  const clean = foldDigits(text.normalize("NFKC")).replace(
    /(?:ext|x|доб|extension|poste)\.?\s*\d+\s*$/iu,
    "",
  );
  const digits = clean.replace(/\(0\)/g, "").replace(/\D/g, "");
  if (digits.length < 7) return refused("too-short", "at least seven digits");
  if (/^\D*\+/.test(clean) || digits.startsWith("00")) {
    const full = digits.replace(/^00/, "");
    return full.length > 15 ? refused("too-long", "at most fifteen digits (E.164)") : international(full);
  }
  if (digits.length > 15) return refused("too-long", "at most fifteen digits (E.164)");
  const country = defaultCountry?.toUpperCase();
  const callingCode = country === undefined ? undefined : CODES.get(country);
  if (country === undefined || callingCode === undefined)
    return { ok: true, value: digits, key: digits.slice(-8) };
  if (digits.startsWith(callingCode) && digits.length >= 11) return international(digits);
  const trunk = TRUNKS.get(country) ?? "0";
  const national = trunk !== "" && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits;
  const value = `+${callingCode}${national}`;
  return { ok: true, value, key: value.slice(1).slice(-8), callingCode };
}
