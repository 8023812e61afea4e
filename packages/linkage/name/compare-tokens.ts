import { editDistance } from "./edit-distance.ts";
import { jaroWinkler } from "./jaro-winkler.ts";
import type { NameToken } from "./name-token.ts";
import { type SoundTraits, soundSimilarity } from "./sound-similarity.ts";

/** How two tokens agree, best first. `incomparable`: one of them cannot be read in a common script. */
export type TokenGrade =
  | "exact"
  | "variant"
  | "dictionary"
  | "fuzzy"
  | "phonetic"
  | "initial"
  | "none"
  | "incomparable";

export interface TokenMatch {
  grade: TokenGrade;
  /** 0 to 1, in the order of the grades. */
  score: number;
}

const NONE: TokenMatch = { grade: "none", score: 0 };
const JARO_WINKLER_MIN = 0.92;

/** Edits that still leave one name: none to 2 letters, one to 4, then the nearer the longer the word. */
function editScore(left: string, right: string): number {
  const [short, long] = [Math.min(left.length, right.length), Math.max(left.length, right.length)];
  if (short <= 2) return 0;
  const edits = editDistance(left, right, 2);
  if (short <= 4) return edits === 1 ? 0.78 : 0;
  if (edits === 1) return 0.9;
  if (edits !== 2 || long < 6) return 0;
  if (long >= 8) return 0.82;
  return left.charAt(0) === right.charAt(0) ? 0.66 : 0;
}

/** Words of Han or Hangul are compared character by character: another character is another name. */
function compareLogograms(left: NameToken, right: NameToken): TokenMatch {
  if (left.latin !== "" && left.latin === right.latin) return { grade: "phonetic", score: 0.7 };
  return NONE;
}

function compareLatin(left: string, right: string): TokenMatch {
  if (left === right) return { grade: "exact", score: 1 };
  const jaro = left.length > 4 && right.length > 4 ? jaroWinkler(left, right) : 0;
  const edits = editScore(left, right);
  if (jaro >= JARO_WINKLER_MIN)
    return { grade: "fuzzy", score: edits > 0 ? Math.max(edits, jaro - 0.04) : 0.7 };
  if (edits > 0) return { grade: "fuzzy", score: edits };
  const sound = soundSimilarity(left, right);
  if (sound === 1) return { grade: "phonetic", score: 0.88 };
  const short = Math.min(left.length, right.length);
  return short > 2 && sound >= (short <= 4 ? 0.85 : 0.75) ? { grade: "phonetic", score: sound - 0.1 } : NONE;
}

/** Sounds alone decide: one side writes no short vowels, or spells a foreign name in Chinese syllables. */
function compareRough(left: string, right: string, traits: SoundTraits): TokenMatch {
  const sound = soundSimilarity(left, right, traits);
  if (traits.syllabic) return sound >= 0.66 ? { grade: "phonetic", score: sound - 0.08 } : NONE;
  return sound >= 0.6 ? { grade: "phonetic", score: Math.min(0.95, sound) } : NONE;
}

/** Two scripts: the reading of one is a guess at the spelling of the other, so sounds count more than letters. */
function compareAcross(left: string, right: string): TokenMatch {
  const letters = compareLatin(left, right);
  const sound = soundSimilarity(left, right);
  const enough = sound >= 0.63 && Math.min(left.length, right.length) > 2;
  return enough && sound - 0.03 > letters.score ? { grade: "phonetic", score: sound - 0.03 } : letters;
}

/** Results for pairs of tokens already compared: common names meet one another all the time. */
const known = new Map<string, TokenMatch>();
const MAX_KNOWN = 100_000;

function compareReadingsOnce(left: NameToken, right: NameToken): TokenMatch {
  const key = `${left.script} ${left.text} ${left.latin} ${right.text} ${right.latin} ${right.script}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const match = compareReadings(left, right);
  known.set(key, match);
  return match;
}

function compareReadings(left: NameToken, right: NameToken): TokenMatch {
  const across = left.script !== right.script;
  const syllabic = across && (left.transcribed === true || right.transcribed === true);
  const rough = left.vowelless || right.vowelless || syllabic;
  const traits = { left: left.vowelless, right: right.vowelless, syllabic };
  let best = NONE;
  for (const [index, a] of [left.latin, ...left.variants].entries()) {
    for (const [at, b] of [right.latin, ...right.variants].entries()) {
      const pivots = index === 0 && at === 0;
      if (!pivots && !across && !rough && a !== b) continue;
      const match = rough ? compareRough(a, b, traits) : across ? compareAcross(a, b) : compareLatin(a, b);
      const score = pivots ? match.score : Math.min(match.score, 0.97);
      if (score > best.score)
        best = { grade: match.grade === "exact" && !pivots ? "variant" : match.grade, score };
    }
  }
  return best;
}

function compareInitial(left: NameToken, right: NameToken): TokenMatch {
  if (left.initial !== right.initial || left.initial === "") return NONE;
  return left.role === right.role ? { grade: "exact", score: 1 } : { grade: "initial", score: 0.75 };
}

/** Son or daughter of, as the east Slavic middle name has it: Ivan and Ivanovich are two people. */
function isSlavicPatronymicOf(long: string, short: string): boolean {
  if (!/(?:ov|ev|yov)(?:ich|ych|itch|na)$|ivna$/.test(long)) return false;
  return (
    short.length > 2 && short.length < long.length - 2 && long.startsWith(short.replace(/[aeiouy]+$/, ""))
  );
}

/** Abd al-Rahman is often written Rahman alone. */
function isServantOf(long: string, short: string): boolean {
  return short.length > 3 && long === `abd${short}`;
}

/** Compare two name tokens of any scripts; symmetric. Order of scores: exact, variant, dictionary, fuzzy, phonetic, initial. */
export function compareTokens(left: NameToken, right: NameToken): TokenMatch {
  if (left.script === right.script && left.text === right.text) return { grade: "exact", score: 1 };
  if (left.ids.some((id) => right.ids.includes(id))) {
    return left.latin === right.latin && !left.vowelless && !right.vowelless
      ? { grade: "exact", score: 1 }
      : { grade: "dictionary", score: 0.96 };
  }
  if (left.number !== undefined && right.number !== undefined)
    return left.number === right.number ? { grade: "variant", score: 0.97 } : NONE;
  if (left.ids.length > 0 && right.ids.length > 0) return NONE;
  if (isSlavicPatronymicOf(left.latin, right.latin) || isSlavicPatronymicOf(right.latin, left.latin))
    return NONE;
  if (isServantOf(left.latin, right.latin) || isServantOf(right.latin, left.latin))
    return { grade: "phonetic", score: 0.8 };
  if (left.script === right.script && (left.script === "han" || left.script === "hangul"))
    return compareLogograms(left, right);
  if (left.script === right.script && left.vowelless) {
    const edits = editScore(left.text, right.text);
    return edits > 0 ? { grade: "fuzzy", score: edits } : NONE;
  }
  if (left.latin === "" || right.latin === "") return { grade: "incomparable", score: 0 };
  if (left.role === "initial" || right.role === "initial") return compareInitial(left, right);
  return compareReadingsOnce(left, right);
}
