import { askCube, forgetTables } from "./ask-store.ts";
import { parquetOf } from "./folder.ts";
import type { Cube, Variable } from "./work.ts";

/** Protected cubes kept in memory, by their size in cells. A cube of an imported data set never changes. */
const keptCells = 4_000_000;

const kept = new Map<string, Promise<Cube>>();

function cellsOf({ values }: Cube): number {
  return values.length;
}

async function trim(): Promise<void> {
  let cells = 0;
  const sized: [string, number][] = [];
  for (const [key, cube] of kept) sized.push([key, cellsOf(await cube)]);
  for (const [key, size] of sized.reverse()) {
    cells += size;
    if (cells > keptCells) kept.delete(key);
  }
}

/**
 * The protected table over a set of variables of one data set, in one order of variables whatever the question's
 * order: the same set is counted and protected once, and every question about it is a part of that one table.
 */
export async function cubeOf(ask: {
  dataSetId: string;
  variables: readonly Variable[];
  all: readonly Variable[];
  k: number;
}): Promise<Cube> {
  const variables = ask.all.filter(({ name }) => ask.variables.some((variable) => variable.name === name));
  const key = [parquetOf(ask.dataSetId), ask.k, ...variables.map(({ name }) => name)].join("|");
  const known = kept.get(key);
  if (known !== undefined) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const made = askCube({ kind: "cube", file: parquetOf(ask.dataSetId), variables, all: ask.all, k: ask.k });
  kept.set(key, made);
  try {
    const cube = await made;
    void trim().catch(() => undefined);
    return cube;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

/** Forgets the cubes of a data set that was removed. */
export function forgetCubes(dataSetId: string): void {
  for (const key of kept.keys()) if (key.startsWith(`${parquetOf(dataSetId)}|`)) kept.delete(key);
}

/** Forgets every table, so that the next question counts and protects anew. */
export async function forgetAllCubes(): Promise<void> {
  kept.clear();
  await forgetTables();
}
