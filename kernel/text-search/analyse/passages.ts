import type { Place } from "./analyse-text.ts";

/** A piece of a text of a few lines; `start`: its first place in the record. */
export type Passage = {
  readonly start: number;
  readonly text: string;
  readonly lang: string;
  readonly field: string;
};

/** About as many places as a passage has. */
const usual = 60;
const most = 90;

/** Cuts a text into passages at ends of sentences where it can. */
export function passagesOf(
  text: string,
  places: readonly Place[],
  { from, lang, field }: { from: number; lang: string; field: string },
): Passage[] {
  const passages: Passage[] = [];
  let first = 0;
  for (let index = 0; index < places.length; index++) {
    const count = index - first + 1;
    const here = places[index];
    const next = places[index + 1];
    if (here === undefined) break;
    const between = next === undefined ? "" : text.slice(here.end, next.start);
    const ends =
      next === undefined || (count >= usual && /[.!?;。！？；؟۔…\n]/u.test(between)) || count >= most;
    if (!ends) continue;
    const begin = places[first];
    if (begin === undefined) break;
    const startsAt = first === 0 ? 0 : begin.start - leading(text, places[first - 1]?.end ?? 0, begin.start);
    const endsAt = next === undefined ? text.length : next.start - leading(text, here.end, next.start);
    passages.push({ start: from + begin.at, text: text.slice(startsAt, endsAt), lang, field });
    first = index + 1;
  }
  return passages;
}

/** How many signs before a passage's first word belong to it: an opening bracket or quotation mark. */
function leading(text: string, from: number, to: number): number {
  return /[([{«“„‘「『（《¿¡"']*$/u.exec(text.slice(from, to))?.[0].length ?? 0;
}
