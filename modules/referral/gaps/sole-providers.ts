import { profiles } from "../words/profile.ts";
import { type Axes, type Counted, countriesOf, type Reach, reachesOf } from "./reach.ts";

/** No provider, and several: other numbers name the only one. */
export const nobody = -1;
export const several = -2;

/** For each combination of place, kind, language and group the only provider that can take somebody now. */
export type Sole = Axes & {
  /** In the order area, kind, language, group: its place in `providers`, `nobody` or `several`. */
  readonly only: Int32Array;
  readonly providers: readonly string[];
};

const groups = profiles.length;
const merge = (a: number, b: number): number => (a === nobody ? b : b === nobody || a === b ? a : several);

function mark(only: Int32Array, cell: number, reach: Reach, provider: number): void {
  for (let group = 0; group < groups; group += 1)
    if (reach.groups & (1 << group)) only[cell + group] = merge(only[cell + group] ?? nobody, provider);
}

function over(target: Int32Array, at: number, source: Int32Array, from: number, count: number): void {
  for (let next = 0; next < count; next += 1) {
    const who = source[from + next] ?? nobody;
    if (who !== nobody) target[at + next] = merge(target[at + next] ?? nobody, who);
  }
}

/** Who alone serves which cell; whole countries and interpreters in thin layers, as in `countCube`. */
export function findSole(services: readonly Counted[], axes: Axes): Sole {
  const { areas, kinds, languages } = axes;
  const countries = countriesOf(areas);
  const [thin, wide] = [kinds.length * groups, kinds.length * languages.length * groups];
  const layer = (places: number, cells: number) => new Int32Array(places * cells).fill(nobody);
  const [only, helped] = [layer(areas.length, wide), layer(areas.length, thin)];
  const [onlyWide, helpedWide] = [layer(countries.length, wide), layer(countries.length, thin)];
  const providers = new Map<string, number>();
  for (const reach of reachesOf(services, axes)) {
    const provider = providers.get(reach.providerId) ?? providers.size;
    providers.set(reach.providerId, provider);
    if (reach.full) continue;
    const lay = (spoken: Int32Array, any: Int32Array, place: number) => {
      for (const kind of reach.kinds) {
        for (const language of reach.languages)
          mark(spoken, place * wide + (kind * languages.length + language) * groups, reach, provider);
        if (reach.interpreter) mark(any, place * thin + kind * groups, reach, provider);
      }
    };
    for (const area of reach.areas) lay(only, helped, area);
    for (const country of reach.countries) lay(onlyWide, helpedWide, country);
  }
  for (const [at, area] of areas.entries()) {
    const country = countries.indexOf(area.slice(0, 2));
    over(helped, at * thin, helpedWide, country * thin, thin);
    over(only, at * wide, onlyWide, country * wide, wide);
    // Whoever brings an interpreter serves every language: the same row of groups lies over each of them.
    for (let row = 0; row < kinds.length * languages.length; row += 1) {
      const kind = Math.floor(row / languages.length);
      over(only, at * wide + row * groups, helped, at * thin + kind * groups, groups);
    }
  }
  return { ...axes, only, providers: [...providers.keys()] };
}

/** Place of a cell: `areas × kinds × languages × groups`. */
export function cellAt({ kinds, languages }: Axes, [area, kind, language, group]: readonly number[]): number {
  return (
    (((area ?? 0) * kinds.length + (kind ?? 0)) * languages.length + (language ?? 0)) * groups + (group ?? 0)
  );
}
