/** Letter groups read as one sound, longest first. Upper-case codes are sounds without a letter of their own. */
const GROUPS: readonly (readonly [string, string])[] = [
  ["shch", "S"],
  ["tsch", "C"],
  ["dsch", "j"],
  ["tch", "C"],
  ["tsh", "C"],
  ["sch", "S"],
  ["dzh", "j"],
  ["sh", "S"],
  ["ch", "C"],
  ["zh", "Z"],
  ["kh", "X"],
  ["gh", "G"],
  ["ph", "f"],
  ["th", "T"],
  ["dh", "d"],
  ["bh", "b"],
  ["jh", "j"],
  ["rh", "r"],
  ["wh", "w"],
  ["dj", "j"],
  ["cz", "C"],
  ["sz", "s"],
  ["ts", "c"],
  ["tz", "c"],
  ["ck", "k"],
  ["cq", "k"],
  ["ks", "x"],
  ["qu", "k"],
  ["ng", "N"],
  ["ou", "u"],
  ["oo", "u"],
  ["ow", "au"],
  ["aw", "au"],
  ["ee", "i"],
  ["ie", "i"],
  ["iy", "i"],
  ["yi", "i"],
  ["ij", "i"],
  ["yj", "i"],
  ["yy", "i"],
  ["ii", "i"],
  ["ay", "ai"],
  ["ey", "ei"],
  ["aa", "a"],
  ["uu", "u"],
  ["eau", "o"],
  ["iou", "u"],
];

const GROUPS_BY_LETTER = new Map<string, (readonly [string, string])[]>();
for (const group of GROUPS) {
  const list = GROUPS_BY_LETTER.get(group[0].charAt(0));
  if (list) list.push(group);
  else GROUPS_BY_LETTER.set(group[0].charAt(0), [group]);
}

/** The sound is a vowel; y counts as one wherever it is not read as a consonant (J). */
export function isVowel(sound: string): boolean {
  return sound !== "" && "aeiouy".includes(sound);
}

const cache = new Map<string, string>();

/** Sounds of a Latin form, one code a sound: digraphs joined, doubles single, c and y read by their neighbours. */
export function soundsOf(latin: string): string {
  const known = cache.get(latin);
  if (known !== undefined) return known;
  let out = "";
  let index = 0;
  while (index < latin.length) {
    const group = GROUPS_BY_LETTER.get(latin.charAt(index))?.find(([letters]) =>
      latin.startsWith(letters, index),
    );
    const opens = /^(?:ow|aw|iy|ij|yj)$/.test(group?.[0] ?? "") && /[aeiouy]/.test(latin.charAt(index + 2));
    if (group && !opens) {
      out += group[1];
      index += group[0].length;
      continue;
    }
    const letter = latin.charAt(index);
    const next = latin.charAt(index + 1);
    if (letter === "c") out += /[eiy]/.test(next) ? "s" : "k";
    else if (letter === "y") out += index === 0 && isVowel(next) ? "J" : "i";
    else if (letter === "x" && index === 0) out += "S";
    else if (letter === "w" && index > 0 && !isVowel(next)) out += "u";
    else out += letter;
    index += 1;
  }
  const single = out.replace(/(.)\1+/g, "$1");
  if (cache.size > 20_000) cache.clear();
  cache.set(latin, single);
  return single;
}

/** Consonants of a Latin form in order, doubles single; a leading vowel is kept as a, so that Usama and Osama agree. */
export function skeletonOf(latin: string): string {
  const sounds = soundsOf(latin);
  let out = "";
  for (let index = 0; index < sounds.length; index += 1) {
    const sound = sounds.charAt(index);
    if (!isVowel(sound)) out += sound;
    else if (index === 0) out += "a";
  }
  return out;
}
