import { makeReading, type Reading, spell } from "./reading.ts";

const GREEK: Readonly<Record<string, string>> = {
  α: "a",
  β: "v",
  γ: "g",
  δ: "d",
  ε: "e",
  ζ: "z",
  η: "i",
  θ: "th",
  ι: "i",
  κ: "k",
  λ: "l",
  μ: "m",
  ν: "n",
  ξ: "x",
  ο: "o",
  π: "p",
  ρ: "r",
  σ: "s",
  ς: "s",
  τ: "t",
  υ: "y",
  φ: "f",
  χ: "ch",
  ψ: "ps",
  ω: "o",
};

/** Read a Greek word (ELOT 743); variants give the classical and the simple spelling. */
export function readGreek(word: string): Reading {
  const bare = word.normalize("NFD").replace(/\p{M}/gu, "");
  const modern = bare
    .replace(/(^|[^α-ω])μπ/gu, "$1b")
    .replace(/(^|[^α-ω])ντ/gu, "$1d")
    .replace(/γγ/g, "νγ")
    .replace(/γκ/g, "g")
    .replace(/ου/g, "u")
    .replace(/([αεη])υ(?=[θκξπστφχψ]|$)/g, "$1f")
    .replace(/([αεη])υ/g, "$1v");
  const spellMixed = (text: string) =>
    spell(text, { ...GREEK, b: "b", d: "d", g: "g", u: "ou", f: "f", v: "v" });
  const pivot = spellMixed(modern);
  return makeReading(pivot, [
    pivot.replace(/ou/g, "u"),
    pivot.replace(/ch/g, "h"),
    pivot.replace(/ch/g, "kh").replace(/f/g, "ph"),
    spellMixed(bare).replace(/v/g, "b").replace(/i/g, "e"),
  ]);
}

const ARMENIAN: Readonly<Record<string, string>> = {
  ա: "a",
  բ: "b",
  գ: "g",
  դ: "d",
  ե: "e",
  զ: "z",
  է: "e",
  ը: "y",
  թ: "t",
  ժ: "zh",
  ի: "i",
  լ: "l",
  խ: "kh",
  ծ: "ts",
  կ: "k",
  հ: "h",
  ձ: "dz",
  ղ: "gh",
  ճ: "ch",
  մ: "m",
  յ: "y",
  ն: "n",
  շ: "sh",
  ո: "o",
  չ: "ch",
  պ: "p",
  ջ: "j",
  ռ: "r",
  ս: "s",
  վ: "v",
  տ: "t",
  ր: "r",
  ց: "ts",
  ւ: "v",
  փ: "p",
  ք: "k",
  և: "ev",
  օ: "o",
  ֆ: "f",
};

/** Read an Armenian word (eastern values; the variant gives the western ones). */
export function readArmenian(word: string): Reading {
  const pivot = word
    .split("ու")
    .map((part) => spell(part, ARMENIAN))
    .join("u");
  const swap: Readonly<Record<string, string>> = { b: "p", p: "b", d: "t", t: "d", g: "k", k: "g" };
  const western = [...pivot].map((letter) => swap[letter] ?? letter).join("");
  return makeReading(pivot.replace(/^ev(?=.)/, "yev"), [pivot, western]);
}

const GEORGIAN: Readonly<Record<string, string>> = {
  ა: "a",
  ბ: "b",
  გ: "g",
  დ: "d",
  ე: "e",
  ვ: "v",
  ზ: "z",
  თ: "t",
  ი: "i",
  კ: "k",
  ლ: "l",
  მ: "m",
  ნ: "n",
  ო: "o",
  პ: "p",
  ჟ: "zh",
  რ: "r",
  ს: "s",
  ტ: "t",
  უ: "u",
  ფ: "p",
  ქ: "k",
  ღ: "gh",
  ყ: "q",
  შ: "sh",
  ჩ: "ch",
  ც: "ts",
  ძ: "dz",
  წ: "ts",
  ჭ: "ch",
  ხ: "kh",
  ჯ: "j",
  ჰ: "h",
};

/** Read a Georgian word (national system of 2002). */
export function readGeorgian(word: string): Reading {
  const pivot = spell(word, GEORGIAN);
  return makeReading(pivot, [pivot.replace(/q/g, "k"), pivot.replace(/kh/g, "h")]);
}
