import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { detailWords } from "../../lines/detail-words.ts";
import type { Line } from "../../lines/line.ts";
import { countryName } from "../court-fields.ts";

/** What a measure, an asset or an order says of itself, in the reader's language. */
export function useDetails(): (line: Pick<Line, "kind" | "details" | "hearingId">) => string[] {
  const { t, lang } = useText("court");
  const { date } = useFormat();
  return (line) =>
    detailWords(
      { t: (key, params) => t(key, params ?? {}), country: (code) => countryName(code, lang), day: date },
      line,
    );
}
