import { createHash } from "node:crypto";
import type { DataSetRow } from "../find-data-set.ts";
import { k } from "../statistics.ts";
import { cubeOf } from "../store/cube-of.ts";
import { maxCells } from "../store/limits.ts";
import type { Cube } from "../store/work.ts";
import { connected, maximal, separatorsOf, within } from "./junction.ts";

/** More variables than this are not checked together. */
const mostTogether = 6;

export type Checked = {
  readonly variables: readonly string[];
  readonly joint: boolean;
  readonly shown: number;
  readonly hidden: number;
  /** SHA-256 of which cells are hidden. */
  readonly pattern: string;
};
export type Verdict =
  | { readonly safe: true; readonly entries: readonly Checked[] }
  /** `thin`: nothing of it could be shown. `overlap`: together with what was released before it would tell too much. */
  | { readonly safe: false; readonly why: "thin" | "overlap" };

type Build = Pick<DataSetRow, "data_set_id" | "variables">;

/**
 * Whether the table over these variables, with all its parts, may be released beside what was released of the same
 * build. The released sets must hang together without a cycle and share only tables that are shown whole; where they
 * do not, all that hang together are protected as one table, which must leave every small group open.
 */
export async function checkRelease(
  build: Build,
  wanted: readonly string[],
  released: readonly (readonly string[])[],
): Promise<Verdict> {
  const already = released.find((set) => within(wanted, set));
  const own = await cubeFor(build, wanted);
  if (own === null) return { safe: false, why: "thin" };
  const entry = checked(wanted, own, false);
  if (already !== undefined) return { safe: true, entries: [entry] };
  const separators = separatorsOf([...released, wanted]);
  if (separators !== null && (await allShown(build, separators))) return { safe: true, entries: [entry] };
  const together = [...new Set(connected(wanted, maximal(released)).flat())];
  if (together.length > mostTogether) return { safe: false, why: "overlap" };
  const joint = await cubeFor(build, together);
  if (joint === null) return { safe: false, why: "overlap" };
  return { safe: true, entries: [entry, checked(together, joint, true)] };
}

/** The protected table; null where it shows nothing of its inside because no protection was found, or is too large. */
async function cubeFor({ data_set_id: dataSetId, variables: all }: Build, names: readonly string[]) {
  const variables = all.filter(({ name }) => names.includes(name));
  const cells = variables.reduce((n, { categories }) => n * (categories.length + 1), 1);
  if (variables.length < names.length || cells > maxCells) return null;
  const cube = await cubeOf({ dataSetId, variables, all, k });
  return cube.thin ? null : cube;
}

async function allShown(build: Build, separators: readonly (readonly string[])[]): Promise<boolean> {
  for (const names of separators) {
    const cube = await cubeFor(build, names);
    if (cube === null || cube.values.some(Number.isNaN)) return false;
  }
  return true;
}

function checked(variables: readonly string[], { values }: Cube, joint: boolean): Checked {
  const mask = Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0));
  const hidden = mask.reduce((sum, one) => sum + one, 0);
  const pattern = createHash("sha256").update(mask).digest("hex");
  return { variables, joint, shown: mask.length - hidden, hidden, pattern };
}
