/** A percentage with no more digits than its count supports. */
export type SafePercent = {
  /** The percentage, rounded to a multiple of `step`. */
  percent: number;
  /** Smallest difference shown: 10, 5, 1, 0.1, 0.01 percentage points. */
  step: number;
  decimals: number;
};

const STEPS = [0.01, 0.1, 1, 5, 10];

/**
 * The share of `numerator` in `denominator`, both *published* counts (undefined or NaN = suppressed), or undefined
 * when either is suppressed, the denominator is below k, or the numerator or its complement lies in 1..k-1.
 *
 * Digits: one person changes the share by 100/denominator points, so the last digit shown is worth at least that
 * much: from 100 people whole points, from 1,000 tenths, from 10,000 hundredths; from 20 steps of 5, below that
 * steps of 10.
 */
export function safePercent(
  numerator: number | undefined,
  denominator: number | undefined,
  { k = 11 }: { k?: number } = {},
): SafePercent | undefined {
  if (numerator === undefined || denominator === undefined) return undefined;
  if (!Number.isFinite(numerator) || !Number.isFinite(denominator)) return undefined;
  if (numerator < 0 || numerator > denominator || denominator < k) return undefined;
  const rest = denominator - numerator;
  if ((numerator > 0 && numerator < k) || (rest > 0 && rest < k)) return undefined;
  const step = STEPS.find((s) => s >= 100 / denominator) ?? 10;
  const decimals = step >= 1 ? 0 : step === 0.1 ? 1 : 2;
  const percent = Number((Math.round((100 * numerator) / denominator / step) * step).toFixed(decimals));
  return { percent, step, decimals };
}
