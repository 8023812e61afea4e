/**
 * Published figures as an intruder sees them: every cell and margin of the table, row-major over the categories of
 * each dimension plus one last place for its total; NaN (or null, from JSON) = suppressed.
 */
export type PublishedFigures = {
  dimensions: readonly (readonly string[])[];
  values: ArrayLike<number | null>;
  /** True when zeros are shown, so that a suppressed cell is known to hold at least one person. */
  zerosShown: boolean;
};

/** One additive relation: the parts sum to the total. Entries are cell numbers. */
export type Relation = { parts: number[]; total: number };

/** Where a cell lies, as text: category codes, "total" for a margin. */
export function placeOf(figures: PublishedFigures, cell: number): string[] {
  const names: string[] = [];
  let rest = cell;
  for (const categories of figures.dimensions.toReversed()) {
    const digit = rest % (categories.length + 1);
    names.unshift(categories[digit] ?? "total");
    rest = (rest - digit) / (categories.length + 1);
  }
  return names;
}

/** Number of cells that the dimensions call for, margins included. */
export function expectedCells(figures: PublishedFigures): number {
  return figures.dimensions.reduce((product, categories) => product * (categories.length + 1), 1);
}

/** All additive relations of the table: for every total of every dimension its parts. */
export function relationsOf(figures: PublishedFigures): Relation[] {
  const found: Relation[] = [];
  const cells = expectedCells(figures);
  let step = 1;
  for (const categories of figures.dimensions.toReversed()) {
    const width = categories.length;
    for (let cell = 0; cell < cells; cell++) {
      if (Math.floor(cell / step) % (width + 1) !== width) continue;
      const parts = categories.map((_, c) => cell - (width - c) * step);
      found.push({ parts, total: cell });
    }
    step *= width + 1;
  }
  return found;
}
