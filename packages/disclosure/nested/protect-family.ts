import { brokenUp, type Family, freeAlong, partIn, placesOf, projection, subsetsOf } from "./family.ts";
import { type Box, findBox, mostSteps } from "./find-box.ts";
import { type Part, summed } from "./part.ts";

type Span = {
  readonly span: number;
  readonly along: readonly number[];
  readonly allowed: (cell: number) => boolean;
};

/** What settling one table holds: scratch memory and the conditions on boxes, made once. */
type Settling = {
  readonly family: Family;
  readonly set: number;
  readonly part: Part;
  readonly k: number;
  readonly changes: Int32Array;
  readonly spans: readonly Span[];
  readonly steps: { left: number };
};

function settlingOf(family: Family, set: number, k: number): Settling {
  const part = partIn(family, set);
  const order = placesOf(set);
  const spans = [set, ...subsetsOf(set).reverse()].map((span) => ({
    span,
    along: placesOf(span).map((bit) => order.indexOf(bit)),
    allowed: freeAlong(family, set, span),
  }));
  const changes = new Int32Array(part.counts.length);
  return { family, set, part, k, changes, spans, steps: { left: mostSteps } };
}

/** The box of least loss that changes the count of `within` to which `cells` add up. */
function bestBox(
  settling: Settling,
  within: number,
  cells: readonly number[],
  ask: { amount: number; direction: 1 | -1 },
): Box | null {
  let best: Box | null = null;
  for (const { span, along, allowed } of settling.spans) {
    if ((span & within) !== span) continue;
    for (const cell of cells) {
      const found = findBox({
        ...settling,
        ...ask,
        cell,
        along,
        allowed,
        below: best?.cost ?? Number.POSITIVE_INFINITY,
      });
      if (found !== null) best = found;
      if (best?.cost === 0) return best;
    }
  }
  return best;
}

/**
 * Finds another table that agrees with everything shown and in which a count is `need` higher or lower, box after
 * box, and hides the corners that it needs. False if there is none; then what it hid stays hidden, which is safe.
 */
function move(
  settling: Settling,
  within: number,
  cells: readonly number[],
  ask: { need: number; direction: 1 | -1 },
): boolean {
  const { part, changes, steps } = settling;
  const touched: number[] = [];
  let { need } = ask;
  let amount = need;
  while (need > 0 && amount > 0 && steps.left > 0) {
    const box = bestBox(settling, within, cells, { amount, direction: ask.direction });
    if (box === null) {
      amount = Math.floor(amount / 2);
      continue;
    }
    for (const [n, corner] of box.corners.entries()) {
      part.hidden[corner] = 1;
      changes[corner] = (changes[corner] ?? 0) + (box.signs[n] ?? 1) * ask.direction * amount;
      touched.push(corner);
    }
    need -= amount;
    amount = Math.min(amount, need);
  }
  for (const corner of touched) changes[corner] = 0;
  return need === 0;
}

/** Keeps one small count of a table or of its margins unknown: it may be as high as k and as low as 1. */
function secure(settling: Settling, within: number, cell: number): boolean {
  const { family, set, k } = settling;
  const cells = within === set ? [cell] : brokenUp(family, set, within)(cell);
  const count = partIn(family, within).counts[cell] ?? 0;
  return (
    move(settling, within, cells, { need: k - count, direction: 1 }) &&
    move(settling, within, cells, { need: count - 1, direction: -1 })
  );
}

function smallCells({ counts }: Part, k: number): number[] {
  const small: number[] = [];
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] ?? 0;
    if (count > 0 && count < k) small.push(cell);
  }
  return small.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
}

/**
 * Hides in one table what must be hidden, all smaller tables being settled and public. For each count of 1..k-1 in it
 * and in every smaller table there is another table that agrees with all figures shown in any of them. Where one
 * cannot be had, nothing of this table's inside is shown but what is empty by those.
 */
function settle(family: Family, set: number, k: number): void {
  const part = partIn(family, set);
  const smaller = subsetsOf(set);
  for (const cell of smallCells(part, k)) part.hidden[cell] = 1;
  const settling = settlingOf(family, set, k);
  const safe =
    !smaller.some((within) => partIn(family, within).thin) &&
    [...smaller, set].every((within) =>
      smallCells(partIn(family, within), k).every((cell) => secure(settling, within, cell)),
    );
  if (safe) return;
  part.thin = true;
  part.hidden.fill(1);
  // Where a smaller table shows that there is nobody, there is nobody here either, and no secret.
  for (const within of smaller) {
    const { counts, hidden } = partIn(family, within);
    const to = projection(family, set, within);
    for (let cell = 0; cell < part.counts.length; cell++)
      if (counts[to(cell)] === 0 && hidden[to(cell)] === 0) part.hidden[cell] = 0;
  }
}

/**
 * Protects a table together with all tables over some of its variables, fewest first. What a table over few variables
 * shows never depends on which larger one was asked for, and no larger one tells what a smaller one hides: answers to
 * nested questions are one publication (linked tables: Hundepool et al. 2012, chapter 4).
 *
 * `set` names the variables by bits in the data set's order; `whole` holds the counts over them in that order.
 */
export function protectFamily(family: Family, set: number, whole: Part, k: number): Part {
  const order = placesOf(set);
  for (const within of [...subsetsOf(set), set]) {
    if (family.has(within)) continue;
    const keep = placesOf(within).map((bit) => order.indexOf(bit));
    family.set(within, within === set ? whole : summed(whole, keep));
    settle(family, within, k);
  }
  return partIn(family, set);
}

/** Published values of a table with all its margins, dense and row-major, NaN where hidden. */
export function publishedValues(family: Family, set: number, k: number): Float64Array {
  const whole = partIn(family, set);
  const order = placesOf(set);
  const wide = whole.sizes.map((size) => size + 1);
  const strides = wide.map((_, n) => wide.slice(n + 1).reduce((step, size) => step * size, 1));
  const values = new Float64Array(wide.reduce((cells, size) => cells * size, 1)).fill(Number.NaN);
  const people = whole.counts.reduce((sum, count) => sum + count, 0);
  const all = whole.sizes.reduce((at, size, n) => at + size * (strides[n] ?? 0), 0);
  if (people > 0 && people < k) return values;
  values[all] = people;
  for (const within of [...subsetsOf(set), set]) {
    const part = partIn(family, within);
    const kept = placesOf(within).map((bit) => order.indexOf(bit));
    for (let cell = 0; cell < part.counts.length; cell++) {
      if (part.hidden[cell] === 1) continue;
      let at = all;
      for (const [n, d] of kept.entries()) {
        const place = Math.floor(cell / (part.strides[n] ?? 1)) % (part.sizes[n] ?? 1);
        at += (place - (whole.sizes[d] ?? 0)) * (strides[d] ?? 0);
      }
      values[at] = part.counts[cell] ?? 0;
    }
  }
  return values;
}
