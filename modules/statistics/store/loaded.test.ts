import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { literal, openStore } from "./duckdb.ts";
import { loadedFiles } from "./loaded.ts";
import { countPeople } from "./make-cube.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-places-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const variables = [
  { name: "sex", categories: ["male", "female", null] },
  { name: "age", categories: ["old", "young"] },
];

it("counts the same whether places lie in memory or in a file, which is made once", async () => {
  const connection = await openStore(folder);
  const file = join(folder, "a.parquet");
  await connection.run(
    `copy (from (values ('female', 'young'), ('male', 'old'), (null, 'old'), ('female', 'young')) t(sex, age)) to ${literal(file)} (format parquet)`,
  );
  const inMemory = await loadedFiles(connection)(file, variables);
  const [other, later] = [await openStore(folder), await openStore(folder)];
  const inFile = await loadedFiles(other, 3)(file, variables);
  expect(inFile).toContain(".places.parquet");
  const counted = [...(await countPeople(connection, inMemory, variables))];
  expect(counted).toEqual([1, 0, 0, 2, 1, 0]);
  expect([...(await countPeople(other, inFile, variables))]).toEqual(counted);
  expect(await loadedFiles(later, 3)(file, variables)).toBe(inFile);
  expect(readdirSync(folder)).toHaveLength(2);
});
