import type { Result } from "../undetected.ts";

type Density = NonNullable<Result["density"]>;

/** Places of a drawn density; more would not be seen. */
const places = 80;

/** A posterior over hidden numbers as a density of the total, up to the place that 99 % lie below. */
export function densityOf(
  hidden: ArrayLike<number>,
  probability: ArrayLike<number>,
  observed: number,
): Density {
  let [mass, end] = [0, 0];
  while (end < hidden.length && mass < 0.99) {
    mass += probability[end] ?? 0;
    end += 1;
  }
  const step = Math.max(1, Math.ceil(end / places));
  const density: { at: number[]; height: number[] } = { at: [], height: [] };
  for (let from = 0; from < end; from += step) {
    const to = Math.min(from + step, end);
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += probability[at] ?? 0;
    const width = (hidden[to - 1] ?? 0) - (hidden[from] ?? 0) + 1;
    density.at.push(observed + ((hidden[from] ?? 0) + (hidden[to - 1] ?? 0)) / 2);
    density.height.push(sum / width);
  }
  return density;
}

/** Draws of the total as a histogram between their 0.5 and 99 % quantiles. */
export function sketch(draws: readonly number[]): Density | null {
  if (draws.length === 0) return null;
  const sorted = [...draws].sort((one, other) => one - other);
  const low = sorted[Math.floor(0.005 * sorted.length)] ?? 0;
  const high = sorted[Math.floor(0.99 * (sorted.length - 1))] ?? low;
  const width = Math.max((high - low) / places, 1e-9);
  const heights = new Array<number>(places).fill(0);
  for (const draw of sorted) {
    const place = Math.floor((draw - low) / width);
    if (place >= 0 && place < places) heights[place] = (heights[place] ?? 0) + 1 / (sorted.length * width);
  }
  return { at: heights.map((_, place) => low + (place + 0.5) * width), height: heights };
}
