import { isVowel, soundsOf } from "./sounds.ts";

/** Sound classes: sounds that spelling systems and scripts exchange for one another share a letter. */
const CLASSES: Readonly<Record<string, string>> = {
  b: "P",
  p: "P",
  f: "F",
  v: "F",
  w: "F",
  t: "T",
  d: "T",
  T: "T",
  k: "K",
  g: "K",
  q: "K",
  X: "K",
  G: "K",
  s: "S",
  z: "S",
  c: "S",
  x: "KS",
  S: "Z",
  Z: "Z",
  C: "Z",
  j: "Z",
  m: "M",
  n: "N",
  N: "NK",
  l: "L",
  r: "R",
};

/** Longest key; what follows says little and is often cut. */
const MAX_LENGTH = 8;

/**
 * Phonetic key of a Latin form: sound classes without vowels and h, the first sound kept (A for any vowel or y, H for h).
 * Mohammed, Muhammad and the Arabic consonants mhmd all give MMT. Digits stay as they are.
 */
export function phoneticKey(latin: string): string {
  const sounds = soundsOf(latin);
  let out = "";
  for (let index = 0; index < sounds.length && out.length < MAX_LENGTH; index += 1) {
    const sound = sounds.charAt(index);
    if (index === 0 && (isVowel(sound) || sound === "J")) out += "A";
    else if (index === 0 && sound === "h") out += "H";
    else if (isVowel(sound) || sound === "J" || sound === "h") continue;
    else if (sound === "N" && !isVowel(sounds.charAt(index + 1))) out += "N";
    else out += CLASSES[sound] ?? sound;
  }
  return out;
}

/** Keys of all forms of a name token, the pivot's first; a leading j also reads as y (Jusuf, Yusuf). */
export function phoneticKeys(forms: readonly string[]): string[] {
  const keys = new Set<string>();
  for (const form of forms) {
    const key = phoneticKey(form);
    if (key === "") continue;
    keys.add(key);
    if (/^j[aeiou]/.test(form)) keys.add(`A${key.slice(1)}`);
  }
  return [...keys];
}
