import { makeReading, type Reading } from "./reading.ts";

/** Thai consonants as they sound at the start and at the end of a syllable (RTGS). */
const THAI: Readonly<Record<string, readonly [string, string]>> = {
  ก: ["k", "k"],
  ข: ["kh", "k"],
  ฃ: ["kh", "k"],
  ค: ["kh", "k"],
  ฅ: ["kh", "k"],
  ฆ: ["kh", "k"],
  ง: ["ng", "ng"],
  จ: ["ch", "t"],
  ฉ: ["ch", "t"],
  ช: ["ch", "t"],
  ซ: ["s", "t"],
  ฌ: ["ch", "t"],
  ญ: ["y", "n"],
  ฎ: ["d", "t"],
  ฏ: ["t", "t"],
  ฐ: ["th", "t"],
  ฑ: ["th", "t"],
  ฒ: ["th", "t"],
  ณ: ["n", "n"],
  ด: ["d", "t"],
  ต: ["t", "t"],
  ถ: ["th", "t"],
  ท: ["th", "t"],
  ธ: ["th", "t"],
  น: ["n", "n"],
  บ: ["b", "p"],
  ป: ["p", "p"],
  ผ: ["ph", "p"],
  ฝ: ["f", "p"],
  พ: ["ph", "p"],
  ฟ: ["f", "p"],
  ภ: ["ph", "p"],
  ม: ["m", "m"],
  ย: ["y", "i"],
  ร: ["r", "n"],
  ล: ["l", "n"],
  ว: ["w", "o"],
  ศ: ["s", "t"],
  ษ: ["s", "t"],
  ส: ["s", "t"],
  ห: ["h", ""],
  ฬ: ["l", "n"],
  อ: ["", ""],
  ฮ: ["h", ""],
};
const THAI_VOWELS: Readonly<Record<string, string>> = {
  ะ: "a",
  "ั": "a",
  า: "a",
  ำ: "am",
  "ิ": "i",
  "ี": "i",
  "ึ": "ue",
  "ื": "ue",
  "ุ": "u",
  "ู": "u",
  ๅ: "",
};
const THAI_LEADING: Readonly<Record<string, string>> = { เ: "e", แ: "ae", โ: "o", ใ: "ai", ไ: "ai" };

/** Read a Thai word roughly (RTGS): leading vowels are moved behind their consonant, unwritten vowels are a or o. */
export function readThai(word: string): Reading {
  const letters = [...word.replace(/.์/gu, "").replace(/[็่้๊๋ๆฯ]/g, "").replace(/รร/g, "ัน")];
  let out = "";
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] ?? "";
    const lead = THAI_LEADING[letter];
    const next = letters[index + 1] ?? "";
    if (lead !== undefined) {
      out += (THAI[next]?.[0] ?? "") + lead;
      index += 1;
    } else if (THAI_VOWELS[letter] !== undefined) out += THAI_VOWELS[letter];
    else {
      const following = THAI_VOWELS[next] !== undefined;
      const sound = THAI[letter];
      const closes = !following && /[aeiou]$/.test(out);
      out += (closes ? sound?.[1] : sound?.[0]) ?? "";
      if (!following && !closes && sound && next !== "" && letter !== "อ")
        out += index + 2 === letters.length ? "o" : "a";
    }
  }
  const initials = letters
    .map((letter) => THAI[letter]?.[0] ?? THAI_VOWELS[letter] ?? THAI_LEADING[letter] ?? "")
    .join("");
  return makeReading(out, [
    initials,
    out.replace(/w/g, "v"),
    out.replace(/ph/g, "p").replace(/th/g, "t").replace(/kh/g, "k"),
  ]);
}

/** Lao letters mapped to the Thai letters of the same sound. */
const LAO_TO_THAI = new Map<string, string>();
[..."ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ"].forEach((letter, index) => {
  LAO_TO_THAI.set(letter, [..."กขคงจสซญดตถทนบปผฝพฟมยรลวหอฮ"][index] ?? "");
});
[..."ະັາຳິີຶືຸູເແໂໃໄ"].forEach((letter, index) => {
  LAO_TO_THAI.set(letter, [..."ะัาำิีึืุูเแโใไ"][index] ?? "");
});

/** Read a Lao word through the Thai table. */
export function readLao(word: string): Reading {
  let thai = "";
  for (const letter of word.replace(/[່້໊໋໌]/g, "")) thai += LAO_TO_THAI.get(letter) ?? "";
  return readThai(thai);
}

const KHMER: Readonly<Record<string, string>> = {
  ក: "k",
  ខ: "kh",
  គ: "k",
  ឃ: "kh",
  ង: "ng",
  ច: "ch",
  ឆ: "ch",
  ជ: "ch",
  ឈ: "ch",
  ញ: "nh",
  ដ: "d",
  ឋ: "th",
  ឌ: "d",
  ឍ: "th",
  ណ: "n",
  ត: "t",
  ថ: "th",
  ទ: "t",
  ធ: "th",
  ន: "n",
  ប: "b",
  ផ: "ph",
  ព: "p",
  ភ: "ph",
  ម: "m",
  យ: "y",
  រ: "r",
  ល: "l",
  វ: "v",
  ស: "s",
  ហ: "h",
  ឡ: "l",
  អ: "",
  "ា": "a",
  "ិ": "i",
  "ី": "i",
  "ឹ": "oe",
  "ឺ": "eu",
  "ុ": "u",
  "ូ": "u",
  "ួ": "uo",
  "ើ": "aeu",
  "ឿ": "oea",
  "ៀ": "ie",
  "េ": "e",
  "ែ": "e",
  "ៃ": "ai",
  "ោ": "o",
  "ៅ": "au",
  "ំ": "am",
  "ះ": "ah",
  ឥ: "e",
  ឧ: "u",
  ឱ: "o",
};

/** Read a Khmer word roughly (UNGEGN): stacked consonants follow directly, bare consonants get an o between. */
export function readKhmer(word: string): Reading {
  const letters = [...word.replace(/[៉៊់៌៍៎៏័]/g, "")];
  let out = "";
  letters.forEach((letter, index) => {
    if (letter === "្") return;
    const sound = KHMER[letter] ?? "";
    const next = letters[index + 1];
    out += sound;
    const bare = /[ក-អ]/.test(letter) && next !== undefined && /[ក-អ]/.test(next);
    if (bare && !/[aeiou][a-z]+$/.test(out)) out += "o";
  });
  return makeReading(out, [out.replace(/b/g, "p"), out.replace(/am/g, "um"), out.replace(/v/g, "w")]);
}

const MYANMAR: Readonly<Record<string, string>> = {
  က: "k",
  ခ: "kh",
  ဂ: "g",
  ဃ: "g",
  င: "ng",
  စ: "s",
  ဆ: "s",
  ဇ: "z",
  ဈ: "z",
  ဉ: "ny",
  ည: "ny",
  ဋ: "t",
  ဌ: "ht",
  ဍ: "d",
  ဎ: "d",
  ဏ: "n",
  တ: "t",
  ထ: "ht",
  ဒ: "d",
  ဓ: "d",
  န: "n",
  ပ: "p",
  ဖ: "ph",
  ဗ: "b",
  ဘ: "b",
  မ: "m",
  ယ: "y",
  ရ: "y",
  လ: "l",
  ဝ: "w",
  သ: "th",
  ဟ: "h",
  ဠ: "l",
  အ: "a",
  ဥ: "u",
  ဦ: "u",
  ဩ: "aw",
  ဧ: "e",
  ဣ: "i",
};
/** Rhymes: vowel signs with their closing consonant, longest first. */
const MYANMAR_RHYMES: readonly (readonly [string, string])[] = [
  ["ောင်", "aung"],
  ["ိုင်", "aing"],
  ["ိုက်", "aik"],
  ["ောက်", "auk"],
  ["ိမ်", "ein"],
  ["ိန်", "ein"],
  ["ုန်", "on"],
  ["ုမ်", "on"],
  ["ွန်", "un"],
  ["ွမ်", "un"],
  ["ွတ်", "ut"],
  ["ုတ်", "oke"],
  ["ုပ်", "oke"],
  ["ိတ်", "eik"],
  ["ိပ်", "eik"],
  ["ို", "o"],
  ["ော်", "aw"],
  ["ော", "aw"],
  ["ါင်", "aung"],
  ["င်", "in"],
  ["က်", "et"],
  ["စ်", "it"],
  ["ည်", "i"],
  ["ဉ်", "in"],
  ["တ်", "at"],
  ["ပ်", "at"],
  ["န်", "an"],
  ["မ်", "an"],
  ["ယ်", "e"],
  ["ံ", "an"],
  ["ါ", "a"],
  ["ာ", "a"],
  ["ိ", "i"],
  ["ီ", "i"],
  ["ု", "u"],
  ["ူ", "u"],
  ["ေ", "ay"],
  ["ဲ", "e"],
];

/** Read a Burmese word roughly (popular spelling): consonant, medials, then a rhyme; bare consonants take a. */
export function readMyanmar(word: string): Reading {
  const text = word.replace(/[့း]/g, "");
  let out = "";
  let index = 0;
  while (index < text.length) {
    const letter = text.charAt(index);
    const consonant = MYANMAR[letter];
    index += 1;
    if (consonant === undefined) continue;
    let medials = "";
    while (
      /[ျြှ]/.test(text.charAt(index)) ||
      (text.charAt(index) === "ွ" && !/^ွ[နမတ]်/.test(text.slice(index)))
    ) {
      const medial = text.charAt(index);
      medials += medial === "ွ" ? "w" : medial === "ှ" ? "" : "y";
      index += 1;
    }
    const rhyme = MYANMAR_RHYMES.find(([signs]) => text.startsWith(signs, index));
    const onset = letter === "အ" ? "" : (consonant + medials).replace(/^(kh?)y/, "ky").replace(/^gy/, "gy");
    out += onset + (rhyme?.[1] ?? (/[ဥဦဩဧဣ]/.test(letter) ? "" : "a"));
    index += rhyme?.[0].length ?? 0;
  }
  return makeReading(out, [
    out.replace(/ay/g, "e"),
    out.replace(/ky/g, "ch"),
    out.replace(/ht/g, "t").replace(/ph/g, "p"),
  ]);
}
