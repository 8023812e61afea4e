import type { DirectoryEntry } from "../services/directory.ts";
import { axesOf } from "./axes.ts";
import { countServices } from "./count-services.ts";
import { type Cube, countCube } from "./cube.ts";
import { findSole, type Sole } from "./sole-providers.ts";

export type CountryCube = {
  readonly cube: Cube;
  readonly services: Int32Array;
  /** Who alone serves what: counted when it is first asked for. */
  readonly sole: () => Sole;
};

/** What was counted over a copy of the directory goes with it: a directory that changed is another copy. */
const counted = new WeakMap<readonly DirectoryEntry[], Map<string, CountryCube>>();

/** The cube of a country over a copy of the directory, counted once for each copy and list of areas. */
export function countryCube(
  services: readonly DirectoryEntry[],
  country: string,
  areas: readonly string[],
): CountryCube {
  const known = counted.get(services) ?? new Map<string, CountryCube>();
  counted.set(services, known);
  const key = `${country} ${areas.join(" ")}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const axes = axesOf(country, { areas, services });
  let sole: Sole | undefined;
  const made: CountryCube = {
    cube: countCube(services, axes),
    services: countServices(services, axes),
    sole: () => {
      sole ??= findSole(services, axes);
      return sole;
    },
  };
  // A handful of countries at most; lists of areas that are gone are not kept.
  if (known.size > 8) known.clear();
  known.set(key, made);
  return made;
}
