import { labelOf } from "@palermo/vocabulary";
import type { Lang } from "#kernel/words";
import type { Element, Instrument } from "../screening.ts";
import { toldIn } from "../words/instrument.ts";

/** The text of a question in the reader's language, by the instruments that were used. */
export function questionText(
  asked: readonly Instrument[],
  { instrument, question }: { instrument: string; question: string },
  lang: Lang,
): string {
  const found = asked
    .find((one) => one.id === instrument)
    ?.sections.flatMap(({ questions }) => questions)
    .find(({ id }) => id === question);
  return found === undefined ? question : toldIn(found.text, lang).text;
}

/** What a code of an element is called; codes of the Protocols by the vocabulary. */
export function codeName(
  t: (key: string) => string,
  { element, code }: { element: Element; code: string | undefined },
  lang: Lang,
): string | null {
  if (code === undefined) return null;
  if (element === "act" || element === "means" || element === "purpose") return labelOf(element, code, lang);
  if (element === "aggravation") return labelOf("som-aggravation", code, lang);
  return element === "offence" || element === "protection" ? t(`${element}.${code}`) : null;
}
