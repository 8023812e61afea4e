import { countries } from "@palermo/vocabulary";
import { sentenceStarts } from "./sentence-starts.ts";
import type { FindingRule, Story } from "./words.ts";

/** A passage that may tell who somebody is. A second person answers each one. */
export type Finding = {
  /** Rule, language, part and place: stays the same as long as the version does. */
  readonly id: string;
  readonly rule: FindingRule;
  readonly lang: string;
  readonly part: "title" | "text" | "facts";
  /** The passage, or the names of the facts. */
  readonly excerpt: string;
};

type Passage = { readonly rule: FindingRule; readonly from: number; readonly to: number };

/** More coded facts than this together single somebody out in most countries' figures. */
const mostFacts = 3;

const day = "[0-9٠-٩۰-۹]{1,2}";
const year = "[0-9٠-٩۰-۹]{4}";
const months = [
  "january|february|march|april|may|june|july|august|september|october|november|december",
  "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
  "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
  "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
  "يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين",
].join("|");

/** Rules that hold in every language; each is deliberately wide, since a false find costs a click and a missed one a life. */
const everywhere: readonly (readonly [FindingRule, RegExp])[] = [
  ["contact", /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/giu],
  ["contact", /(?:https?:\/\/|www\.)\S+/giu],
  ["contact", /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,}/giu],
  ["contact", /\+?[0-9٠-٩۰-۹][0-9٠-٩۰-۹ ()/-]{6,}[0-9٠-٩۰-۹]/gu],
  ["date", new RegExp(`${day}[./-]${day}[./-](?:${year}|[0-9]{2})|${year}-${day}-${day}`, "gu")],
  [
    "date",
    new RegExp(
      `(?<![\\p{L}\\p{N}])${day}(?:st|nd|rd|th|er|º|-?го)?\\.?,?\\s+(?:de |of )?(?:${months})(?![\\p{L}])`,
      "giu",
    ),
  ],
  ["date", new RegExp(`(?<![\\p{L}])(?:${months})\\s+${day}(?![0-9٠-٩])`, "giu")],
  [
    "date",
    /(?:[0-9〇一二三四五六七八九十]{1,4}年)?[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}[日号]/gu,
  ],
  [
    "age",
    new RegExp(
      `${day}[- ]?(?:years?[- ]old|ans(?![\\p{L}])|años(?![\\p{L}])|лет(?![\\p{L}])|год(?:а)?(?![\\p{L}])|岁|歲|سنة|عاما|عامًا|سنوات)`,
      "giu",
    ),
  ],
  ["age", /(?:\baged?|\bâgée?s? de|\bтридцати|\bв возрасте|عمري|عمرها|عمره)\s+[0-9٠-٩۰-۹]{1,2}/giu],
  ["name", /(?:اسمي|اسمها|اسمه|تدعى|يدعى|السيدة|السيد|الدكتور|الدكتورة)\s+\p{L}+/gu],
  ["place", /(?:قرية|بلدة|مدينة|حي|شارع|محافظة|مخيم)\s+\p{L}+/gu],
  ["name", /(?:我叫|名叫|叫做|名字是|她叫|他叫)[\p{Script=Han}·]{2,4}/gu],
  ["name", /[\p{Script=Han}·]{1,3}(?:先生|女士|小姐|太太|医生|律师|警官)/gu],
  ["place", /[\p{Script=Han}]{2,5}(?:村|镇|县|市|区|街|路|乡)/gu],
];

const placeWords =
  /(?:village|town|city|district|street|road|suburb|neighbou?rhood|camp|port|quartier|rue|ville|bourg|pueblo|ciudad|calle|barrio|aldea|село|селе|деревне|деревня|город|городе|улица|улице|район|районе|посёлке)(?: of| de| d’| d'| du| called)?\s*$/iu;
const nameWords =
  /(?:my name is|called|named|mr\.?|mrs\.?|ms\.?|dr\.?|m’appelle|m'appelle|appelé[e]?|nommé[e]?|me llamo|llamad[oa]|señora?|меня зовут|звали|по имени)\s*$/iu;

/** Countries whose name is also a person's. */
const alsoNames: readonly string[] = [
  "jordan",
  "georgia",
  "chad",
  "israel",
  "dominica",
  "jordania",
  "israël",
];

/** Whole names of countries in all languages, and words that are written with a capital without naming anybody. */
const known: ReadonlySet<string> = new Set([
  ...countries
    .flatMap(({ label, aliases }) => [...Object.values(label), ...aliases])
    .map((name) => name.toLowerCase())
    .filter((name) => !alsoNames.includes(name)),
  ..."i i’m i'm i’d i’ve god internet europe africa asia america європа европа европе африка азия".split(" "),
]);

function isKnown(words: readonly string[]): boolean {
  return known.has(words.join(" ").toLowerCase()) || words.every((word) => known.has(word.toLowerCase()));
}

const capitals =
  /(?:\p{Lu}[\p{L}\p{M}’'-]*)(?:\s+(?:(?:al|el|de|del|de la|du|von|van|bin|bint|ibn)\s+)?\p{Lu}[\p{L}\p{M}’'-]*)*/gu;

function namesIn(text: string): Passage[] {
  const found: Passage[] = [];
  for (const match of text.matchAll(capitals)) {
    const words = match[0].split(/\s+/u);
    const before = text.slice(0, match.index);
    const starts = /(?:^|[.!?:…»«"“”—\n]\s*|[-–]\s)$/u.test(before);
    let from = match.index;
    const first = words[0] ?? "";
    // The first word of a sentence is written with a capital anyway.
    const plainStart =
      starts &&
      (sentenceStarts.has(first.toLowerCase().replace(/[’'].*$/u, "")) || known.has(first.toLowerCase()));
    if (plainStart) {
      from += first.length + (/^\s*/u.exec(match[0].slice(first.length))?.[0].length ?? 0);
      words.shift();
    }
    if (words.length === 0 || isKnown(words)) continue;
    const place = placeWords.test(before) && !nameWords.test(before);
    found.push({ rule: place ? "place" : "name", from, to: match.index + match[0].length });
  }
  return found;
}

function passagesIn(text: string): Passage[] {
  const all = everywhere.flatMap(([rule, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      rule,
      from: match.index,
      to: match.index + match[0].length,
    })),
  );
  const wide = [...all].sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Passage[] = [];
  for (const passage of [...wide, ...namesIn(text)]) {
    // One passage is asked about once.
    const asked = (one: Passage) =>
      one.rule === passage.rule
        ? passage.from < one.to && one.from < passage.to
        : one.from <= passage.from && passage.to <= one.to;
    if (kept.some(asked)) continue;
    kept.push(passage);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function factsOf(story: Story, minor: boolean): string[] {
  const { origin, destination, form, sector, year: ended } = story;
  const named = { origin, destination, form, sector, year: ended, minor: minor || undefined };
  return Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** What in a story may tell who tells it: names, places below the region, exact days, ages, ways of contact, rare facts together. */
export function checkStory(story: Story, { minor }: { minor: boolean }): Finding[] {
  const found: Finding[] = [];
  for (const part of ["title", "text"] as const) {
    const { lang, text, translations } = story[part];
    const all = [
      [lang, text] as const,
      ...Object.entries(translations).map(([other, one]) => [other, one?.text ?? ""] as const),
    ];
    for (const [of, words] of all)
      for (const { rule, from, to } of passagesIn(words))
        found.push({
          id: `${rule}.${of}.${part}.${from}-${to}`,
          rule,
          lang: of,
          part,
          excerpt: words.slice(from, to),
        });
  }
  const facts = factsOf(story, minor);
  if (facts.length > mostFacts)
    found.push({
      id: `facts.${facts.join("-")}`,
      rule: "facts",
      lang: "und",
      part: "facts",
      excerpt: facts.join(", "),
    });
  return found;
}
