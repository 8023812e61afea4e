import type { Report } from "#kernel/import";
import type { ReadElement } from "./elements-of.ts";

type Mapped = NonNullable<Report["mapped"]>;
type Counted = {
  rows: number;
  source: number;
  rule: number;
  unmapped: Map<string, number>;
  without: number[];
};

const rowsShown = 200;
const valuesShown = 100;
const valueLength = 120;

/** Counts, element by element, how many records got codes, from whom, and what no list knows. */
export class Tally {
  readonly #elements = new Map<string, Counted>();

  add(row: number, elements: Readonly<Record<string, ReadElement>>): void {
    for (const [name, element] of Object.entries(elements)) this.#addOne(row, name, element);
  }

  #addOne(row: number, name: string, { by, unmapped }: ReadElement): void {
    const counted = this.#elements.get(name) ?? {
      rows: 0,
      source: 0,
      rule: 0,
      unmapped: new Map<string, number>(),
      without: [],
    };
    this.#elements.set(name, counted);
    counted.rows += 1;
    if (by === null) counted.without.push(row);
    else counted[by] += 1;
    for (const value of new Set(unmapped)) {
      const shown = value.length > valueLength ? `${value.slice(0, valueLength)}…` : value;
      counted.unmapped.set(shown, (counted.unmapped.get(shown) ?? 0) + 1);
    }
  }

  report(): Mapped {
    return Object.fromEntries(
      [...this.#elements].map(([name, { rows, source, rule, unmapped, without }]) => [
        name,
        {
          rows,
          mapped: source + rule,
          share: rows === 0 ? 0 : Number(((source + rule) / rows).toFixed(4)),
          source,
          rule,
          unmapped: [...unmapped]
            .map(([value, count]) => ({ value, rows: count }))
            .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1))
            .slice(0, valuesShown),
          without: without.slice(0, rowsShown),
        },
      ]),
    );
  }
}
