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
