/**
 * Known populations: each person of `people` has the same chances over the histories of `lists` lists (nobody's history in
 * slot 0), and records of one person may be missed or two people taken for one when lists are linked.
 */
export type Population = {
  readonly name: string;
  readonly about: string;
  readonly lists: number;
  readonly people: number;
  /** Chance of each history, length 2^lists, sum 1. */
  readonly chances: Float64Array;
  /** Chance that a person on two lists or more has one record that nobody recognises. */
  readonly missed: number;
  /** People wrongly joined with another one, as a share of the people observed. */
  readonly joined: number;
};

/** Lists that catch independently. */
function independent(catches: readonly number[]): Float64Array {
  return Float64Array.from({ length: 2 ** catches.length }, (_, history) =>
    catches.reduce((chance, p, list) => chance * ((history >> list) & 1 ? p : 1 - p), 1),
  );
}

/** Several kinds of people, in each of which the lists are independent. */
function mixture(
  kinds: readonly { readonly share: number; readonly catches: readonly number[] }[],
): Float64Array {
  const parts = kinds.map(({ share, catches }) => independent(catches).map((chance) => share * chance));
  return Float64Array.from(parts[0] ?? [], (_, at) => parts.reduce((sum, part) => sum + (part[at] ?? 0), 0));
}

/** Independent lists with the odds of pairs changed: a pair's factor multiplies every history with both lists. */
function withPairs(
  catches: readonly number[],
  pairs: readonly (readonly [number, number, number])[],
): Float64Array {
  const chances = independent(catches).map((chance, history) =>
    pairs.reduce(
      (changed, [one, other, factor]) =>
        (history >> one) & (history >> other) & 1 ? changed * factor : changed,
      chance,
    ),
  );
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}

const four = [0.22, 0.18, 0.3, 0.12] as const;
const honest = { missed: 0, joined: 0 } as const;

export const populations: readonly Population[] = [
  {
    name: "independent",
    about: "Four independent lists",
    lists: 4,
    people: 1000,
    chances: independent(four),
    ...honest,
  },
  {
    name: "referring",
    about: "Four lists, two of which refer people to each other (odds × 4)",
    lists: 4,
    people: 1000,
    chances: withPairs(four, [[0, 1, 4]]),
    ...honest,
  },
  {
    name: "excluding",
    about: "Four lists, two of which rarely hold the same people (odds × 0.2)",
    lists: 4,
    people: 1000,
    chances: withPairs(four, [[0, 2, 0.2]]),
    ...honest,
  },
  {
    name: "two-kinds",
    about: "Four lists; a third of the people is easily found, two thirds are not",
    lists: 4,
    people: 1000,
    chances: mixture([
      { share: 1 / 3, catches: [0.45, 0.4, 0.5, 0.3] },
      { share: 2 / 3, catches: [0.1, 0.08, 0.15, 0.05] },
    ]),
    ...honest,
  },
  {
    name: "out-of-reach",
    about: "Four lists; three people in ten are out of reach of all of them",
    lists: 4,
    people: 1000,
    chances: mixture([
      { share: 0.7, catches: four },
      { share: 0.3, catches: [0, 0, 0, 0] },
    ]),
    ...honest,
  },
  {
    name: "sparse",
    about: "Five lists with few overlaps and some dependence",
    lists: 5,
    people: 4000,
    chances: withPairs(
      [0.02, 0.06, 0.09, 0.05, 0.03],
      [
        [0, 1, 3],
        [2, 4, 3],
        [1, 3, 0.3],
      ],
    ),
    ...honest,
  },
  {
    name: "missed-links",
    about: "Four independent lists; one link in ten is missed",
    lists: 4,
    people: 1000,
    chances: independent(four),
    missed: 0.1,
    joined: 0,
  },
  {
    name: "wrong-links",
    about: "Four independent lists; two people in a hundred are taken for another",
    lists: 4,
    people: 1000,
    chances: independent(four),
    missed: 0,
    joined: 0.02,
  },
];
