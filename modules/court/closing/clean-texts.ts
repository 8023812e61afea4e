import type { TellsWho } from "#modules/casefile";
import { text } from "../text.ts";
import { closingFields, type DraftTexts, type TellingPlace } from "./closing.ts";
import { findPeople } from "./find-people.ts";
import { isAccused } from "./read-closed.ts";

const around = 40;
const langs = ["ar", "zh", "en", "fr", "ru", "es"] as const;

/** Every place of the texts that tells who somebody of the case is. */
export function tellingPlaces(texts: DraftTexts, people: readonly TellsWho[]): TellingPlace[] {
  const phrases = people.flatMap((one) => one.phrases ?? []);
  return closingFields.flatMap((field) =>
    findPeople(texts[field], phrases).map(({ at, end }) => ({
      field,
      found: texts[field].slice(at, end),
      before: texts[field].slice(Math.max(0, at - around), at),
      after: texts[field].slice(end, end + around),
    })),
  );
}

/** The same texts with neutral words in place of whatever tells who somebody is: one number for one person throughout. */
export function cleanTexts(texts: DraftTexts, people: readonly TellsWho[]): DraftTexts {
  const lang = langs.find((one) => one === texts.lang) ?? "en";
  const numbers = { accused: 0, person: 0 };
  const neutral = people.map((one) => {
    const noun = isAccused(one) ? "accused" : "person";
    numbers[noun] += 1;
    return {
      phrases: one.phrases ?? [],
      words: text(lang, `closing.${noun}-number`, { number: numbers[noun] }),
    };
  });
  const clean = { ...texts };
  for (const field of closingFields) {
    const whole = findPeople(
      texts[field],
      neutral.flatMap(({ phrases }) => phrases),
    );
    let made = texts[field];
    for (const { at, end } of [...whole].reverse()) {
      const found = made.slice(at, end);
      const who = neutral.find(({ phrases }) =>
        findPeople(found, phrases).some((one) => one.at === 0 && one.end === found.length),
      );
      made = `${made.slice(0, at)}${who?.words ?? "…"}${made.slice(end)}`;
    }
    clean[field] = made;
  }
  return clean;
}
