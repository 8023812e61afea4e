import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { auditTable } from "@palermo/disclosure/audit";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Filter, filterText } from "../filter/filter.ts";
import { meets } from "../filter/meets.ts";
import type { DataSetRow } from "../find-data-set.ts";
import { ctdcCoded } from "../import/ctdc-layouts.ts";
import { readFile } from "../import/read-file.ts";
import { variablesOf } from "../import/stored.ts";
import { type Cell, k } from "../statistics.ts";
import { closeStore } from "../store/ask-store.ts";
import { cubeOf } from "../store/cube-of.ts";
import { parquetOf, setStatisticsFolder } from "../store/folder.ts";
import { answerRecords, TooManyCells } from "./answer-records.ts";

const source = join(import.meta.dirname, "../../../../shared/data/ctdc/ctdc_global_2020_coded.csv.gz");
const folder = mkdtempSync(join(tmpdir(), "palermo-protection-"));
const dataSetId = "00000000-0000-7000-8000-00000000000a";

type Person = Record<string, string | null>;
let row: DataSetRow;
let people: Person[] = [];
let back: () => void = () => undefined;

describe.skipIf(!existsSync(source))("tables of the real file", { timeout: 240_000 }, () => {
  beforeAll(async () => {
    back = setStatisticsFolder(folder);
    await readFile(
      { path: source, layouts: [ctdcCoded()], workFolder: join(folder, "work") },
      async (reading, parquet) => {
        await rename(parquet, parquetOf(dataSetId));
        row = {
          data_set_id: dataSetId,
          kind: "records",
          variables: variablesOf(ctdcCoded(), reading),
        } as DataSetRow;
      },
    );
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const reader = await connection.runAndReadAll(
      `select * replace (year::varchar as year) from read_parquet('${parquetOf(dataSetId)}')`,
    );
    const names = reader.columnNames();
    people = reader
      .getRows()
      .map((cells) =>
        Object.fromEntries(names.map((name, n) => [name, cells[n] === null ? null : String(cells[n])])),
      );
  }, 240_000);

  afterAll(async () => {
    await closeStore();
    back();
    rmSync(folder, { recursive: true, force: true });
  });

  const narrow = ["sex", "age", "form", "means", "recruiter", "source", "year", "sector"];
  const condition = fc.constantFrom<Filter>(
    { variable: "year", is: ">=", value: "2015" },
    { variable: "year", is: "<", value: "2010" },
    { variable: "year", in: ["2016", "2017"] },
    { variable: "sex", is: "!=", value: "female" },
    { variable: "age", is: "<", value: "18" },
    { variable: "age", in: ["9-17", "unknown"] },
    { variable: "form", is: "=", value: "sexual" },
    { variable: "form", in: ["labour", "other", "multiple"] },
    { variable: "recruiter", is: "=", value: "unknown" },
  );
  const filter = fc.option(
    fc.oneof(
      condition,
      fc.tuple(condition, condition).map((all): Filter => ({ all })),
      fc.tuple(condition, condition).map((any): Filter => ({ any })),
    ),
    { nil: null },
  );

  function countOf(by: readonly string[], at: Cell["at"], chosen: Filter | null): number {
    return people.filter(
      (person) =>
        at.every((place, n) => place === null || (person[by[n] ?? ""] ?? "unknown") === place) &&
        (chosen === null || meets("records", chosen, new Map(Object.entries(person))) === true),
    ).length;
  }

  it("[spec 3] show no count below k, and only true counts, for any filter", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...narrow), { minLength: 1, maxLength: 2 }),
        filter,
        async (by, chosen) => {
          const answered = await answerRecords(row, by, chosen).catch((error: unknown) => {
            if (error instanceof TooManyCells) return null;
            throw error;
          });
          if (answered === null) return;
          const names = answered.by.map(({ name }) => name);
          const shown = answered.cells.filter(({ state }) => state === "shown");
          for (const { value = 0 } of shown) expect(value === 0 || value >= k, `${by} ${value}`).toBe(true);
          // A sample is counted again, by other code, from the people themselves.
          for (const cell of shown.filter((_, n) => n % Math.ceil(shown.length / 6) === 0))
            expect(cell.value, `${names} ${cell.at} where ${chosen === null ? "" : filterText(chosen)}`).toBe(
              countOf(names, cell.at, chosen),
            );
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });

  const names = ["sex", "form", "means", "recruiter", "source", "sector", "age", "year"];
  const cubeOver = (wanted: readonly string[]) =>
    cubeOf({
      dataSetId,
      variables: row.variables.filter(({ name }) => wanted.includes(name)),
      all: row.variables,
      k,
    });

  /** True counts of all cells and margins, counted from the people themselves. */
  function truthOf(variables: Awaited<ReturnType<typeof cubeOver>>["variables"]): Float64Array {
    const wide = variables.map(({ categories }) => categories.length + 1);
    const truth = new Float64Array(wide.reduce((cells, size) => cells * size, 1));
    for (const person of people) {
      let cells = [0];
      for (const [n, { name, categories }] of variables.entries()) {
        const size = wide[n] ?? 1;
        const place = categories.indexOf(person[name] ?? null);
        cells = cells.flatMap((cell) => [cell * size + place, cell * size + size - 1]);
      }
      for (const cell of cells) truth[cell] = (truth[cell] ?? 0) + 1;
    }
    return truth;
  }

  it("[spec 3] pass the audit that shares no code with the suppressor: no complement, no union, no narrow interval", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...names.slice(0, 7)), { minLength: 2, maxLength: 3 }),
        async (wanted) => {
          const { variables, values } = await cubeOver(wanted);
          const dimensions = variables.map(({ categories }) => categories.map((code) => code ?? "?"));
          const truth = truthOf(variables);
          for (const [cell, value] of values.entries())
            if (!Number.isNaN(value)) expect(value).toBe(truth[cell]);
          // A group of nobody is no secret; everything else that can be narrowed below k is a violation.
          const report = await auditTable({ dimensions, values, zerosShown: false }, { k, truth });
          expect(report.violations.filter(({ upper }) => upper > 0).slice(0, 3), wanted.join()).toEqual([]);
        },
      ),
      { numRuns: 12, seed: 5 },
    );
  });

  it("[spec 3] say of a group the same in every table, so that no two tables together tell more", async () => {
    for (const large of [
      ["sex", "form", "means"],
      ["form", "recruiter", "source"],
      ["sex", "age", "recruiter"],
      ["age", "form", "year"],
    ]) {
      const whole = await cubeOver(large);
      const wide = whole.variables.map(({ categories }) => categories.length + 1);
      for (const left of large) {
        const part = await cubeOver(large.filter((name) => name !== left));
        const skipped = whole.variables.findIndex(({ name }) => name === left);
        const after = wide.slice(skipped + 1).reduce((step, size) => step * size, 1);
        const size = wide[skipped] ?? 1;
        for (const [cell, value] of part.values.entries()) {
          const at = (Math.floor(cell / after) * size + size - 1) * after + (cell % after);
          expect(whole.values[at], `${large} without ${left}`).toEqual(value);
        }
      }
    }
  });

  it("filtered and unfiltered answers over the same variables never differ by a small group", async () => {
    const whole = await answerRecords(row, ["sex", "form", "recruiter"], null);
    const part = await answerRecords(row, ["sex", "form"], {
      variable: "recruiter",
      is: "!=",
      value: "family",
    });
    const known = await answerRecords(row, ["sex", "form"], {
      variable: "recruiter",
      is: "!=",
      value: "unknown",
    });
    for (const cell of part.cells) {
      const all = known.cells.find(({ at }) => JSON.stringify(at) === JSON.stringify(cell.at));
      if (cell.value === undefined || all?.value === undefined) continue;
      const difference = all.value - cell.value;
      expect(difference === 0 || difference >= k).toBe(true);
    }
    expect(whole.cells.some(({ state }) => state === "suppressed")).toBe(true);
  });
});
