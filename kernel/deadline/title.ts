import { z } from "zod";
import { isLang, type Lang, langs } from "../i18n/lang.ts";

/** What must be done: as somebody wrote it, or, for deadlines that Palermo sets, in whichever language it is read. */
export type DeadlineTitle = string | ((lang: Lang) => string);

/** Before the words in all languages; nobody types it. */
const mark = "\u001e";
const Told = z.record(z.string(), z.string());

/** The title as it is sealed: plain, or in every language. */
export function titleToSeal(title: DeadlineTitle): string {
  if (typeof title === "string") return title.replaceAll(mark, "");
  return mark + JSON.stringify(Object.fromEntries(langs.map((lang) => [lang, title(lang)])));
}

/** The title in the reader's language. */
export function titleIn(lang: Lang, sealed: string): string {
  if (!sealed.startsWith(mark)) return sealed;
  const told = Told.parse(JSON.parse(sealed.slice(mark.length)));
  return told[isLang(lang) ? lang : "en"] ?? told.en ?? "";
}
