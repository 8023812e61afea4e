import { directionOf, type Lang } from "#kernel/words";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** A value put into a sentence: isolated where its direction may differ from the sentence's. */
export function isolated(value: string, lang: Lang): string {
  return directionOf(lang) === "rtl" || rightToLeft.test(value) ? `\u2068${value}\u2069` : value;
}

/**
 * Parts of a line with dots between them. Each part is isolated, so that a name in Latin letters does not pull a
 * date apart in an Arabic line (Unicode bidirectional algorithm, FSI and PDI).
 */
export function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== "")
    .map((part) => `\u2068${part}\u2069`)
    .join(" · ");
}
