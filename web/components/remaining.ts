import type { TFunction } from "i18next";
import { dateLocale } from "#kernel/words";

/** "about 2 minutes left": rounded so that it does not flicker. */
export function remainingText(t: TFunction, lang: string, remainingMs: number): string {
  const seconds = Math.max(remainingMs / 1000, 1);
  const [amount, unit] =
    seconds < 55
      ? [Math.ceil(seconds / 5) * 5, "second"]
      : seconds < 5400
        ? [Math.ceil(seconds / 60), "minute"]
        : [Math.ceil(seconds / 3600), "hour"];
  const time = new Intl.NumberFormat(dateLocale(lang), {
    style: "unit",
    unit: unit as string,
    unitDisplay: "long",
  });
  return t("job.remaining", { time: time.format(amount as number) });
}
