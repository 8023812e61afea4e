const HALF_LOG_TWO_PI = 0.9189385332046727;

/** log Γ(x) for x > 0, by Stirling's series after moving x to 10 or more. Relative error about 1e-15 away from 1 and 2. */
export function logGamma(x: number): number {
  let moved = x;
  let product = 1;
  while (moved < 10) {
    product *= moved;
    moved += 1;
  }
  const inverse = 1 / moved;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360_360)))));
  return (moved - 0.5) * Math.log(moved) - moved + HALF_LOG_TWO_PI + series - Math.log(product);
}
