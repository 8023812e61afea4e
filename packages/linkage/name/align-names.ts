import { compareTokens, type TokenMatch } from "./compare-tokens.ts";
import { matchTokens } from "./match-tokens.ts";
import { mergeTokens } from "./merge-tokens.ts";
import type { NameToken, NormalisedName } from "./name-token.ts";
import { defaultNameFrequency, type NameFrequency, tokenWeight } from "./token-weight.ts";

export interface CompareOptions {
  /** Shares of names in the population of the records. */
  frequency?: NameFrequency;
}

export interface Alignment {
  /** 0 to 1, undefined when the names cannot be compared. */
  similarity: number | undefined;
  /** Same tokens in the same order. */
  identical: boolean;
  /** No token of either name is left over. */
  complete: boolean;
  /** Lowest score of a matched token. */
  weakest: number;
  /** All tokens agree, in another order. */
  swapped: boolean;
  /** One name is a single token and agrees with one of the other's. */
  onePart: boolean;
}

/**
 * Prices, relative to the weight of a token that agrees: contradicted tokens cost much, omitted ones little, more so when
 * only one token agrees. `matchFloor`: least score of a pair; `doubtful`: score below which two scripts pay for imprecision.
 */
export const PRICES = {
  contradicted: 2,
  omitted: 0.22,
  omittedSingle: 0.4,
  patronymicMoved: 1.2,
  otherLegalForm: 0.35,
  imprecision: 0.5,
  imprecisionAcross: 0.8,
  doubtful: 0.72,
  matchFloor: 0.5,
};

const MISSING: Alignment = {
  similarity: undefined,
  identical: false,
  complete: false,
  weakest: 0,
  swapped: false,
  onePart: false,
};

const IDENTICAL: Alignment = {
  similarity: 1,
  identical: true,
  complete: true,
  weakest: 1,
  swapped: false,
  onePart: false,
};

/** Names that agree in initials only stay below every sensible threshold. */
const INITIALS_ONLY = 0.6;

/** Words that take part: titles, particles and filiation words only when both sides would otherwise be empty. */
function comparable(name: NormalisedName): NameToken[] {
  return name.tokens.filter(
    (token) => token.role !== "title" && token.role !== "particle" && token.role !== "filiation",
  );
}

/** Leave out a token that repeats an earlier one (Sergey Sergey Shoigu), when the other name is shorter. */
function withoutRepeats(tokens: readonly NameToken[], others: readonly NameToken[]): readonly NameToken[] {
  if (tokens.length <= others.length) return tokens;
  return tokens.filter((token, index) => tokens.findIndex((other) => other.text === token.text) === index);
}

interface Pair {
  left: NameToken;
  right: NameToken;
  match: TokenMatch;
  row: number;
  column: number;
}

function findPairs(left: readonly NameToken[], right: readonly NameToken[], matches: TokenMatch[][]): Pair[] {
  const weights = matches.map((row) =>
    row.map((match) => (match.score >= PRICES.matchFloor ? match.score : 0)),
  );
  const pairs: Pair[] = [];
  matchTokens(weights, right.length).forEach((column, row) => {
    const [a, b, match] = [left[row], right[column], matches[row]?.[column]];
    if (a && b && match) pairs.push({ left: a, right: b, match, row, column });
  });
  return pairs;
}

function weigh(tokens: readonly NameToken[], frequency: NameFrequency): number[] {
  return tokens.map((token) => tokenWeight(token, frequency)).sort((a, b) => b - a);
}

/** Left-over tokens facing each other contradict, unless one cannot be read; the rest was omitted on one side. Returns the price of both. */
function leftoverPrice(
  left: readonly NameToken[],
  right: readonly NameToken[],
  { pairs, frequency }: { pairs: number; frequency: NameFrequency },
): number {
  const [a, b] = [weigh(left, frequency), weigh(right, frequency)];
  let price = 0;
  const unread = [...left, ...right].some((token) => token.latin === "");
  if (unread) return PRICES.omitted * [...a, ...b].reduce((sum, weight) => sum + weight, 0);
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [x, y] = [a[index], b[index]];
    if (x !== undefined && y !== undefined) price += PRICES.contradicted * ((x + y) / 2);
    else price += (pairs === 1 ? PRICES.omittedSingle : PRICES.omitted) * (x ?? y ?? 0);
  }
  return price;
}

/** A father's name that stands as a given name in the other name says that father and child changed places. */
function patronymicPrice(
  pairs: readonly Pair[],
  left: readonly NameToken[],
  right: readonly NameToken[],
): number {
  const filiated = left.some((token) => token.patronymic) && right.some((token) => token.patronymic);
  return filiated && pairs.some((pair) => pair.left.patronymic !== pair.right.patronymic)
    ? PRICES.patronymicMoved
    : 0;
}

/** Two legal forms of different classes speak against one company; `company` alone says nothing, limited is near llc. */
function legalFormPrice(left: string | undefined, right: string | undefined): number {
  if (
    left === undefined ||
    right === undefined ||
    left === right ||
    left === "company" ||
    right === "company"
  )
    return 0;
  const near = new Set(["llc", "limited"]);
  return near.has(left) && near.has(right) ? 0 : PRICES.otherLegalForm;
}

/**
 * Score after the price of imprecision. Two scripts pay it only for doubtful tokens, since there no spelling is the right
 * one; a doubtful token still contradicts less than another name.
 */
function strict({ left, right, match }: Pair): number {
  if (left.script !== right.script && match.score >= PRICES.doubtful) return match.score;
  const price = left.script === right.script ? PRICES.imprecision : PRICES.imprecisionAcross;
  return match.score - price * (1 - match.score);
}

function sameTokens(left: readonly NameToken[], right: readonly NameToken[]): boolean {
  return left.length === right.length && left.every((token, index) => token.text === right[index]?.text);
}

function alignOrdered(left: NormalisedName, right: NormalisedName, frequency: NameFrequency): Alignment {
  const [rawLeft, rawRight] = [comparable(left), comparable(right)];
  if (rawLeft.length === 0 || rawRight.length === 0) return MISSING;
  const legalForms = legalFormPrice(left.legalForm, right.legalForm);
  if (legalForms === 0 && sameTokens(rawLeft, rawRight)) return IDENTICAL;
  const [mergedLeft, mergedRight] = [mergeTokens(rawLeft, rawRight), mergeTokens(rawRight, rawLeft)];
  const a = withoutRepeats(mergedLeft, mergedRight);
  const b = withoutRepeats(mergedRight, mergedLeft);
  const matches = a.map((x) => b.map((y) => compareTokens(x, y)));
  if (matches.every((row) => row.every((match) => match.grade === "incomparable"))) return MISSING;
  const pairs = findPairs(a, b, matches);
  const restLeft = a.filter((_, row) => !pairs.some((pair) => pair.row === row));
  const restRight = b.filter((_, column) => !pairs.some((pair) => pair.column === column));
  let agreed = 0;
  let total =
    legalForms +
    leftoverPrice(restLeft, restRight, { pairs: pairs.length, frequency }) +
    patronymicPrice(pairs, rawLeft, rawRight);
  for (const pair of pairs) {
    const { left: x, right: y, match } = pair;
    const [wx, wy] = [tokenWeight(x, frequency), tokenWeight(y, frequency)];
    const weight = match.grade === "initial" ? Math.min(wx, wy) : (wx + wy) / 2;
    agreed += weight * strict(pair);
    total += weight;
  }
  const onlyInitials = pairs.every((pair) => pair.left.role === "initial" || pair.right.role === "initial");
  const likeness = total === 0 ? 0 : agreed / total;
  const complete = restLeft.length === 0 && restRight.length === 0;
  const weakest = pairs.reduce((least, pair) => Math.min(least, pair.match.score), 1);
  const inOrder = pairs.every((pair, index) => index === 0 || pair.column > (pairs[index - 1]?.column ?? -1));
  return {
    similarity: Math.max(0, onlyInitials ? Math.min(likeness, INITIALS_ONLY) : likeness),
    identical: false,
    complete,
    weakest,
    swapped: complete && !inOrder,
    onePart: pairs.length === 1 && weakest >= 0.9 && (restLeft.length === 0) !== (restRight.length === 0),
  };
}

function orderKey(name: NormalisedName): string {
  return name.tokens.map((token) => token.text).join(" ");
}

/** Align the tokens of two names by maximum-weight matching and price what agrees, contradicts and is left out; symmetric. */
export function alignNames(
  left: NormalisedName,
  right: NormalisedName,
  options: CompareOptions = {},
): Alignment {
  const frequency = options.frequency ?? defaultNameFrequency;
  return orderKey(left) <= orderKey(right)
    ? alignOrdered(left, right, frequency)
    : alignOrdered(right, left, frequency);
}
