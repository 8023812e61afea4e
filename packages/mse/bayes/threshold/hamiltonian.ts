import type { Generator } from "../../random/generator.ts";
import type { Posterior } from "./posterior.ts";

/** Share of proposals that step sizes are tuned to have accepted. */
const wantedAcceptance = 0.85;

export type PosteriorChain = {
  /** The coefficients after one more draw; the array is used again. */
  next(): Float64Array;
};

/**
 * Hamiltonian Monte Carlo around the mode of a log-concave posterior (Neal 2011): distances are those of the information
 * at the mode, so that the posterior looks like a standard normal and draws are nearly independent. The step is tuned
 * during the first `burnIn` draws and kept afterwards.
 */
export function createPosteriorChain(
  posterior: Posterior,
  mode: { readonly at: Float64Array; readonly factor: Float64Array },
  { burnIn, generator }: { burnIn: number; generator: Generator },
): PosteriorChain {
  const p = posterior.size;
  const { factor } = mode;
  const place = new Float64Array(p);
  const proposed = new Float64Array(p);
  const momentum = new Float64Array(p);
  const alpha = new Float64Array(p);
  const slope = new Float64Array(p);
  const gradient = new Float64Array(p);
  let step = 0.5;
  let value: number;

  /** α = mode + L⁻ᵀ z; then the log density there and its slope in z, which is L⁻¹ times the gradient. */
  function evaluate(z: Float64Array): number {
    for (let row = p - 1; row >= 0; row--) {
      let sum = z[row] as number;
      for (let k = row + 1; k < p; k++) sum -= (factor[k * p + row] as number) * (alpha[k] as number);
      alpha[row] = sum / (factor[row * p + row] as number);
    }
    for (let at = 0; at < p; at++) alpha[at] = (alpha[at] as number) + (mode.at[at] as number);
    const found = posterior.evaluate(alpha, gradient);
    for (let row = 0; row < p; row++) {
      let sum = gradient[row] as number;
      for (let k = 0; k < row; k++) sum -= (factor[row * p + k] as number) * (slope[k] as number);
      slope[row] = sum / (factor[row * p + row] as number);
    }
    return found;
  }

  function push(share: number): void {
    for (let at = 0; at < p; at++) momentum[at] = (momentum[at] as number) + share * (slope[at] as number);
  }

  function energy(): number {
    let sum = 0;
    for (let at = 0; at < p; at++) sum += (momentum[at] as number) ** 2;
    return sum / 2;
  }

  /** One trajectory of about a quarter turn; answers the chance with which it was accepted. */
  function travel(): number {
    for (let at = 0; at < p; at++) momentum[at] = generator.normal();
    proposed.set(place);
    value = evaluate(proposed);
    const before = value - energy();
    const size = step * (0.8 + 0.4 * generator.uniform());
    const steps = Math.max(1, Math.round(Math.PI / 2 / size));
    let reached = value;
    for (let count = 0; count < steps; count++) {
      push(size / 2);
      for (let at = 0; at < p; at++) {
        proposed[at] = (proposed[at] as number) + size * (momentum[at] as number);
      }
      reached = evaluate(proposed);
      push(size / 2);
    }
    const chance = Math.min(1, Math.exp(reached - energy() - before));
    if (generator.uniform() < chance) place.set(proposed);
    return Number.isNaN(chance) ? 0 : chance;
  }

  // A start a step away from the mode in every direction: chains begin apart.
  for (let at = 0; at < p; at++) place[at] = generator.normal();
  for (let draw = 1; draw <= burnIn; draw++) {
    const rate = 1 / Math.sqrt(draw + 4);
    step = Math.min(1.2, Math.max(1e-3, step * Math.exp(rate * (travel() - wantedAcceptance))));
  }

  return {
    next() {
      travel();
      evaluate(place);
      return alpha;
    },
  };
}
