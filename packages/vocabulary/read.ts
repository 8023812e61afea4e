import { type Label, langs } from "./lang.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Narrows a value to a plain object; `where` names the place in the error. */
export function readRow(value: unknown, where: string): Row {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`vocabulary: ${where} is ${typeof value}, expected an object`);
  }
  return Object.fromEntries(Object.entries(value));
}

/** Narrows a value to an array. */
export function readArray(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`vocabulary: ${where} is ${typeof value}, expected a list`);
  return value;
}

/** Narrows a value to a text that is not empty. */
export function readText(value: unknown, where: string): string {
  if (typeof value !== "string" || value.trim() === "") {
    throw new Error(`vocabulary: ${where} is ${JSON.stringify(value)}, expected a text`);
  }
  return value;
}

/** Narrows a value to one of a closed set of texts. */
export function readOneOf<T extends string>(value: unknown, allowed: readonly T[], where: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new Error(
      `vocabulary: ${where} is ${JSON.stringify(value)}, expected one of ${allowed.join(", ")}`,
    );
  }
  return found;
}

/** Reads a label and refuses one that lacks a language. */
export function readLabel(value: unknown, where: string): Label {
  const row = readRow(value, where);
  const [ar, zh, en, fr, ru, es] = langs.map((lang) => readText(row[lang], `${where}.${lang}`));
  return { ar: ar ?? "", zh: zh ?? "", en: en ?? "", fr: fr ?? "", ru: ru ?? "", es: es ?? "" };
}
