import { findCountry, type Lang } from "@palermo/vocabulary";
import { textIn } from "#kernel/words";
import { apart } from "../apart.ts";
import { dateText } from "../date-text.ts";
import { text } from "../text.ts";
import type { DigestCase } from "./edition-words.ts";
import type { EditionShown } from "./read-editions.ts";

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

/** What an edition says of itself on paper: that it is frozen, what changed since, case by case, and which edition is newer. */
export function remarksOf(lang: Lang, edition: EditionShown, today: string): string[] {
  const { changes, fresh, newest } = edition;
  const titles = new Map(edition.built.cases.map(({ code, title }) => [code, textIn(title, lang).text]));
  return [
    text(lang, "edition.frozen", { day: dateText(lang, edition.frozenAt.slice(0, 10)) }),
    text(lang, changes.length + fresh === 0 ? "edition.unchanged" : "edition.changed-until", { day: today }),
    ...changes.map(({ code, kind, what }) => {
      const title = titles.get(code);
      return text(lang, `edition.change-${kind}`, {
        case: title === undefined ? code : `${title} (${code})`,
        what: apart(
          lang,
          what.map((part) => text(lang, `edition.part-${part}`)),
        ).join(lang === "ar" ? "، " : ", "),
      });
    }),
    ...(fresh === 0 ? [] : [text(lang, "edition.fresh", { count: fresh })]),
    ...(newest > edition.edition ? [text(lang, "edition.newer", { number: newest })] : []),
  ];
}
