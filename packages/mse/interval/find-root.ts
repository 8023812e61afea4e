/**
 * A root of a continuous function between two places where it differs in sign, by false position with halving (Illinois), to
 * a relative width of 1e-12. NaN when the signs agree.
 */
export function findRoot(value: (x: number) => number, from: number, to: number): number {
  let [left, right] = [from, to];
  let [atLeft, atRight] = [value(left), value(right)];
  if (atLeft === 0) return left;
  if (atRight === 0) return right;
  if (!(atLeft * atRight < 0)) return Number.NaN;
  let side = 0;
  for (let step = 0; step < 200; step++) {
    const middle = (left * atRight - right * atLeft) / (atRight - atLeft);
    const found = value(middle);
    if (found === 0 || Math.abs(right - left) < 1e-12 * (1 + Math.abs(middle))) return middle;
    if (Math.abs(found) < 1e-12) return middle;
    if (found * atRight > 0) {
      [right, atRight] = [middle, found];
      if (side === 1) atLeft /= 2;
      side = 1;
    } else {
      [left, atLeft] = [middle, found];
      if (side === -1) atRight /= 2;
      side = -1;
    }
  }
  return (left + right) / 2;
}

/** The place of the largest value of a function with one peak, by golden section. */
export function findPeak(value: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [from, to];
  let [low, high] = [right - ratio * (right - left), left + ratio * (right - left)];
  let [atLow, atHigh] = [value(low), value(high)];
  while (right - left > 1e-9 * (1 + Math.abs(left))) {
    if (atLow > atHigh) {
      [right, high, atHigh] = [high, low, atLow];
      low = right - ratio * (right - left);
      atLow = value(low);
    } else {
      [left, low, atLow] = [low, high, atHigh];
      high = left + ratio * (right - left);
      atHigh = value(high);
    }
  }
  return (left + right) / 2;
}
