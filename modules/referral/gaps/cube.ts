import { type ServiceKind, serviceKinds } from "../words/lists.ts";
import { profiles, takesProfile } from "../words/profile.ts";
import type { Service } from "../words/service.ts";

/** What the map of gaps looks at of a service. */
export type Counted = Pick<
  Service,
  "kinds" | "areas" | "content" | "capacity" | "free" | "state" | "providerId"
>;

/** The axes of the map: place × kind × language × group of people (sex and age). */
export type Axes = {
  readonly areas: readonly string[];
  readonly kinds: readonly ServiceKind[];
  readonly languages: readonly string[];
};

/** States of a cell, each covering the ones before it. */
export const unserved = 0;
export const atCapacity = 1;
export const byInterpreter = 2;
export const served = 3;

/** No provider, and several: other numbers name the only one. */
export const nobody = -1;
export const several = -2;

/** Cells in the order area, kind, language, group. */
export type Cube = Axes & {
  /** The best that anybody offers. */
  readonly state: Uint8Array;
  /** The only provider that serves a cell (its place in `providers`), `nobody` or `several`. */
  readonly only: Int32Array;
  readonly providers: readonly string[];
};

export const kindIndex: ReadonlyMap<ServiceKind, number> = new Map(
  serviceKinds.map((kind, at) => [kind, at]),
);

type Reach = {
  readonly kinds: readonly number[];
  readonly languages: readonly number[];
  readonly groups: readonly number[];
  readonly interpreter: boolean;
  readonly full: boolean;
  readonly provider: number;
};

/** Whether nobody can be taken now. */
export const isFull = ({ state, free }: Pick<Counted, "state" | "free">): boolean =>
  state === "paused" || free === 0;

const merge = (a: number, b: number): number => (a === nobody ? b : b === nobody || a === b ? a : several);

/** One layer: cells of kind, language and group in each of some areas. */
type Layer = { readonly state: Uint8Array; readonly only: Int32Array };
const layer = (cells: number): Layer => ({
  state: new Uint8Array(cells),
  only: new Int32Array(cells).fill(nobody),
});

/** Fills a layer with what a service gives in one area; `width` cells a language row. */
function lay({ state, only }: Layer, base: number, reach: Reach, languages: number): void {
  const groups = profiles.length;
  const level = reach.full ? atCapacity : served;
  for (const kind of reach.kinds)
    for (const language of reach.languages) {
      const row = base + (kind * languages + language) * groups;
      for (const group of reach.groups) {
        const cell = row + group;
        if ((state[cell] ?? 0) < level) state[cell] = level;
        if (!reach.full) only[cell] = merge(only[cell] ?? nobody, reach.provider);
      }
    }
}

/** Who brings interpreters serves every language, less well: kept once, without the axis of languages. */
function layInterpreter({ state, only }: Layer, base: number, reach: Reach): void {
  const level = reach.full ? atCapacity : byInterpreter;
  for (const kind of reach.kinds)
    for (const group of reach.groups) {
      const cell = base + kind * profiles.length + group;
      if ((state[cell] ?? 0) < level) state[cell] = level;
      if (!reach.full) only[cell] = merge(only[cell] ?? nobody, reach.provider);
    }
}

/** Lays one layer over another, cell by cell. */
function over(target: Layer, at: number, source: Layer, from: number): void {
  const [better, only] = [source.state[from] ?? 0, source.only[from] ?? nobody];
  if ((target.state[at] ?? 0) < better) target.state[at] = better;
  if (only !== nobody) target.only[at] = merge(target.only[at] ?? nobody, only);
}

/**
 * The cube of who is served where. Services for whole countries and services with interpreters lie in thin layers that
 * are laid over all areas once, so that the time hangs on the number of cells and not on services × areas × languages.
 */
export function countCube(services: readonly Counted[], axes: Axes): Cube {
  const { areas, kinds, languages } = axes;
  const [groups, perArea, thin] = [
    profiles.length,
    kinds.length * languages.length * profiles.length,
    kinds.length * profiles.length,
  ];
  const countries = [...new Set(areas.map((area) => area.slice(0, 2)))];
  const areaAt = new Map(areas.map((area, at) => [area, at]));
  const countryAt = new Map(countries.map((country, at) => [country, at]));
  const kindAt = new Map(kinds.map((kind, at) => [kind, at]));
  const languageAt = new Map(languages.map((language, at) => [language, at]));
  const providerAt = new Map<string, number>();

  const cells = layer(areas.length * perArea);
  const interpreted = layer(areas.length * thin);
  const wide = layer(countries.length * perArea);
  const wideInterpreted = layer(countries.length * thin);

  for (const service of services) {
    if (service.state === "closed") continue;
    const provider = providerAt.get(service.providerId) ?? providerAt.size;
    providerAt.set(service.providerId, provider);
    const { accepts, interpreter } = service.content;
    const reach: Reach = {
      kinds: service.kinds.flatMap((kind) => kindAt.get(kind) ?? []),
      languages: service.content.languages.flatMap((language) => languageAt.get(language) ?? []),
      groups: profiles.flatMap((profile, at) => (takesProfile(accepts, profile) ? [at] : [])),
      interpreter,
      full: isFull(service),
      provider,
    };
    for (const area of service.areas) {
      const [one, country] = [areaAt.get(area), countryAt.get(area)];
      if (one !== undefined) {
        lay(cells, one * perArea, reach, languages.length);
        if (interpreter) layInterpreter(interpreted, one * thin, reach);
      } else if (country !== undefined) {
        lay(wide, country * perArea, reach, languages.length);
        if (interpreter) layInterpreter(wideInterpreted, country * thin, reach);
      }
    }
  }

  for (const [at, area] of areas.entries()) {
    const country = countryAt.get(area.slice(0, 2)) ?? 0;
    for (let kind = 0; kind < kinds.length; kind += 1)
      for (let group = 0; group < groups; group += 1) {
        const here = at * thin + kind * groups + group;
        over(interpreted, here, wideInterpreted, country * thin + kind * groups + group);
        const helped = interpreted.state[here] !== unserved;
        for (let language = 0; language < languages.length; language += 1) {
          const inside = (kind * languages.length + language) * groups + group;
          over(cells, at * perArea + inside, wide, country * perArea + inside);
          if (helped) over(cells, at * perArea + inside, interpreted, here);
        }
      }
  }
  return { ...axes, ...cells, providers: [...providerAt.keys()] };
}

/** Place of a cell: `areas × kinds × languages × groups`. */
export function cellAt({ kinds, languages }: Axes, [area, kind, language, group]: readonly number[]): number {
  return (
    (((area ?? 0) * kinds.length + (kind ?? 0)) * languages.length + (language ?? 0)) * profiles.length +
    (group ?? 0)
  );
}
