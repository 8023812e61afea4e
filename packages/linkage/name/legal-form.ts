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
    const letter = (index: number) => /^\p{L}$/u.test(keys[index] ?? "");
    /** The form stands there, and does not cut through a run of single letters (A.B.C. holds no AB). */
    const fits = (list: readonly string[], from: number) =>
      list.length < keys.length &&
      list.every((word, index) => keys[from + index] === word) &&
      !(letter(from) && letter(from - 1)) &&
      !(letter(from + list.length - 1) && letter(from + list.length));
    const end = FORMS.find(({ words: list }) => fits(list, keys.length - list.length));
    const start = end ? undefined : FORMS.find(({ words: list }) => fits(list, 0));
    const found = end ?? start;
    if (!found) break;
    if (legalForm === undefined || legalForm === "company") legalForm = found.form;
    rest = end ? rest.slice(0, rest.length - found.words.length) : rest.slice(found.words.length);
  }
  return legalForm === undefined ? { words: rest } : { words: rest, legalForm };
}

/** Join runs of single letters in an organisation's name (A.B.C., J.P.), unless the run is a legal form itself. */
export function joinLetters(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let index = 0; index < words.length; ) {
    let end = index;
    while (end < words.length && /^\p{L}$/u.test(plain(words[end]))) end += 1;
    const run = words.slice(index, end);
    const [first] = run;
    const isForm = FORMS.some((form) => form.words.join("") === run.map(plain).join(""));
    if (first && run.length > 1 && !isForm)
      out.push({ ...first, text: run.map((word) => word.text).join("") });
    else if (run.length > 0) out.push(...run);
    else {
      const word = words[index];
      if (word) out.push(word);
      end = index + 1;
    }
    index = end;
  }
  return out;
}
