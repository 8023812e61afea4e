import { expect, test } from "vitest";
import { Generator } from "../../random/generator.ts";
import { exchangeNeighbours, exchangeTwo } from "./label-moves.ts";

/** Three classes of which the first has a short break of the stick and most people, two lists. */
function start() {
  const logLeft = Float64Array.of(Math.log(0.9), Math.log(0.6), 0);
  return {
    held: Float64Array.of(20, 5, 0),
    logLeft,
    share: Float64Array.of(0.1, 0.36, 0.54),
    odds: Float64Array.of(1, 2, 3, 4, 5, 6),
  };
}

test("neighbours are exchanged with the chance that their breaks and people give", () => {
  const generator = new Generator(5);
  let exchanged = 0;
  for (let time = 0; time < 20_000; time++) {
    const state = { ...start(), held: Float64Array.of(4, 3, 0) };
    exchangeNeighbours(generator, state);
    if (state.held[0] !== 3) continue;
    exchanged++;
    expect([...state.odds]).toEqual([2, 1, 3, 5, 4, 6]);
    expect(state.logLeft[0]).toBeCloseTo(Math.log(0.6));
  }
  // (1 − V₂)^4 / (1 − V₁)^3 = 0.6^4 / 0.9^3 = 0.1778
  expect(Math.abs(exchanged / 20_000 - 0.1778)).toBeLessThan(0.012);
});

test("two classes change shares for certain when the larger one gets the larger share", () => {
  const generator = new Generator(5);
  const seen = new Set<string>();
  for (let time = 0; time < 300; time++) {
    const state = start();
    exchangeTwo(generator, state);
    seen.add(state.held.join());
    expect([...state.share]).toEqual([...start().share]);
  }
  expect(seen).toContain("5,20,0");
  expect(seen).toContain("0,5,20");
});

test("shares that rounded to nothing leave everything as it is", () => {
  const generator = new Generator(5);
  for (let time = 0; time < 100; time++) {
    const state = { ...start(), share: Float64Array.of(0, 0, 1), held: Float64Array.of(2, 1, 40) };
    exchangeTwo(generator, state);
    expect(state.held.join()).toBe("2,1,40");
  }
});
