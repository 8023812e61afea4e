import type { SearchEntry, SearchText } from "#kernel/text-search";
import type { TranslatedText } from "#kernel/words";
import type { Publication, Reach } from "./words.ts";

export const collection = "library.publication";

export type Published = { publication_id: string; content: Publication; audience: Reach };

function inEach(
  field: string,
  { lang, text, translations }: TranslatedText,
  weight: SearchText["weight"],
): SearchText[] {
  const others = Object.entries(translations).flatMap(([of, one]) =>
    one ? [{ field, lang: of, text: one.text, weight }] : [],
  );
  return [{ field, lang, text, weight }, ...others];
}

/** What is searched of a published entry. */
export function searchEntryOf({ publication_id, content, audience }: Published) {
  const { title, abstract, authors, publisher, series, year } = content;
  const names = [...authors, publisher, ...(series === undefined ? [] : [series])].join("; ");
  const entry: SearchEntry & { audience: Reach } = {
    collection,
    recordId: publication_id,
    title: title.text,
    titleLang: title.lang,
    sortDate: year === null ? null : `${year}-01-01`,
    facets: {
      kind: [content.kind],
      topic: content.topics,
      audience: content.audience,
      language: content.languages,
      year: year === null ? [] : [String(year)],
    },
    texts: [
      ...inEach("title", title, "A"),
      // What stands first is shown of a publication where nothing was asked.
      ...(abstract === undefined ? [] : inEach("abstract", abstract, "B")),
      { field: "author", lang: "und", text: names, weight: "B" },
    ],
    audience,
  };
  return entry;
}
