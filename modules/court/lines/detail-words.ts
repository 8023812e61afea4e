import type { Line } from "./line.ts";

type Words = {
  readonly t: (key: string, params?: Record<string, string | number>) => string;
  readonly country: (code: string) => string;
  readonly day: (day: string) => string;
};

/** What a measure, an asset or an order says of itself, as sentences: on the page and in print. */
export function detailWords(
  { t, country, day }: Words,
  { kind, details, hearingId }: Pick<Line, "kind" | "details" | "hearingId">,
): string[] {
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
    said("country", (code) =>
      kind === "measure" ? t("detail.link", { country: country(code) }) : country(code),
    ),
    said("pseudonym", (name) => t("detail.pseudonym", { name })),
    said("liaisonUnit", (unit) => t("detail.liaison", { unit })),
    typeof family === "number" && family > 0 ? t("detail.family", { count: family }) : null,
    word("arrangements"),
    details.defenceQuestioned === true ? t("detail.questioned") : null,
    said("order", (number) => t("detail.order", { number })),
    said("firstDue", (first) =>
      typeof instalments === "number" && instalments > 1
        ? t("detail.instalments", { count: instalments, day: day(first) })
        : t("detail.one-part", { day: day(first) }),
    ),
    hearingId === null ? null : t("detail.hearing-only"),
  ].filter((one) => one !== null);
}
