import names from "../data/names.json" with { type: "json" };
import { simplifyHan } from "../script/read-han.ts";
import { stripLatin } from "../script/read-latin.ts";
import { foldText } from "./fold-text.ts";
import { unifyArabicCompound, unifyLatinCompound } from "./join-compounds.ts";

/** Bring a word of any script into the form under which the dictionary knows it. */
function dictionaryForm(word: string): string {
  if (/\p{Script=Latin}/u.test(word)) return unifyLatinCompound(stripLatin(word));
  if (/\p{Script=Arabic}/u.test(word)) return unifyArabicCompound(word);
  if (/\p{Script=Han}/u.test(word)) return simplifyHan(word);
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
}

const INDEX = new Map<string, string[]>();
for (const [id, forms] of Object.entries(names)) {
  for (const form of forms.split(" ")) {
    const key = dictionaryForm(foldText(form));
    const ids = INDEX.get(key);
    if (ids) ids.push(id);
    else INDEX.set(key, [id]);
  }
}

/** Ids of the name families that hold one of the forms (Mohammed, محمد and Мухаммед share `mohammed`); sorted. */
export function findNameIds(forms: Iterable<string>): string[] {
  const ids = new Set<string>();
  for (const form of forms) for (const id of INDEX.get(dictionaryForm(form)) ?? []) ids.add(id);
  return [...ids].sort();
}
