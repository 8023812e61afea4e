import { type Lang, langs } from "@palermo/vocabulary";
import { text } from "../text.ts";
import type { Reading } from "./layout.ts";
import type { Publication } from "./stored.ts";

export type Publisher = Omit<Publication, "title"> & {
  /** Key of the title under `title` in the module's texts; its `{{years}}` are filled in. */
  readonly title: string;
};

/** A title of the module's texts in all languages. */
export function titleOf(key: string, params: Readonly<Record<string, string>>): Publication["title"] {
  return Object.fromEntries(langs.map((lang: Lang) => [lang, text(lang, `title.${key}`, params)]));
}

/** What stands with a publisher's file: the same for all languages but for its title. */
export function published(publisher: Publisher, { firstYear, lastYear }: Reading, place = ""): Publication {
  const years = firstYear === lastYear ? String(firstYear ?? "–") : `${firstYear ?? "?"}–${lastYear ?? "?"}`;
  return { ...publisher, title: titleOf(publisher.title, { years, place }) };
}
