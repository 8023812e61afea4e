import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Line } from "../../lines/line.ts";
import { countryName } from "../court-fields.ts";

/** What a measure, an asset or an order says of itself, as sentences in the reader's language. */
export function useDetails(): (line: Pick<Line, "kind" | "details" | "hearingId">) => string[] {
  const { t, lang } = useText("court");
  const { date } = useFormat();
  return ({ kind, details, hearingId }) => {
    const word = (name: string) => {
      const value = details[name];
      return typeof value === "string" && value !== "" ? value : null;
    };
    const said = (name: string, sentence: (value: string) => string) => {
      const value = word(name);
      return value === null ? null : sentence(value);
    };
    const { instalments, family } = details;
    return [
      word("described"),
      said("country", (code) => {
        const country = countryName(code, lang);
        return kind === "measure" ? t("detail.link", { country }) : country;
      }),
      said("pseudonym", (name) => t("detail.pseudonym", { name })),
      said("liaisonUnit", (unit) => t("detail.liaison", { unit })),
      typeof family === "number" && family > 0 ? t("detail.family", { count: family }) : null,
      word("arrangements"),
      details.defenceQuestioned === true ? t("detail.questioned") : null,
      said("order", (number) => t("detail.order", { number })),
      said("firstDue", (day) =>
        typeof instalments === "number" && instalments > 1
          ? t("detail.instalments", { count: instalments, day: date(day) })
          : t("detail.one-part", { day: date(day) }),
      ),
      hearingId === null ? null : t("detail.hearing-only"),
    ].filter((one) => one !== null);
  };
}
