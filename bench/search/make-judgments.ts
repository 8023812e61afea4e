import { randomUUID } from "node:crypto";
import type { SearchEntry } from "#kernel/text-search";
import { collection } from "./ground.ts";

/** Small words and syllables of which texts that look like the language are made; nothing in them means anything. */
const tongues = {
  en: [
    "the of and to in a is that for it as was with be by on not he his are",
    "tra ffic ker ing mi grant la bor for ce vic tim co urt ap peal con vict sen ten ce pro se cut ion wit ness de fen dant",
  ],
  fr: [
    "le la les de des et à en un une que pour dans par sur est qui ne au avec",
    "vic ti me tra vail for cé ju ge ment con dam na tion pré ve nu es cla va ge ap pel té moin é tran ger",
  ],
  es: [
    "el la los de y en que a por un una para con no se del al lo como su",
    "víc ti ma tra ta per so nas sen ten cia tri bu nal a cu sa do ex plo ta ción mi gran te de li to ju ez",
  ],
  ru: [
    "и в не на что с по из как от для до при или но за о это к бы",
    "тор гов ля люд ми пот ер пев ший при го вор об ви ня е мый миг рант суд ья при нуж де ние ра бо та след ств ие",
  ],
  ar: [
    "في من على إلى أن عن مع هذا التي الذي أو كل لا ما قد بين بعد غير حتى ثم",
    "اتج ار ضح ية محك مة قان ون متهم عق وبة عم ل قسر تهر يب مها جر حك م شا هد نيا بة",
  ],
  zh: [
    "的 了 在 是 和 与 对 及 以 为 被 将 于 其 并 或 从 向 由 至",
    "人 口 贩 运 强 迫 劳 动 被 害 告 法 院 判 决 移 民 走 私 诉 讼 证 据 刑 罚 上 检 察 官 犯 罪 组 织 案 件",
  ],
} as const;
type Tongue = keyof typeof tongues;
/** How many of a hundred judgments are in each language. */
const shares: readonly [Tongue, number][] = [
  ["en", 50],
  ["fr", 12],
  ["es", 12],
  ["ru", 10],
  ["ar", 8],
  ["zh", 8],
];
const vocabularySize = 12_000;

/** Random numbers from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Words of a language by how frequent they are, small words first. */
function vocabulary(tongue: Tongue, random: () => number): string[] {
  const [small, syllables] = tongues[tongue].map((text) => text.split(" ")) as [string[], string[]];
  const words = new Set(small);
  while (words.size < vocabularySize) {
    const long = tongue === "zh" ? 2 + Math.floor(random() * 2) : 2 + Math.floor(random() * 3);
    words.add(
      Array.from({ length: long }, () => syllables[Math.floor(random() * syllables.length)] ?? "").join(""),
    );
  }
  return [...words];
}

/** Draws words as texts have them: the n-th most frequent 1/n as often (Zipf). */
export class Tongues {
  readonly #random: () => number;
  readonly #words = new Map<Tongue, string[]>();

  constructor(seed: number) {
    this.#random = randomFrom(seed);
    for (const [tongue] of shares) this.#words.set(tongue, vocabulary(tongue, this.#random));
  }

  /** The word that stands at a place of the list of frequencies. */
  wordAt(tongue: Tongue, rank: number): string {
    return this.#words.get(tongue)?.[rank] ?? "";
  }

  #rank(): number {
    return Math.min(vocabularySize - 1, Math.floor((vocabularySize + 3) ** this.#random() * 4 - 4));
  }

  text(tongue: Tongue, words: number): string {
    const parts: string[] = [];
    for (let index = 0; index < words; index++)
      parts.push(
        this.wordAt(tongue, this.#rank()) + (index % 17 === 16 ? (tongue === "zh" ? "。" : ".") : ""),
      );
    return parts.join(tongue === "zh" ? "" : " ");
  }

  tongue(): Tongue {
    let left = this.#random() * 100;
    for (const [tongue, share] of shares) {
      left -= share;
      if (left < 0) return tongue;
    }
    return "en";
  }

  below(count: number): number {
    return Math.floor(this.#random() * count);
  }
}

/** A judgment of 500 to 3,000 words with a title, a summary and six facets. */
export function makeJudgment(tongues: Tongues): SearchEntry {
  const lang = tongues.tongue();
  const title = tongues.text(lang, 6);
  const year = 1995 + tongues.below(30);
  const some = (name: string, count: number, most: number) =>
    Array.from({ length: 1 + tongues.below(most) }, () => `${name} ${tongues.below(count)}`);
  return {
    collection,
    recordId: randomUUID(),
    title,
    titleLang: lang,
    sortDate: `${year}-0${1 + tongues.below(9)}-1${tongues.below(9)}`,
    facets: {
      jurisdiction: some("country", 150, 1),
      court: some("court", 600, 1),
      year: [String(year)],
      means: some("means", 9, 3),
      purpose: some("purpose", 12, 2),
      keyword: some("keyword", 120, 5),
    },
    texts: [
      { field: "title", lang, text: title, weight: "A" },
      { field: "summary", lang, text: tongues.text(lang, 60), weight: "B" },
      { field: "text", lang, text: tongues.text(lang, 440 + tongues.below(2500)), weight: "D" },
    ],
  };
}
