import type { Finding } from "./finding.ts";
import { chineseFamilies, givenNames } from "./given-names.ts";
import { roleWords } from "./role-words.ts";

/** What follows a role in Arabic and is no name. */
const arabicPlain =
  /^(?:التي|الذي|الذين|اللذين|اللاتي|كانت?|كان|قالت?|قال|في|من|على|إلى|الى|عن|أن|ان|إن|قد|لم|لا|ما|هو|هي|هم|وهي|وهو|وكانت|وكان|مع|بعد|قبل|عند|أمام|امام|بين|إذ|حيث|ثم|أو|او|و|تحت|لدى|خلال|ضد|ليست?|تم|عمرها|عمره|البالغة?|الأولى|الأول|الثانية?|المذكورة?|لها|له|بها|به|تعرضت|شهدت?|أفادت?|ذكرت?|ال\p{L}+)[،.؛:]?$/u;

/** What follows a family name in Chinese and makes it an ordinary word. */
const hanPlain = /^[的了是在和与及被将对向从称说为有也就于到之或等某，。；：、]/u;

/** Names in Arabic: after a word for a victim, a witness or a child, after "called", and those of the list with what follows. */
function findArabic(text: string): Finding[] {
  const found: Finding[] = [];
  const role = new RegExp(
    `(?<![\\p{L}])[وفبل]{0,2}(?<role>${(roleWords.ar ?? []).join("|")})[\\s/:،"«(]{1,3}`,
    "gu",
  );
  for (const match of text.matchAll(role)) {
    const at = match.index + match[0].length;
    const name = arabicNameAt(text, at);
    if (name !== "") found.push({ kind: "name", text: name, at, near: match.groups?.role ?? null });
  }
  for (const match of text.matchAll(/(?<![\p{L}\p{M}])\p{Script=Arabic}{3,}(?![\p{L}\p{M}])/gu)) {
    if (
      !givenNames.has(match[0]) ||
      found.some(({ at, text: t }) => match.index >= at && match.index < at + t.length)
    )
      continue;
    const name = arabicNameAt(text, match.index);
    if (name.includes(" ")) found.push({ kind: "name", text: name, at: match.index, near: null });
  }
  return found;
}

function arabicNameAt(text: string, at: number): string {
  const rest = text.slice(at, at + 80);
  const [phrase = ""] = /^[\p{Script=Arabic} ]+/u.exec(rest) ?? [];
  const name: string[] = [];
  for (const one of phrase.split(" ").filter((word) => word !== "")) {
    if (arabicPlain.test(one) || name.length === 4) break;
    if ([...one].length < 2 || /^[وفبلك](?:ال|هي|هو|قد|كان)/u.test(one)) break;
    // One unlisted word after a role may be a verb: only a first name of the list or "son of" goes on.
    if (
      name.length >= 1 &&
      !givenNames.has(name[0] ?? "") &&
      !/^(بن|بنت|ابن|أبو|أم|عبد)$/u.test(name.at(-1) ?? "") &&
      !givenNames.has(one) &&
      !/^(بن|بنت|ابن|أبو|عبد)/u.test(one)
    )
      break;
    if (
      name.length >= 2 &&
      !givenNames.has(one) &&
      !/^(بن|بنت|ابن)$/u.test(name.at(-1) ?? "") &&
      !/^(بن|بنت|ابن)/u.test(one)
    )
      break;
    name.push(one);
  }
  return name.join(" ");
}

/** Names in Chinese after a word for a victim, a witness or a child; "王某" is a pseudonym already. */
function findHan(text: string): Finding[] {
  const role = new RegExp(
    `(?<role>${(roleWords.zh ?? []).join("|")})[“（(、:：]?(?<name>[${chineseFamilies}]\\p{Script=Han}{1,2})`,
    "gu",
  );
  const found: Finding[] = [];
  for (const match of text.matchAll(role)) {
    const whole = match.groups?.name ?? "";
    const rest = whole.slice(1);
    if (rest.startsWith("某") || hanPlain.test(rest)) continue;
    const end = rest.slice(1);
    const name = end !== "" && hanPlain.test(end) ? whole.slice(0, 2) : whole;
    found.push({
      kind: "name",
      text: name,
      at: match.index + match[0].lastIndexOf(whole),
      near: match.groups?.role ?? null,
    });
  }
  return found;
}

/** Names in scripts without capitals, as far as the words around them tell. */
export function findUncased(text: string): Finding[] {
  return [...findArabic(text), ...findHan(text)];
}
