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

/** Letters that languages read differently: soft g, hard ch, j and w as vowels, sz as in Polish. */
const OTHER_READINGS: readonly (readonly [RegExp, string])[] = [
  [/g(?=[eiy])/g, "j"],
  [/ch/g, "k"],
  [/(?<=.)j/g, "y"],
  [/^j(?=[aeiou])/, "y"],
  [/(?<=.)w/g, "u"],
  [/c(?=[eiy])/g, "ch"],
  [/sz/g, "sh"],
];

/** Keys of all forms of a name token, the pivot's first, then those of other readings of its letters (Jusuf, Yusuf). */
export function phoneticKeys(forms: readonly string[]): string[] {
  const keys = new Set(forms.map(phoneticKey));
  const [pivot = ""] = forms;
  for (const [letters, reading] of OTHER_READINGS) {
    const other = pivot.replace(letters, reading);
    if (other !== pivot) keys.add(phoneticKey(other));
  }
  keys.delete("");
  return [...keys];
}
