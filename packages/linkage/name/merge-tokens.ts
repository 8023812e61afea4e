import type { NameToken } from "./name-token.ts";
import { phoneticKeys } from "./phonetic-key.ts";
import { soundSimilarity } from "./sound-similarity.ts";
import { skeletonOf, soundsOf } from "./sounds.ts";

function joinTokens(tokens: readonly NameToken[]): NameToken | undefined {
  const [first] = tokens;
  if (!first) return undefined;
  const latin = tokens.map((token) => token.latin).join("");
  const phonetics = phoneticKeys([latin]);
  return {
    ...first,
    text: tokens.map((token) => token.text).join(""),
    role: "name",
    latin,
    variants: [],
    ...(tokens.every((token) => token.script === "han") ? { transcribed: true } : {}),
    vowelless: tokens.some((token) => token.vowelless),
    skeleton: skeletonOf(latin),
    phonetic: phonetics[0] ?? "",
    phonetics,
    ids: [],
  };
}

/** Two tokens of more than one letter have a Latin form in common, or forms that sound alike to the last sound. */
function sharesForm(left: NameToken, right: NameToken): boolean {
  if (left.latin.length < 2 || right.latin.length < 2) return false;
  const forms = new Set([left.latin, ...left.variants]);
  return (
    [right.latin, ...right.variants].some((form) => forms.has(form)) ||
    soundsOf(left.latin) === soundsOf(right.latin)
  );
}

function fits(joined: NameToken, other: NameToken, exactly: boolean): boolean {
  if (joined.latin.length < 3 || other.latin === "") return false;
  if (joined.latin === other.latin || exactly) return joined.latin === other.latin;
  const [short, long] = [joined.latin.length, other.latin.length].sort((a, b) => a - b);
  const uneven = !joined.vowelless && !other.vowelless && (short ?? 0) < (long ?? 0) * 0.6;
  const sameStart = other.phonetics.some((key) => key.charAt(0) === joined.phonetic.charAt(0));
  if (joined.transcribed !== true && (uneven || !sameStart)) return false;
  return [other.latin, ...other.variants].some(
    (form) =>
      soundSimilarity(joined.latin, form, {
        left: joined.vowelless,
        right: other.vowelless,
        syllabic: joined.transcribed === true && other.script !== "han",
      }) >= (joined.script === other.script ? 0.8 : 0.78),
  );
}

/**
 * Join neighbouring tokens that the other, shorter name writes as one (Jong Un and Jongun, Good Will and Goodwill), by sound, or to the letter
 * when one of them also stands there alone.
 */
export function mergeTokens(tokens: readonly NameToken[], others: readonly NameToken[]): NameToken[] {
  if (tokens.length <= others.length) return [...tokens];
  const out: NameToken[] = [];
  const alone = (token: NameToken) => others.some((other) => sharesForm(token, other));
  for (let index = 0; index < tokens.length; ) {
    let used = 1;
    let kept = tokens[index];
    for (const count of [4, 3, 2]) {
      const group = tokens.slice(index, index + count);
      if (group.length < count || group.some((token) => token.latin === "")) continue;
      const joined = joinTokens(group);
      if (!joined || !others.some((other) => fits(joined, other, group.some(alone)))) continue;
      kept = joined;
      used = count;
      break;
    }
    if (kept) out.push(kept);
    index += used;
  }
  return out;
}
