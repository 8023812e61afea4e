import forms from "../data/legal-forms.json" with { type: "json" };
import { stripLatin } from "../script/read-latin.ts";
import type { Word } from "./split-words.ts";

/** Legal forms as word lists with their class, longest first, so that "limited liability company" beats "company". */
const FORMS: readonly { words: readonly string[]; form: string }[] = Object.entries(forms)
  .flatMap(([form, list]) =>
    list.filter((text) => !text.endsWith("_")).map((text) => ({ words: text.split(" "), form })),
  )
  .sort((left, right) => right.words.length - left.words.length);

const plain = (word: Word | undefined): string =>
  word === undefined
    ? ""
    : word.script === "latin" || word.script === "none"
      ? stripLatin(word.text)
      : word.text;

/** Take legal forms off both ends of an organisation's name; at least one word stays. */
export function takeLegalForms(words: readonly Word[]): { words: Word[]; legalForm?: string } {
  let rest = [...words];
  let legalForm: string | undefined;
  for (let round = 0; round < 3; round += 1) {
    const keys = rest.map(plain);
    const fits = (list: readonly string[], from: number) =>
      list.every((word, index) => keys[from + index] === word);
    const end = FORMS.find(
      ({ words: list }) => list.length < keys.length && fits(list, keys.length - list.length),
    );
    const start = end
      ? undefined
      : FORMS.find(({ words: list }) => list.length < keys.length && fits(list, 0));
    const found = end ?? start;
    if (!found) break;
    if (legalForm === undefined || legalForm === "company") legalForm = found.form;
    rest = end ? rest.slice(0, rest.length - found.words.length) : rest.slice(found.words.length);
  }
  return legalForm === undefined ? { words: rest } : { words: rest, legalForm };
}
