import { isVowel, soundsOf } from "./sounds.ts";

/** Groups of sounds that spelling systems write for one another, with the cost of the exchange. */
const EXCHANGES: readonly (readonly [string, number])[] = [
  ["vwf", 0.15],
  ["bp", 0.3],
  ["bv", 0.35],
  ["td", 0.35],
  ["tT", 0.1],
  ["sT", 0.3],
  ["dz", 0.35],
  ["sz", 0.2],
  ["sc", 0.3],
  ["zc", 0.35],
  ["SC", 0.25],
  ["sS", 0.35],
  ["SZ", 0.25],
  ["ZC", 0.35],
  ["Zj", 0.15],
  ["Cj", 0.3],
  ["Cc", 0.3],
  ["zZ", 0.4],
  ["zj", 0.4],
  ["jJ", 0.3],
  ["Ji", 0.05],
  ["kqg", 0.2],
  ["kX", 0.3],
  ["hX", 0.15],
  ["XG", 0.3],
  ["gG", 0.1],
  ["Gr", 0.4],
  ["gh", 0.35],
  ["Ch", 0.4],
  ["CX", 0.3],
  ["Ck", 0.35],
  ["gj", 0.35],
  ["Gq", 0.25],
  ["xk", 0.4],
  ["xs", 0.4],
  ["xX", 0.3],
  ["nN", 0.15],
  ["mn", 0.5],
  ["lr", 0.5],
  ["uw", 0.05],
  ["uv", 0.2],
  ["ju", 0.6],
  ["jy", 0.2],
  ["sk", 0.45],
  ["ij", 0.3],
];
const COSTS = new Map<string, number>();
for (const [group, cost] of EXCHANGES)
  for (const left of group)
    for (const right of group) if (left !== right && !COSTS.has(left + right)) COSTS.set(left + right, cost);

/** Vowels that stand near one another. */
const NEAR_VOWELS = new Set(["ie", "ei", "ou", "uo", "ae", "ea", "ao", "oa", "iy", "yi", "ey", "ye"]);

export interface SoundTraits {
  /** The script of the side leaves out short vowels. */
  left: boolean;
  right: boolean;
  /** One side spells foreign sounds in Chinese syllables. */
  syllabic?: boolean;
}

/** Exchanges that Chinese syllables force on foreign names. */
const SYLLABIC: readonly (readonly [string, number])[] = [
  ["lr", 0.05],
  ["bp", 0.1],
  ["td", 0.1],
  ["kg", 0.1],
  ["bv", 0.15],
  ["wv", 0.05],
  ["wb", 0.3],
  ["Sh", 0.3],
  ["sS", 0.1],
  ["sx", 0.1],
  ["Sx", 0.1],
  ["zs", 0.15],
  ["cs", 0.15],
  ["CS", 0.2],
  ["jC", 0.15],
  ["jS", 0.2],
  ["Zj", 0.1],
  ["jg", 0.1],
  ["jk", 0.15],
  ["jJ", 0.15],
  ["Xk", 0.1],
  ["Xh", 0.05],
  ["hg", 0.25],
  ["hf", 0.2],
  ["nm", 0.15],
  ["nN", 0.05],
  ["mN", 0.15],
  ["qC", 0.1],
  ["qk", 0.15],
  ["qj", 0.2],
  ["cC", 0.2],
  ["Ts", 0.15],
  ["Td", 0.15],
  ["Tt", 0.1],
  ["fv", 0.1],
  ["wu", 0.05],
  ["Ji", 0.05],
  ["kC", 0.2],
  ["jz", 0.2],
  ["jd", 0.3],
  ["cz", 0.15],
  ["Zr", 0.3],
  ["jr", 0.3],
];
const SYLLABIC_COSTS = new Map<string, number>();
for (const [pair, cost] of SYLLABIC) {
  SYLLABIC_COSTS.set(pair, cost);
  SYLLABIC_COSTS.set([...pair].reverse().join(""), cost);
}

function exchangeCost(
  left: string,
  right: string,
  { open, syllabic }: { open: boolean; syllabic: boolean },
): number {
  if (left === right) return 0;
  const forced = syllabic ? SYLLABIC_COSTS.get(left + right) : undefined;
  if (forced !== undefined) return forced;
  const known = COSTS.get(left + right);
  if (known !== undefined) return known;
  if (isVowel(left) && isVowel(right)) return (NEAR_VOWELS.has(left + right) ? 0.3 : 0.45) * (open ? 0.3 : 1);
  return isVowel(left) !== isVowel(right) ? 1.3 : 1;
}

/** Cost of a sound that stands on one side only; `otherVowelless` when the other side would not write a short vowel. */
function gapCost(sound: string, otherVowelless: boolean, ownVowelless: boolean): number {
  if (isVowel(sound)) return otherVowelless ? 0.04 : ownVowelless ? 0.25 : 0.5;
  if (sound === "h") return 0.35;
  return sound === "J" ? 0.3 : 1;
}

/** Sounds compared at most; what follows in a longer word decides nothing. */
const MAX_SOUNDS = 48;
/** The two rows of the distance table, reused by every call. */
let previous = new Float64Array(MAX_SOUNDS + 1);
let current = new Float64Array(MAX_SOUNDS + 1);

/** Price of a sound without a counterpart when one side is in Chinese syllables. */
function roughGap(sound: string): number {
  if (isVowel(sound)) return 0.1;
  return "rlhnN".includes(sound) ? 0.35 : 0.8;
}

function weigh(sounds: string, open: boolean): number {
  let sum = 0;
  for (const sound of sounds) sum += open && isVowel(sound) ? 0.4 : 1;
  return sum;
}

/**
 * Likeness 0 to 1 of two Latin forms by their sounds: exchanges usual between spelling systems are cheap, and vowels cost
 * next to nothing against a script that does not write them.
 */
export function soundSimilarity(
  left: string,
  right: string,
  traits: SoundTraits = { left: false, right: false },
): number {
  const a = soundsOf(left).slice(0, MAX_SOUNDS);
  const b = soundsOf(right).slice(0, MAX_SOUNDS);
  if (a === "" || b === "") return 0;
  if (a === b) return 1;
  const syllabic = traits.syllabic === true;
  const mode = { open: traits.left || traits.right || syllabic, syllabic };
  const gapsRight = [...b].map((sound) =>
    syllabic ? roughGap(sound) : gapCost(sound, traits.left, traits.right),
  );
  previous[0] = 0;
  for (let column = 1; column <= b.length; column += 1)
    previous[column] = (previous[column - 1] ?? 0) + (gapsRight[column - 1] ?? 0);
  for (const sound of a) {
    const gap = syllabic ? roughGap(sound) : gapCost(sound, traits.right, traits.left);
    current[0] = (previous[0] ?? 0) + gap;
    for (let column = 1; column <= b.length; column += 1) {
      const exchange = (previous[column - 1] ?? 0) + exchangeCost(sound, b.charAt(column - 1), mode);
      const least = Math.min(
        (previous[column] ?? 0) + gap,
        (current[column - 1] ?? 0) + (gapsRight[column - 1] ?? 0),
      );
      current[column] = Math.min(least, exchange);
    }
    [previous, current] = [current, previous];
  }
  const length = Math.max(weigh(a, mode.open), weigh(b, mode.open), 1);
  return Math.max(0, 1 - (previous[b.length] ?? length) / length);
}
