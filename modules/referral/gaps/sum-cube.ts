import { profiles } from "../words/profile.ts";
import { type Cube, everyGroup } from "./cube.ts";

/** Which cells are summed: one language and one group, or all of them. */
export type Asked = { readonly language?: string | undefined; readonly group?: string | undefined };

/** How many combinations of language and group stand how, for one place and kind. */
export type Sum = { readonly served: number; readonly full: number; readonly unserved: number };

/** Bits that are set in each mask of groups. */
const bits = Uint8Array.from({ length: everyGroup + 1 }, (_, mask) => {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
});
const groupCodes: readonly string[] = profiles.map(({ code }) => code);

/** Sums of each place and kind, in the order of the axes. A language or group that the axes do not hold is served by nobody. */
export function sumCube(cube: Cube, { language, group }: Asked): Sum[][] {
  const { areas, kinds, languages, spoken, spokenFull, helped, helpedFull } = cube;
  const one = languages.indexOf(language ?? "");
  const [from, to] = language === undefined ? [0, languages.length] : one < 0 ? [0, 0] : [one, one + 1];
  const groupAt = groupCodes.indexOf(group ?? "");
  const asked = group === undefined ? everyGroup : groupAt < 0 ? 0 : 1 << groupAt;
  const all = (language === undefined ? languages.length : 1) * (group === undefined ? groupCodes.length : 1);
  return areas.map((_area, area) =>
    kinds.map((_kind, kind) => {
      const row = area * kinds.length + kind;
      const [now, later] = [helped[row] ?? 0, helpedFull[row] ?? 0];
      let [taken, full] = [0, 0];
      for (let cell = row * languages.length + from; cell < row * languages.length + to; cell += 1) {
        const free = ((spoken[cell] ?? 0) | now) & asked;
        taken += bits[free] ?? 0;
        full += bits[((spokenFull[cell] ?? 0) | later) & asked & ~free] ?? 0;
      }
      return { served: taken, full, unserved: all - taken - full };
    }),
  );
}
