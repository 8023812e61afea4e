import { profiles } from "../words/profile.ts";
import { type Axes, type Counted, countriesOf, type Reach, reachesOf } from "./reach.ts";

/** States of a cell, each covering the ones before it. */
export const unserved = 0;
export const atCapacity = 1;
export const byInterpreter = 2;
export const served = 3;

/** Groups of people in one mask: a bit a group. */
export const everyGroup = 2 ** profiles.length - 1;

/** Masks of groups; those by language stand in rows in the order area, kind, language, the others in the order area, kind. */
type Masks = {
  /** Taken now by somebody who speaks the language. */
  readonly spoken: Uint16Array;
  /** Taken by somebody who speaks it, once there is a place. */
  readonly spokenFull: Uint16Array;
  /** Taken now by somebody who brings interpreters, whatever the language. */
  readonly helped: Uint16Array;
  readonly helpedFull: Uint16Array;
};

/** Who is served where, as sets of bits: 16 groups at most. */
export type Cube = Axes & Masks;

const masks = (rows: number, languages: number): Masks => ({
  spoken: new Uint16Array(rows * languages),
  spokenFull: new Uint16Array(rows * languages),
  helped: new Uint16Array(rows),
  helpedFull: new Uint16Array(rows),
});

/** Lays what a service gives in one place over a layer; `base` is the first row of that place. */
function lay({ spoken, spokenFull, helped, helpedFull }: Masks, base: number, reach: Reach, width: number) {
  const [byLanguage, byAll] = reach.full ? [spokenFull, helpedFull] : [spoken, helped];
  for (const kind of reach.kinds) {
    const row = base + kind;
    for (const language of reach.languages) {
      const cell = row * width + language;
      byLanguage[cell] = (byLanguage[cell] ?? 0) | reach.groups;
    }
    if (reach.interpreter) byAll[row] = (byAll[row] ?? 0) | reach.groups;
  }
}

function over(target: Uint16Array, at: number, source: Uint16Array, from: number, count: number): void {
  for (let next = 0; next < count; next += 1)
    target[at + next] = (target[at + next] ?? 0) | (source[from + next] ?? 0);
}

/**
 * The cube of who is served where. Services for whole countries lie in a thin layer that is laid over all areas once, and
 * interpreters in one without the axis of languages, so that the time hangs on the number of rows and not on
 * services × areas × languages; a row holds all groups in one number.
 */
export function countCube(services: readonly Counted[], axes: Axes): Cube {
  const { areas, kinds, languages } = axes;
  const countries = countriesOf(areas);
  const cube = masks(areas.length * kinds.length, languages.length);
  const wide = masks(countries.length * kinds.length, languages.length);
  for (const reach of reachesOf(services, axes)) {
    for (const area of reach.areas) lay(cube, area * kinds.length, reach, languages.length);
    for (const country of reach.countries) lay(wide, country * kinds.length, reach, languages.length);
  }
  const [rows, cells] = [kinds.length, kinds.length * languages.length];
  for (const [at, area] of areas.entries()) {
    const country = countries.indexOf(area.slice(0, 2));
    over(cube.spoken, at * cells, wide.spoken, country * cells, cells);
    over(cube.spokenFull, at * cells, wide.spokenFull, country * cells, cells);
    over(cube.helped, at * rows, wide.helped, country * rows, rows);
    over(cube.helpedFull, at * rows, wide.helpedFull, country * rows, rows);
  }
  return { ...axes, ...cube };
}

/** How one cell stands, by its places on the axes area, kind, language and group. */
export function stateAt(cube: Cube, [area, kind, language, group]: readonly number[]): number {
  const row = (area ?? 0) * cube.kinds.length + (kind ?? 0);
  const cell = row * cube.languages.length + (language ?? 0);
  const bit = 1 << (group ?? 0);
  const has = (mask: number | undefined) => ((mask ?? 0) & bit) !== 0;
  if (has(cube.spoken[cell])) return served;
  if (has(cube.helped[row])) return byInterpreter;
  return has(cube.spokenFull[cell]) || has(cube.helpedFull[row]) ? atCapacity : unserved;
}
