import type { ServiceKind } from "../words/lists.ts";
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

/** Whether nobody can be taken now. */
export const isFull = ({ state, free }: Pick<Counted, "state" | "free">): boolean =>
  state === "paused" || free === 0;

/** A service as places on the axes. */
export type Reach = {
  readonly providerId: string;
  readonly areas: readonly number[];
  /** Places of whole countries, in the order of `countriesOf`. */
  readonly countries: readonly number[];
  readonly kinds: readonly number[];
  readonly languages: readonly number[];
  /** A bit a group, in the order of `profiles`. */
  readonly groups: number;
  readonly interpreter: boolean;
  readonly full: boolean;
};

/** Countries that areas lie in, in the order in which they first come. */
export const countriesOf = (areas: readonly string[]): string[] => [
  ...new Set(areas.map((area) => area.slice(0, 2))),
];

const placesOf = (codes: readonly string[]) => new Map(codes.map((code, at) => [code, at]));

/** Where services reach on the axes; those that are closed reach nothing. */
export function reachesOf(services: readonly Counted[], { areas, kinds, languages }: Axes): Reach[] {
  const [areaAt, kindAt, languageAt] = [placesOf(areas), placesOf(kinds), placesOf(languages)];
  const countryAt = placesOf(countriesOf(areas));
  const found: Reach[] = [];
  for (const service of services) {
    if (service.state === "closed") continue;
    const { accepts, interpreter } = service.content;
    let groups = 0;
    for (const [at, profile] of profiles.entries()) if (takesProfile(accepts, profile)) groups |= 1 << at;
    found.push({
      providerId: service.providerId,
      areas: service.areas.flatMap((area) => areaAt.get(area) ?? []),
      // A country that has no areas is an area itself, and not laid over it twice.
      countries: service.areas.flatMap((area) => (areaAt.has(area) ? [] : (countryAt.get(area) ?? []))),
      kinds: service.kinds.flatMap((kind) => kindAt.get(kind) ?? []),
      languages: service.content.languages.flatMap((language) => languageAt.get(language) ?? []),
      groups,
      interpreter,
      full: isFull(service),
    });
  }
  return found;
}
