import { type AnyList, codeList, findByMapping, findCode, findCountry, langs } from "@palermo/vocabulary";
import { type CellProblem, foldName, withoutApostrophe } from "#kernel/import";
import { readPartialDate } from "#kernel/words";
import type { ExchangeField } from "./fields.ts";

type Params = Readonly<Record<string, string | number>>;
export type ReadCell =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: CellProblem; readonly params: Params };

/** What an export writes where the reader may not see a value. Read again, it changes nothing. */
export const withheldMark = "[withheld]";

const limits = { key: 100, text: 300, "long-text": 20_000 } as const;

/** Reads one cell into its canonical text: codes, EDTF dates, country and language codes. */
export function readCell(field: ExchangeField, cell: string): ReadCell {
  const text = withoutApostrophe(cell).normalize("NFC").trim();
  if (text === "") return good("");
  switch (field.kind) {
    case "key":
    case "text":
    case "long-text":
      return text.length > limits[field.kind] ? bad("too-long", { limit: limits[field.kind] }) : good(text);
    case "date":
      return readDate(text);
    case "number":
      return /^-?\d+([.,]\d+)?$/.test(text) ? good(text.replace(",", ".")) : bad("bad-number");
    case "whole-number":
      return /^\d{1,3}$/.test(text) && Number(text) <= 130
        ? good(String(Number(text)))
        : bad("bad-whole-number", { from: 0, to: 130 });
    case "checkbox":
      return readCheckbox(text);
    case "countries":
      return readCountries(text);
    case "language":
      return readLanguage(text);
    case "choice":
    case "choices":
      return readChoices(field, text);
  }
}

function good(value: string): ReadCell {
  return { ok: true, value };
}

function bad(problem: CellProblem, params: Params = {}): ReadCell {
  return { ok: false, problem, params };
}

function readDate(text: string): ReadCell {
  const read = readPartialDate(text.replace(/T00:00(:00)?(\.000Z)?$/, ""));
  if (read.ok) return good(read.value.text);
  const impossible = read.problem === "no-such-day" || read.problem === "no-such-month";
  return impossible ? bad("impossible-date", { value: text.slice(0, 40) }) : bad("bad-date");
}

const yes = ["true", "yes", "y", "1", "x", "oui", "sí", "si", "да", "是", "نعم"];
const no = ["false", "no", "n", "0", "non", "нет", "否", "لا"];

function readCheckbox(text: string): ReadCell {
  const folded = text.toLowerCase();
  if (yes.includes(folded)) return good("true");
  return no.includes(folded) ? good("false") : bad("not-in-list", { list: "true, false" });
}

function split(text: string): string[] {
  return text
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** `NA` is Namibia here: an empty cell alone says nothing. */
function readCountries(text: string): ReadCell {
  const codes: string[] = [];
  for (const part of split(text)) {
    if (part.toLowerCase() === "stateless") codes.push("stateless");
    else {
      const found =
        findCountry({ alpha2: part }) ?? findCountry({ alpha3: part }) ?? findCountry({ name: part });
      if (found === undefined) return bad("unknown-country");
      codes.push(found.alpha2);
    }
  }
  return good([...new Set(codes)].join(";"));
}

function readLanguage(text: string): ReadCell {
  const folded = text.toLowerCase();
  const found =
    findCode("language", folded) ??
    findByMapping("language", "iso639-2", folded) ??
    findByMapping("language", "iso639-3", folded) ??
    findLabel("language", text);
  return found === undefined ? bad("unknown-language") : good(found.code);
}

function readChoices(field: ExchangeField, text: string): ReadCell {
  const list = field.list;
  if (list === undefined) return good(text);
  const parts = field.kind === "choices" ? split(text) : [text];
  const codes: string[] = [];
  for (const part of parts) {
    const code = findChoice(field, list, part);
    if (code === undefined) return bad("not-in-list", { list: offered(list) });
    if (!codes.includes(code)) codes.push(code);
  }
  return good(codes.join(";"));
}

/** By code, by label in any of the six languages, or as the standard's definitions name a means of control. */
function findChoice(field: ExchangeField, list: AnyList, text: string): string | undefined {
  const folded = foldName(text);
  const byCode = resolved(list).find((entry) => foldName(entry.code) === folded) ?? findLabel(list, text);
  if (byCode !== undefined) return byCode.code;
  if (field.name !== "vic_MethodsOfControl") return undefined;
  const defined = findByMapping("means-of-control", "htcdsDefinition", text);
  return defined === undefined ? undefined : (defined.mappings.htcds?.[0] ?? text);
}

function findLabel(list: AnyList, text: string) {
  const folded = foldName(text);
  return resolved(list).find((entry) => langs.some((lang) => foldName(entry.label[lang]) === folded));
}

function resolved(list: AnyList) {
  return typeof list === "string" ? codeList(list).codes : list.codes;
}

function offered(list: AnyList): string {
  const codes = resolved(list).map((entry) => entry.code);
  return codes.slice(0, 12).join(", ") + (codes.length > 12 ? ", …" : "");
}
