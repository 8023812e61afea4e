import { profiles } from "../words/profile.ts";
import { atCapacity, type Cube, cellAt, unserved } from "./cube.ts";

/** Which cells are summed: one language and one group, or all of them. */
export type Asked = { readonly language?: string | undefined; readonly group?: string | undefined };

/** How many combinations of language and group stand how, for one place and kind. */
export type Sum = { readonly served: number; readonly full: number; readonly unserved: number };

/** Sums of each place and kind, in the order of the axes. */
export function sumCube(cube: Cube, { language, group }: Asked): Sum[][] {
  const languages =
    language === undefined ? cube.languages.map((_, at) => at) : [cube.languages.indexOf(language)];
  const groups =
    group === undefined ? profiles.map((_, at) => at) : [profiles.findIndex(({ code }) => code === group)];
  return cube.areas.map((_area, area) =>
    cube.kinds.map((_kind, kind) => {
      let [none, full, all] = [0, 0, 0];
      for (const at of languages)
        for (const one of groups) {
          const state = at < 0 || one < 0 ? unserved : cube.state[cellAt(cube, [area, kind, at, one])];
          all += 1;
          if (state === unserved) none += 1;
          else if (state === atCapacity) full += 1;
        }
      return { served: all - none - full, full, unserved: none };
    }),
  );
}
