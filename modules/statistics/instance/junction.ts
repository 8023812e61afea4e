/** Variables that a table shares with the others, and which one of them holds all that it shares. */
export type Separator = readonly string[];

/**
 * Takes sets of variables apart leaf by leaf: a set whose shared variables all lie in one other set is a leaf. Gives
 * what the leaves share, or null where a cycle is left (age × form, form × means, age × means).
 *
 * Tables over sets without a cycle whose shared tables are shown whole tell no more together than each alone: any
 * table that agrees with one of them fits any that agrees with the other (decomposable models: Dobra and Fienberg 2000).
 */
export function separatorsOf(sets: readonly (readonly string[])[]): Separator[] | null {
  let left = maximal(sets);
  const separators: Separator[] = [];
  while (left.length > 1) {
    const leaf = left.find((set) => {
      const shared = sharedBy(set, left);
      return left.some((other) => other !== set && shared.every((name) => other.includes(name)));
    });
    if (leaf === undefined) return null;
    const shared = sharedBy(leaf, left);
    if (shared.length > 0) separators.push(shared);
    left = left.filter((set) => set !== leaf);
  }
  return separators;
}

/** The sets that lie in no other one. */
export function maximal(sets: readonly (readonly string[])[]): (readonly string[])[] {
  const distinct = sets.filter(
    (set, at) => sets.findIndex((other) => set.length === other.length && within(set, other)) === at,
  );
  return distinct.filter((set) => !distinct.some((other) => other !== set && within(set, other)));
}

export function within(set: readonly string[], other: readonly string[]): boolean {
  return set.every((name) => other.includes(name));
}

/** The sets that a set hangs together with, by way of others too, itself included. */
export function connected(
  wanted: readonly string[],
  sets: readonly (readonly string[])[],
): (readonly string[])[] {
  const found: (readonly string[])[] = [wanted];
  for (const one of found)
    for (const set of sets)
      if (!found.includes(set) && set.some((name) => one.includes(name))) found.push(set);
  return found;
}

function sharedBy(set: readonly string[], sets: readonly (readonly string[])[]): string[] {
  return set.filter((name) => sets.some((other) => other !== set && other.includes(name)));
}
