import type { FeedEntry, PublicFeed } from "#kernel/public-face";
import { quietTitle } from "./quiet-title.ts";
import { findOpen, searchOf } from "./search.ts";
import { base, countryName, dateText, facetValue, joined, readText, viewOf } from "./view.ts";

/** New judgments, or those that a search finds: the newest fifty. */
export const feed: PublicFeed = {
  path: "/feed.atom",
  async entries(ask) {
    const view = viewOf(ask);
    const { lang, say } = view;
    const search = { ...searchOf(ask), sort: "newest" as const, after: undefined };
    const { items } = await findOpen(ask, search, 50);
    const entries = items.map(({ record }): FeedEntry => {
      const { judgment, code } = record;
      const title = quietTitle(record, view);
      const line = joined(lang, [
        readText(judgment.court, view).text,
        countryName(judgment.jurisdiction, view),
        dateText(judgment.decided ?? judgment.verdictOn, view),
        judgment.finality === "not-final" && say("finality.not-final"),
      ]);
      // A feed is copied into other places for good: where somebody may be named, court, day and country are the title.
      return {
        path: `${base(lang)}/${code}`,
        title: title.text,
        titleLang: title.lang,
        published: new Date(record.publishedAt),
        updated: new Date(record.revisedAt),
        summary: line,
        categories: judgment.crimeTypes.map((crime) => facetValue("crime-type", crime, view)),
      };
    });
    const title = search.query === "" ? say("face.title") : say("list.search-title", { query: search.query });
    return { title, entries };
  },
};
