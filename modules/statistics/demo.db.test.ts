import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { demo } from "./demo.ts";
import { exportTable } from "./export-table.ts";
import { findPlaces } from "./find-places.ts";
import { getDataSet } from "./get-data-set.ts";
import { statistics } from "./index.ts";
import { listDataSets } from "./list-data-sets.ts";
import { makeTable } from "./make-table.ts";
import { setRepublication } from "./set-republication.ts";
import { closeStore } from "./store/ask-store.ts";
import { setStatisticsFolder } from "./store/folder.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-demo-data-"));
let kernel: TestKernel;
let rapporteur: TestAccount;
let auditor: TestAccount;
let back: () => void;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
  back = setStatisticsFolder(join(folder, "statistics"));
  const agencyId = await kernel.openAgency();
  rapporteur = await kernel.openAccount({ agencyId, roles: ["rapporteur"] });
  auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
  await demo({
    seed: 1,
    inTxAs: (_role: string, work: never) => rapporteur.work(work),
    callAs: (_role: string, name: string, input: unknown) => rapporteur.callByName(name, input),
  } as never);
});

afterAll(async () => {
  await closeStore();
  await kernel.close();
  back();
  rmSync(folder, { recursive: true, force: true });
});

describe("the demonstration's data", () => {
  it("are of all three kinds and marked as invented", async () => {
    const { items } = await auditor.call(listDataSets, {});
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(["records", "indicators", "series"]));
    expect(items).toHaveLength(8);
    for (const { title, demonstration, rejectedCount } of items) {
      expect(title).toMatch(/^DEMONSTRATION: /);
      expect([demonstration, rejectedCount]).toEqual([true, 0]);
    }
  });

  it("show gaps as missing and do not join over a change of definition", async () => {
    const dataset = "demo-detections-1";
    const set = await auditor.call(getDataSet, { dataset });
    expect(set.gaps.find(({ variable }) => variable === undefined)).toMatchObject({
      from: "2021-03",
      to: "2021-04",
      periods: 2,
    });
    expect(set.breaks[0]?.text).toContain("2022-01");
    expect(set.importedBy).not.toBeNull();
    const table = await auditor.call(makeTable, { dataset, by: ["month"] });
    const at = (month: string | null) => table.cells.find((cell) => cell.at[0] === month);
    expect(at("2021-03")?.state).toBe("missing");
    expect(at("2021-05")?.state).toBe("shown");
    expect(at(null)?.state).toBe("missing");
    await expect(auditor.call(makeTable, { dataset, by: ["route"] })).rejects.toMatchObject({
      detail: { refusal: "broken-series" },
    });
    const later = await auditor.call(makeTable, { dataset, by: ["route"], where: "month>=2022-01" });
    const parts = later.cells
      .filter((cell) => cell.at[0] !== null)
      .reduce((sum, { value }) => sum + (value ?? 0), 0);
    expect(later.cells.find((cell) => cell.at[0] === null)?.value).toBe(parts);
  });

  it("count a row with several causes in each, once in the total; no event is zero", async () => {
    const table = await auditor.call(makeTable, { dataset: "demo-deaths-1", by: ["cause"], measure: "rows" });
    expect(table.by[0]?.overlapping).toBe(true);
    const parts = table.cells
      .filter((cell) => cell.at[0] !== null)
      .reduce((sum, { value }) => sum + (value ?? 0), 0);
    expect(table.cells.find((cell) => cell.at[0] === null)?.value).toBe(260);
    expect(parts).toBeGreaterThan(260);
    const months = await auditor.call(makeTable, { dataset: "demo-deaths-1", by: ["month", "route"] });
    expect(months.cells.every(({ state }) => state === "shown")).toBe(true);
    const found = await auditor.call(findPlaces, {
      dataset: "demo-deaths-1",
      where: "cause=drowning",
      degrees: 1,
    });
    expect(found.places.length).toBeGreaterThan(5);
    expect(found.places.every(({ lat, lon }) => lat > 33 && lat < 43 && lon > 11 && lon < 29)).toBe(true);
  });

  it("give fees as medians with the smallest and largest, and refuse to add a stock over years", async () => {
    const table = await auditor.call(makeTable, { dataset: "demo-fees-1", by: ["year"], measure: "fee" });
    expect(table.measure).toMatchObject({ name: "fee", unit: "US dollars", aggregate: "median" });
    for (const { value = 0, low = 0, high = 0, rows = 0 } of table.cells) {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
      expect(rows).toBeGreaterThan(0);
    }
    await expect(
      auditor.call(makeTable, { dataset: "demo-population-1", by: ["country"] }),
    ).rejects.toMatchObject({ detail: { refusal: "choose-one" } });
    const one = await auditor.call(makeTable, {
      dataset: "demo-population-1",
      by: ["country"],
      where: "year=2025",
    });
    expect(one.cells.find((cell) => cell.at[0] === "XV")?.value).toBeGreaterThan(8_000_000);
    await expect(
      auditor.call(makeTable, { dataset: "demo-fees-1", by: ["year"], measure: "height" }),
    ).rejects.toMatchObject({ detail: { refusal: "no-such-measure" } });
  });

  it("are exported only while the licence lets them be published again", async () => {
    const dataset = "demo-flows-1";
    expect((await auditor.call(exportTable, { dataset, by: ["origin", "destination"] })).text).toContain(
      "Veridia",
    );
    await rapporteur.call(setRepublication, { dataset, republication: "forbidden", licence: "No copies" });
    await expect(auditor.call(exportTable, { dataset, by: ["origin"] })).rejects.toMatchObject({
      detail: { refusal: "no-republication" },
    });
    await expect(auditor.call(setRepublication, { dataset, republication: "free" })).rejects.toThrow();
    const table = await auditor.call(makeTable, { dataset, by: ["origin"] });
    expect(table.caveats.join(" ")).toContain("exports are refused");
  });
});
