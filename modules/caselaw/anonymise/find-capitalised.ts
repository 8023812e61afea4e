import { countries } from "@palermo/vocabulary";
import type { Finding } from "./finding.ts";
import { givenNames } from "./given-names.ts";
import { judgeWords, notPeople, roleWords, titleWords } from "./role-words.ts";

/** Names of States and areas, word by word, and what their people are called, as far as the beginning tells. */
const places = new Set(
  countries.flatMap(({ label, aliases }) =>
    [label.en, label.fr, label.es, label.ru, ...aliases].flatMap((name) =>
      name.toLowerCase().split(/[\s()’',-]+/u),
    ),
  ),
);
const ofPeople =
  /(?:ian|ese|ish|ean|ais|aise|ien|ienne|iens|iennes|eño|eña|ano|ana|ский|ская|ские|ского|ской|ских|ец|цы)s?$/iu;

const word = "\\p{Lu}[\\p{L}\\p{M}’'-]*\\p{Ll}[\\p{L}\\p{M}’'-]*";
const initial = "\\p{Lu}\\.";
const particle = "(?:de|da|do|dos|del|della|di|la|van|von|der|den|bin|bint|ben|ibn|al|el|abu)";
const row = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${word}|${initial})(?:[ \\u00a0-](?:${particle}[ \\u00a0-]){0,2}(?:${word}|${initial})|(?<=\\.)(?:${word}|${initial})){0,4}`,
  "gu",
);

/** A row that ends as names of places and offices do. */
const placed =
  / (?:State|Province|County|City|District|Region|Village|Town|River|Island|Airport|Hotel|Court|Police|Act|Street|Square|Station|Prison|Hospital|University)$/u;
const titledJudge =
  /^(?:Judge|Justice|Justices|Magistrate|Lord|Lady|Juge|Juez|Jueza|Magistrad[oa]|Судья|Прокурор|Адвокат|Prosecutor) /u;

/** A word for a role, capitalised because it begins a sentence. */
const role = new RegExp(
  `^(?:${Object.values(roleWords).flat().join("|")}|обвиняем\\p{L}+|подсудим\\p{L}+|осужд\\p{L}+|acusad[oa]s?|imputad[oa]s?|accusée?s?|prévenue?s?|defendants?|appellants?)$`,
  "iu",
);

function isGiven(one: string): boolean {
  const low = one.toLowerCase();
  return (
    givenNames.has(low) || givenNames.has(low.normalize("NFD").replace(/[\u0300\u0301\u0303\u0308]/gu, ""))
  );
}

function isPlain(one: string): boolean {
  const low = one.toLowerCase().replace(/[’']s$/u, "");
  if (notPeople.has(low) || role.test(low)) return true;
  return !isGiven(low) && (places.has(low) || (ofPeople.test(low) && places.has(stemOf(low))));
}

/** "nigerian" is told by "nigeria": the beginning of a country's name. */
function stemOf(low: string): string {
  const stem = low.slice(0, Math.max(4, low.length - 4));
  for (const place of places) if (place.length >= 4 && place.startsWith(stem)) return place;
  return "";
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:;»”"\n]\s*|[-–•]\s+)$/u.test(text.slice(Math.max(0, at - 4), at));
}

/** Rows of capitalised words that are no office, place or law; single ones beside a role, a title or in the list of names. */
export function findCapitalised(text: string, near: (at: number, end: number) => string | null): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(row)) {
    if (titledJudge.test(match[0]) || placed.test(match[0])) continue;
    const trimmed = withoutPlainEnds(match[0]);
    if (trimmed === "") continue;
    const at = match.index + match[0].indexOf(trimmed);
    const words = trimmed.split(/[\s\u00a0]+/u);
    const full = words.filter((one) => !/^\p{Lu}\.$/u.test(one) && !/^\p{Ll}/u.test(one));
    if (full.length === 0 || full.every(isPlain)) continue;
    const before = text.slice(Math.max(0, at - 24), at);
    if (judgeWords.test(before)) continue;
    const beside = near(at, at + trimmed.length);
    const listed = full.some(isGiven);
    if (full.some((one) => notPeople.has(one.toLowerCase())) && !listed) continue;
    if (words.length === 1) {
      const low = trimmed.toLowerCase();
      if (trimmed.length < 3 || (isPlain(trimmed) && !listed)) continue;
      const told = listed || titleWords.test(before) || (beside !== null && !beginsSentence(text, at));
      if (!told || low === "article") continue;
    }
    found.push({ kind: "name", text: trimmed, at, near: beside });
  }
  return found;
}

/** Takes "The", "In", "According" and the like off both ends of a row. */
function withoutPlainEnds(text: string): string {
  const parts = text.split(/([\s\u00a0]+)/u);
  const isWord = (one: string) => one.trim() !== "";
  while (
    parts.length > 0 &&
    (!isWord(parts[0] ?? "") || (isPlain(parts[0] ?? "") && parts.filter(isWord).length > 1))
  )
    parts.shift();
  while (
    parts.length > 0 &&
    (!isWord(parts.at(-1) ?? "") || (isPlain(parts.at(-1) ?? "") && parts.filter(isWord).length > 1))
  )
    parts.pop();
  return parts.join("");
}
