/** Hidden numbers at which a posterior is computed: whole, rising, none twice. */
export type HiddenGrid = {
  readonly at: Float64Array;
  /** The largest hidden number considered; the posterior is cut there. */
  readonly largest: number;
  readonly spacing: "every-number" | "equally-spaced";
};

/** `points` numbers from 1 to `largest`: all of them where they fit, else equally spaced and rounded. */
export function hiddenGrid(largest: number, points: number): HiddenGrid {
  if (!Number.isInteger(largest) || largest < 1 || !Number.isInteger(points) || points < 2) {
    throw new RangeError(
      `A grid needs a whole largest number and two points or more, not ${largest} and ${points}.`,
    );
  }
  if (largest <= points) {
    return { at: Float64Array.from({ length: largest }, (_, i) => i + 1), largest, spacing: "every-number" };
  }
  const step = (largest - 1) / (points - 1);
  return {
    at: Float64Array.from({ length: points }, (_, i) => Math.round(1 + i * step)),
    largest,
    spacing: "equally-spaced",
  };
}
