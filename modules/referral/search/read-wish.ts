import { codeList, langs } from "@palermo/vocabulary";
import { PersonStatus, ServiceKind } from "../words/lists.ts";
import { Wish } from "../words/wish.ts";
import { type Meaning, wishWords } from "./wish-words.ts";

/** What a sentence was understood to ask for, and the words that were not. */
export type ReadWish = {
  readonly wish: Wish;
  /** Pieces of the sentence that said something. */
  readonly understood: readonly string[];
  readonly left: readonly string[];
  /** "Tonight" or "now" was said; the hour is the device's to know. */
  readonly when: "night" | "now" | null;
};

export type SentenceGround = {
  /** Names of areas in any language, with their codes. */
  readonly areas: readonly { readonly code: string; readonly names: readonly string[] }[];
  /** Where the searcher is. */
  readonly here?: string | undefined;
};

/** Letters as they are compared: small, without accents and vowel signs, Arabic letters in one form, Western figures. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u0652\u0640]/g, "")
    .toLowerCase()
    .replace(/[\u0622\u0623\u0625]/g, "\u0627")
    .replace(/\u0629/g, "\u0647")
    .replace(/\u0649/g, "\u064a")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/ё/g, "е")
    .replace(/[’`]/g, "'");
}

type Entry = { readonly key: string; readonly prefix: boolean; readonly say: (found: Found) => void };
type Found = { kinds: Set<string>; [field: string]: unknown };

const hasNoSpaces = /\p{sc=Han}/u;

function tell(found: Found, { field, value, also = [] }: Meaning): void {
  if (field === "kind") found.kinds.add(value);
  else found[field] ??= value;
  for (const more of also) found[more.field] ??= more.value;
}

const entriesOfWords: readonly Entry[] = wishWords.flatMap(([meaning, words]) =>
  words.split(/[ |]+/).map((word) => ({
    key: plain(word.replace(/\*$/, "").replaceAll("_", " ")),
    prefix: word.endsWith("*"),
    say: (found: Found) => tell(found, meaning),
  })),
);

const entriesOfLanguages: readonly Entry[] = codeList("language").codes.flatMap(({ code, label }) =>
  langs.flatMap((lang) => {
    const name = plain(label[lang]);
    const keys = [name];
    if (lang === "ar" && name.startsWith("\u0627\u0644")) keys.push(name.slice(2));
    // Endings of Russian adjectives: по-арабски, на арабском.
    if (lang === "ru" && name.length > 5) keys.push(name.slice(0, -2));
    return keys
      .filter((key) => key.length > 2 || hasNoSpaces.test(key))
      .map((key) => ({
        key,
        prefix: lang === "ru" && key.length > 3,
        say: (found: Found) => {
          found.language ??= code;
        },
      }));
  }),
);

const letter = /[\p{L}\p{N}]/u;

/** Where a word stands in a text, as a word; Chinese is written without spaces. */
function placeOf(text: string, { key, prefix }: Entry): [number, number] | null {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    if (hasNoSpaces.test(key)) return [at, at + key.length];
    const before = at === 0 ? "" : (text[at - 1] ?? "");
    // Arabic writes "and", "in", "for" and the article before a word, as one with it.
    const opens = !letter.test(before) || /^[\u0648\u0628\u0644\u0641\u0643\u0627]$/.test(before);
    if (!opens) continue;
    let end = at + key.length;
    const rest = /^[\p{L}\p{N}]*/u.exec(text.slice(end))?.[0] ?? "";
    if (!prefix && rest !== "") continue;
    end += rest.length;
    return [at, end];
  }
  return null;
}

/**
 * Reads "a place tonight for a boy of 16 who speaks Tigrinya, here" in six languages, on the device: the sentence goes
 * nowhere, coded facts alone are asked. A number is an age. Where only words were not understood, they are named.
 */
export function readWish(sentence: string, { areas, here }: SentenceGround): ReadWish {
  let text = ` ${plain(sentence)} `;
  const found: Found = { kinds: new Set<string>() };
  const understood: string[] = [];
  const entriesOfAreas: Entry[] = areas.flatMap(({ code, names }) =>
    names.map((name) => ({
      key: plain(name),
      prefix: false,
      say: (one: Found) => {
        one.area ??= code;
      },
    })),
  );
  const entries = [...entriesOfAreas, ...entriesOfLanguages, ...entriesOfWords]
    .filter(({ key }) => key !== "")
    .sort((a, b) => b.key.length - a.key.length);
  for (const entry of entries) {
    const place = placeOf(text, entry);
    if (place === null) continue;
    const [from, to] = place;
    understood.push(text.slice(from, to));
    entry.say(found);
    text = `${text.slice(0, from)} ${" ".repeat(to - from)}${text.slice(to)}`;
  }
  const age = /(?<![\p{N}.])(\d{1,3})(?![\p{N}.])/u.exec(text);
  const years = age === null ? undefined : Number(age[1]);
  if (age !== null && years !== undefined && years <= 120) {
    understood.push(age[1] ?? "");
    text = text.replace(age[0], " ");
  }
  const when = found.tonight === "night" || found.tonight === "now" ? found.tonight : null;
  const kinds = [...found.kinds].filter((kind): kind is ServiceKind => ServiceKind.safeParse(kind).success);
  const status = PersonStatus.safeParse(found.status);
  const area = typeof found.area === "string" ? found.area : found.here === "yes" ? here : undefined;
  const wish = Wish.parse({
    kinds: kinds.length > 0 ? kinds : ["shelter"],
    ...(area === undefined ? {} : { area }),
    ...(typeof found.language === "string" ? { language: found.language } : {}),
    sex: found.sex === "male" || found.sex === "female" ? found.sex : "unknown",
    ...(years !== undefined && years <= 120
      ? { age: years }
      : found.group === "child" || found.group === "adult"
        ? { group: found.group }
        : {}),
    family: found.family === "yes",
    disability: found.disability === "yes",
    ...(status.success ? { status: status.data } : {}),
  });
  const left = text.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  return {
    wish,
    understood,
    left: left.filter((word) => !small.has(word) && (word.length > 1 || hasNoSpaces.test(word))),
    when,
  };
}

/** Small words of sentences that say nothing to a search. */
const small = new Set(
  "a an the for of who speaks speak speaking in at and is aged years year old with to needs need someone we i une un pour de qui parle en et la le du des ans an besoin d' l' для лет год года на и который которая говорит говорящего говорящий говорящей нужно нужен нужна по-para de que habla en y años un una el la necesita مع من في عمره عمرها سنة يتحدث تتحدث يتكلم تتكلم عاما على 一个 的 会 说 讲 岁 找 需要 为 para por años".split(
    " ",
  ),
);
