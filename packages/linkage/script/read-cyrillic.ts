import { makeReading, type Reading, spell } from "./reading.ts";

/** Pivot: close to the Russian passport rule (ICAO 9303), with letters of other Cyrillic languages added. */
const PIVOT: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
  і: "i",
  ї: "yi",
  є: "ye",
  ґ: "g",
  ў: "u",
  ј: "j",
  љ: "lj",
  њ: "nj",
  ђ: "dj",
  ћ: "c",
  џ: "dz",
  ѓ: "gj",
  ќ: "kj",
  ѕ: "dz",
  ә: "a",
  ғ: "g",
  қ: "k",
  ң: "ng",
  ө: "o",
  ұ: "u",
  ү: "u",
  һ: "h",
  ҷ: "j",
  ҳ: "h",
  ӣ: "i",
  ӯ: "u",
  ӏ: "",
  җ: "zh",
  ҡ: "k",
  ҫ: "s",
  ҙ: "z",
  ѣ: "e",
};

/** Ukrainian reading (resolution 55 of 2010 of the Cabinet of Ministers): г is h, и is y. */
const UKRAINIAN: Readonly<Record<string, string>> = {
  ...PIVOT,
  г: "h",
  и: "y",
  й: "i",
  є: "ie",
  ї: "i",
  ю: "iu",
  я: "ia",
};
/** Popular English spelling. */
const POPULAR: Readonly<Record<string, string>> = {
  ...PIVOT,
  ё: "yo",
  й: "i",
  х: "h",
  щ: "sch",
  ю: "iu",
  я: "ia",
  ц: "c",
};
/** Scholarly spelling (ISO 9) without its marks, which is also the Serbian and Slovene Latin script. */
const SCHOLARLY: Readonly<Record<string, string>> = {
  ...PIVOT,
  ж: "z",
  й: "j",
  х: "h",
  ц: "c",
  ч: "c",
  ш: "s",
  щ: "sc",
  ю: "ju",
  я: "ja",
  є: "je",
  ї: "ji",
};
/** German press spelling. */
const GERMAN: Readonly<Record<string, string>> = {
  ...PIVOT,
  в: "w",
  ж: "sch",
  з: "s",
  й: "j",
  х: "ch",
  ц: "z",
  ч: "tsch",
  ш: "sch",
  ю: "ju",
  я: "ja",
};

/** Read a lower-case Cyrillic word; Ukrainian and Russian readings are both kept unless the letters decide. */
export function readCyrillic(word: string, lang?: string): Reading {
  const ukrainian = spell(word, UKRAINIAN);
  const pivot = spell(word, PIVOT);
  const simple = pivot.replace(/(?:iy|yy)$/, "y");
  const isUkrainian = lang === "uk" || lang === "be" || (lang === undefined && /[іїєґў]/.test(word));
  const isRussian = lang === "ru" || (lang === undefined && /[ыэъё]/.test(word));
  const variants = [
    simple,
    ...(isRussian ? [] : [isUkrainian ? pivot : ukrainian]),
    ...(isRussian ? [] : [ukrainian.replace(/(?:yi|ii)$/, "yy")]),
    spell(word, POPULAR),
    spell(word, SCHOLARLY),
    spell(word, GERMAN),
    pivot.replace(/ks/g, "x"),
    pivot.replace(/^e/, "ye"),
  ];
  return isUkrainian ? makeReading(ukrainian, variants) : makeReading(pivot, variants);
}
