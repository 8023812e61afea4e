import { findCountry, type Lang } from "@palermo/vocabulary";
import { textIn } from "#kernel/words";
import { apart } from "../apart.ts";
import { dateText } from "../date-text.ts";
import { text } from "../text.ts";
import type { DigestCase } from "./build.ts";

/** The name of a jurisdiction; `INT` is an international or regional body. */
export function placeName(lang: Lang, jurisdiction: string): string {
  return findCountry({ alpha2: jurisdiction })?.label[lang] ?? text(lang, "read.international");
}

/** A case as the list of references has it. */
export function referenceOf(lang: Lang, one: DigestCase): string {
  const known = one.identifiers.map(({ value }) => value).join("; ");
  const parts = [
    textIn(one.title, lang).text,
    `${textIn(one.court, lang).text} (${placeName(lang, one.jurisdiction)})`,
    one.decided === null ? "" : dateText(lang, one.decided),
    known,
    one.code,
    one.finality === "not-final" ? text(lang, "finality.not-final") : "",
  ];
  return apart(lang, parts).join(lang === "ar" ? "، " : ", ");
}
