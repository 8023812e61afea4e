import type { PublishedJudgment } from "../find-published.ts";
import { namesSomebody } from "./named.ts";
import { countryName, dateText, joined, type Read, readText, type View } from "./view.ts";

/**
 * What a judgment is called where search engines and feeds keep it (rule L1): its title, or, where that or its defendants
 * may name somebody, the court, the day and the country.
 */
export function quietTitle({ judgment }: Pick<PublishedJudgment, "judgment">, view: View): Read {
  if (!namesSomebody(judgment)) return readText(judgment.title, view);
  const { decided, verdictOn, court, jurisdiction } = judgment;
  const day = decided ?? verdictOn;
  return {
    text: joined(view.lang, [
      readText(court, view).text,
      day !== null && dateText(day, view),
      countryName(jurisdiction, view),
    ]),
    lang: view.lang,
  };
}
