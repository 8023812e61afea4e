import { factor, solve } from "../../fit/cholesky.ts";
import { sumDownSets, sumUpSets } from "../../table/up-sets.ts";

export type PosteriorInput = {
  /** By history, length 2^t; slot 0 does not count. */
  readonly counts: Float64Array;
  /** Bitmasks of the terms with a coefficient, the empty one among them. */
  readonly terms: Int32Array;
  /** 1 / prior variance of each term; 0 is flat. */
  readonly precision: Float64Array;
  /** 1 for histories that cannot occur (terms at minus infinity below them). */
  readonly dropped: Uint8Array;
};

/** Newton steps before a mode is given up. */
const mostSteps = 100;

/**
 * Log-concave posterior of a Poisson log-linear model with normal or flat priors. Gradients cost two transforms over the
 * histories and no design matrix: Σ_{ω ⊇ θ} (N_ω − μ_ω) − α_θ · precision. Working arrays are made once.
 */
export function createPosterior({ counts, terms, precision, dropped }: PosteriorInput) {
  const size = counts.length;
  const p = terms.length;
  const margins = counts.map((count, history) => (history === 0 || dropped[history] === 1 ? 0 : count));
  sumUpSets(margins);
  const means = new Float64Array(size);

  /** Means summed over supersets, for the coefficients given. */
  function fill(alpha: Float64Array): void {
    means.fill(0);
    for (let at = 0; at < p; at++) means[terms[at] as number] = alpha[at] as number;
    sumDownSets(means);
    means[0] = 0;
    for (let history = 1; history < size; history++) {
      means[history] = dropped[history] === 1 ? 0 : Math.exp(means[history] as number);
    }
    sumUpSets(means);
  }

  /** Log density up to a constant; fills `gradient`. */
  function evaluate(alpha: Float64Array, gradient: Float64Array): number {
    fill(alpha);
    let value = -(means[0] as number);
    for (let at = 0; at < p; at++) {
      const term = terms[at] as number;
      const coefficient = alpha[at] as number;
      const pull = (precision[at] as number) * coefficient;
      value += coefficient * (margins[term] as number) - 0.5 * pull * coefficient;
      gradient[at] = (margins[term] as number) - (means[term] as number) - pull;
    }
    return value;
  }

  /** The information at the coefficients evaluated last, its Cholesky factor in the lower triangle; false if it has none. */
  function information(into: Float64Array): boolean {
    for (let row = 0; row < p; row++) {
      for (let column = 0; column <= row; column++) {
        const joined = (terms[row] as number) | (terms[column] as number);
        into[row * p + column] =
          (means[joined] as number) + (row === column ? (precision[row] as number) : 0);
      }
    }
    return factor(into, p);
  }

  /**
   * Climbs to the mode by Newton steps, halved while they lead down; null when it cannot get there. Whether flat priors
   * leave a mode at all has to be looked at before: a climb towards infinity ends where nothing changes any more.
   */
  function mode(): { readonly at: Float64Array; readonly factor: Float64Array } | null {
    const alpha = new Float64Array(p);
    const gradient = new Float64Array(p);
    const step = new Float64Array(p);
    const matrix = new Float64Array(p * p);
    const n = margins[0] as number;
    const empty = terms.indexOf(0);
    alpha[empty] = Math.log(Math.max(n, 1) / size);
    let value = evaluate(alpha, gradient);
    for (let steps = 0; steps < mostSteps; steps++) {
      if (!information(matrix)) return null;
      step.set(gradient);
      solve(matrix, p, step);
      const gain = step.reduce((sum, move, at) => sum + move * (gradient[at] as number), 0);
      if (gain < 1e-16 * (1 + n)) return { at: alpha, factor: matrix };
      const from = alpha.slice();
      let share = 1;
      for (; share > 1e-12; share /= 2) {
        for (let at = 0; at < p; at++) alpha[at] = (from[at] as number) + share * (step[at] as number);
        const reached = evaluate(alpha, gradient);
        if (reached >= value - 1e-12 * (1 + Math.abs(value))) {
          value = reached;
          break;
        }
      }
      if (share <= 1e-12) return null;
    }
    return null;
  }

  return { size: p, evaluate, mode };
}

export type Posterior = ReturnType<typeof createPosterior>;
