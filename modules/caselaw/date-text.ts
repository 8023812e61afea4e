import type { Lang } from "@palermo/vocabulary";
import { formatPartialDate } from "#kernel/words";
import { texts } from "./public/texts.ts";

/** A date as far as it is known, in words, as the pages for everybody say it: "28 November 2023", "about 2018". */
export function dateText(lang: Lang, edtf: string): string {
  return formatPartialDate({ text: edtf }, lang, (word, { date, end = "" }) =>
    texts[lang].date[word].replace("{{date}}", date).replace("{{end}}", end),
  );
}
