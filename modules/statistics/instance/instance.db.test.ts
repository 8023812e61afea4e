import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quarterStart } from "#kernel/contribution";
import { tellAll } from "#kernel/event";
import type { JobDeclaration } from "#kernel/jobs";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { exportTable } from "../export-table.ts";
import { getDataSet } from "../get-data-set.ts";
import { statistics } from "../index.ts";
import { listDataSets } from "../list-data-sets.ts";
import { makeTable } from "../make-table.ts";
import { showView } from "../show-view.ts";
import { k } from "../statistics.ts";
import { closeStore } from "../store/ask-store.ts";
import { parquetOf, setStatisticsFolder } from "../store/folder.ts";
import { buildInstance } from "./build-instance.ts";
import { listReleases } from "./list-releases.ts";
import { rebuildInstance } from "./rebuild.ts";
import { checkReleaseJob, releaseTable } from "./release-table.ts";

const quarter = 100 * 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "palermo-instance-"));
let kernel: TestKernel;
let investigator: TestAccount;
let rapporteur: TestAccount;
let reader: TestAccount;
let back: () => void;

beforeAll(async () => {
  // The clock would begin a build of its own beside those of the tests.
  kernel = await openTestKernel({ modules: [casefile, statistics], still: true });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  back = setStatisticsFolder(join(folder, "statistics"));
  mkdirSync(join(folder, "statistics"), { recursive: true });
  const agencyId = await kernel.openAgency();
  investigator = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  rapporteur = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["rapporteur"] });
  reader = await kernel.openAccount({ agencyId, roles: ["trainer"] });
  await importPeople();
});
afterAll(async () => {
  await closeStore();
  await kernel?.close();
  back?.();
  rmSync(folder, { recursive: true, force: true });
});

/** 300 people in 60 cases; every fifth is suspected as well. */
async function importPeople(): Promise<void> {
  const lines = [
    "cas_Id,prs_Id,pal_CaseKind,pal_Sex,pal_Capacity,prs_FirstName,prs_SecondName,vic_TypeOfExploitation",
  ];
  for (let n = 0; n < 300; n += 1)
    lines.push(
      [
        `C${n % 60}`,
        `P${n}`,
        n % 60 < 40 ? "trafficking" : "smuggling",
        n % 3 === 0 ? "male" : "female",
        n % 5 === 0 ? "presumed_victim;suspected_person" : "identified_victim",
        "CANARYGIVEN",
        `Canary${n}`,
        n % 4 === 0 ? "Servitude" : "ForcedLabour",
      ].join(","),
    );
  const path = join(folder, "people.csv");
  writeFileSync(path, lines.join("\n"));
  const importId = randomUUID();
  await investigator.work(({ tx }) =>
    sql`insert into import.import (import_id, importer) values (${importId}::uuid, 'htcds')`.execute(tx),
  );
  const [htcds] = casefile.importers;
  const report = await htcds?.commit({
    ...{ path, fileName: "people.csv", options: {}, lang: "en", importId, leaveOutRejected: false },
    ...{ signal: new AbortController().signal, progress: async () => {}, inTx: investigator.work },
  });
  expect(report).toMatchObject({ created: 300 });
}

/** A job as its worker runs it, for somebody. */
async function done<Out>(job: JobDeclaration, who: TestAccount, input: unknown = {}): Promise<Out> {
  const actor = await who.work(async (context) => context.actor);
  return (await job.run({
    ...{ jobId: randomUUID(), input, actor, signal: new AbortController().signal },
    ...{ progress: async () => {}, inTx: who.work, log: () => {} },
    files: { store: kernel.services.files, folder: tmpdir() },
  })) as Out;
}

const build = () => done<{ state: string; released: number }>(buildInstance, rapporteur);

async function standing(): Promise<{ id: string; rows: Record<string, unknown>[]; columns: string[] }> {
  const { dataSetId } = await reader.call(getDataSet, { dataset: "this-instance" });
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const result = await connection.runAndReadAll(`select * from read_parquet('${parquetOf(dataSetId)}')`);
  return { id: dataSetId, rows: result.getRowObjects(), columns: result.columnNames() };
}

async function inOwner<T>(text: string, values: unknown[] = []): Promise<T[]> {
  const owner = await kernel.database.owner();
  try {
    await owner.query("set palermo.maintenance = 'on'");
    return (await owner.query(text, values)).rows as T[];
  } finally {
    await owner.end();
  }
}

describe("who may", () => {
  it("a stranger collects nothing, builds nothing and releases nothing", async () => {
    await expect(investigator.call(rebuildInstance, {})).rejects.toMatchObject({ code: "not-found" });
    await expect(reader.call(releaseTable, { by: ["sex"] })).rejects.toMatchObject({ code: "not-found" });
    for (const text of ["contribution.rows('people', now())", "casefile.contribute_people(now())"])
      await expect(
        investigator.work(({ tx }) => sql.raw(`select ${text}`).execute(tx)),
      ).rejects.toMatchObject({ code: "42501" });
    await expect(
      investigator.work(({ tx }) => sql`select statistics.put_instance(null)`.execute(tx)),
    ).rejects.toMatchObject({ code: "42501" });
  });

  it("not even the rapporteur reads what cases contribute past the collecting function", async () => {
    await expect(
      rapporteur.work(({ tx }) => sql`select casefile.contribute_people(now())`.execute(tx)),
    ).rejects.toMatchObject({ code: "42501" });
  });
});

describe("what modules contribute", () => {
  it("[own statistics] has coded columns only: no id, no code, no moment, no text of a person or a dossier", async () => {
    const columns = await inOwner<{ name: string; type: string }>(
      `select a.name, a.type::regtype::text as type from pg_proc p
       cross join unnest(p.proargnames, p.proallargtypes, p.proargmodes) a (name, type, mode)
       where p.proname like 'contribute\\_%' and a.mode = 't'`,
    );
    expect(columns.length).toBeGreaterThan(5);
    for (const { name, type } of columns) {
      expect(["integer", "text", "text[]", "boolean"]).toContain(type);
      expect(name).not.toMatch(/_id$|code|name|note|reference|title|htcds|token|_at$|birth/);
    }
  });
});

describe("a build", () => {
  it("holds nothing of the running quarter", async () => {
    expect(await build()).toMatchObject({ state: "too-few" });
    await expect(reader.call(getDataSet, { dataset: "this-instance" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("counts each person once, in coded columns, and stands in the list of data sets", async () => {
    await kernel.moveClock(quarter);
    const built = await build();
    expect(built).toMatchObject({ state: "built" });
    expect(built.released).toBeGreaterThan(8);
    const { rows, columns } = await standing();
    expect(rows).toHaveLength(300);
    expect(columns).toEqual([
      ...["year", "sex", "age", "form", "control"],
      ...["citizenship_region", "capacity_group", "case_kind", "case_state"],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/canary/i);
    const { items } = await reader.call(listDataSets, {});
    expect(items).toMatchObject([
      { code: "this-instance", title: "This instance", kind: "records", accepted: 300 },
    ]);
    expect(await reader.call(getDataSet, { dataset: "this-instance" })).toMatchObject({
      source: "Palermo, cases recorded in this installation",
      caveats: expect.arrayContaining([
        expect.stringMatching(/last quarter/),
        expect.stringMatching(/in tens/),
      ]),
    });
  });

  it("leaves the file alone while nothing has changed", async () => {
    const before = await standing();
    expect(await build()).toMatchObject({ state: "unchanged" });
    expect((await standing()).id).toBe(before.id);
    expect(readdirSync(join(folder, "statistics", "work"))).toEqual([]);
  });

  it("two at once leave one that stands; the other ends without a failure", async () => {
    const before = await standing();
    rmSync(parquetOf(before.id));
    const states = (await Promise.all([build(), build()])).map(({ state }) => state);
    expect(states).toContain("built");
    for (const state of states) expect(["built", "replaced", "unchanged"]).toContain(state);
    expect((await standing()).rows).toHaveLength(300);
    expect(readdirSync(join(folder, "statistics")).filter((name) => name.endsWith(".parquet"))).toHaveLength(
      1,
    );
  });

  it("makes the file again when only its row came back from a backup", async () => {
    const before = await standing();
    rmSync(parquetOf(before.id));
    expect(await build()).toMatchObject({ state: "built" });
    expect((await standing()).rows).toHaveLength(300);
  });

  it("[X8] never holds a sealed case or person, and lets the erased go with the old file", async () => {
    const before = await standing();
    const [sealed] = await inOwner<{ id: string; n: number }>(
      `select dossier_id as id, count(distinct person_id)::int as n from casefile.participant group by 1 order by 1 limit 1`,
    );
    await investigator.callByName("access.seal-dossier", { dossierId: sealed?.id, reason: "corruption" });
    const others = await inOwner<{ id: string }>(
      "select distinct person_id as id from casefile.participant where dossier_id <> $1 order by 1 limit 2",
      [sealed?.id],
    );
    const [person, erased] = others.map(({ id }) => id);
    await investigator.callByName("access.seal-dossier", { dossierId: person, reason: "protection" });
    await investigator.callByName("person.erase-person", { personId: erased, ground: "asked-by-person" });
    expect(await build()).toMatchObject({ state: "built" });
    const after = await standing();
    expect(after.rows).toHaveLength(300 - (sealed?.n ?? 0) - 2);
    expect(existsSync(parquetOf(before.id))).toBe(false);
    expect(existsSync(parquetOf(after.id))).toBe(true);
    expect(readdirSync(join(folder, "statistics")).filter((name) => name.endsWith(".parquet"))).toHaveLength(
      1,
    );
  });
});

describe("an answer", () => {
  it("[own statistics] shows no count below k, in tens only, whatever released table and filter", async () => {
    const { items } = await reader.call(listReleases, {});
    const sets = items.filter(({ current, joint }) => current && !joint).map(({ variables }) => variables);
    expect(sets.length).toBeGreaterThan(8);
    for (const by of sets) {
      const { cells } = await reader.call(makeTable, { dataset: "this-instance", by });
      for (const { value } of cells) if (value !== undefined) expect(value % 10).toBe(0);
      const [first, second] = by;
      if (second === undefined) continue;
      const table = await reader.call(makeTable, { dataset: "this-instance", by: [first ?? ""] });
      for (const { code } of table.by[0]?.categories ?? []) {
        const where = `${first}=${code}`;
        const part = await reader.call(makeTable, { dataset: "this-instance", by: [second], where });
        for (const { value } of part.cells)
          if (value !== undefined) expect(value === 0 || value >= k - 1).toBe(true);
      }
    }
  });

  it("[own statistics] adds figures in tens, so that no set of filters tells the counts behind them", async () => {
    const all = { dataset: "this-instance", by: ["form"] };
    const women = await reader.call(makeTable, { ...all, where: "sex=female" });
    const men = await reader.call(makeTable, { ...all, where: "sex=male" });
    const both = await reader.call(makeTable, { ...all, where: "sex in (female, male)" });
    for (const { at, value } of both.cells) {
      const parts = [women, men].map(
        ({ cells }) => cells.find((cell) => cell.at[0] === at[0])?.value ?? Number.NaN,
      );
      if (value !== undefined) expect(value).toBe(parts.reduce((sum, part) => sum + part, 0));
    }
    expect(both.cells.some(({ value }) => (value ?? 0) > 0)).toBe(true);
  });

  it("is refused for what was not released, with a sentence that names what is", async () => {
    const ask = { dataset: "this-instance", by: ["sex", "age"], where: "case_state=open" };
    const problem = await reader.call(makeTable, ask).catch((error: unknown) => error);
    expect(problem).toMatchObject({ detail: { refusal: "not-released" } });
    await expect(reader.call(exportTable, ask)).rejects.toMatchObject({
      detail: { refusal: "not-released" },
    });
  });

  it("fills the same page as other records", async () => {
    const ask = { view: "victims", data: { view: "this-instance" }, filters: {} };
    const { panels } = await reader.call(showView, ask);
    const filled = panels.filter(({ table }) => table !== null);
    expect(filled.map(({ panel }) => panel)).toEqual(expect.arrayContaining(["sex", "form", "case_kind"]));
    for (const { table } of filled)
      for (const { value } of table?.cells ?? []) expect((value ?? 0) % 10).toBe(0);
  });
});

describe("a release", () => {
  it("is checked against the ledger, written there, and then answered", async () => {
    const by = ["form", "case_state"];
    await expect(reader.call(makeTable, { dataset: "this-instance", by })).rejects.toMatchObject({
      detail: { refusal: "not-released" },
    });
    const { jobId } = await rapporteur.call(releaseTable, { by });
    expect(jobId).toBeTruthy();
    expect(await done(checkReleaseJob, rapporteur, { by })).toEqual({ released: true, why: null });
    const table = await reader.call(makeTable, { dataset: "this-instance", by });
    expect(table.caveats.join()).toMatch(/released/);
    const { items } = await reader.call(listReleases, {});
    expect(items[0]).toMatchObject({ current: true, pattern: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it("is refused where together with others it would tell of a small group", async () => {
    // Six variables hang together by now; a table over two more of them cannot be checked with all.
    const answers: { released: boolean; why: string | null }[] = [];
    for (const by of [
      ["form", "control"],
      ["age", "form"],
      ["citizenship_region", "age", "form"],
      ["capacity_group", "year", "form"],
      ["case_state", "capacity_group", "sex"],
    ])
      answers.push(await done(checkReleaseJob, rapporteur, { by }));
    expect(answers.some(({ released, why }) => !released && (why === "overlap" || why === "thin"))).toBe(
      true,
    );
  });

  it("names a variable that does not exist", async () => {
    await expect(rapporteur.call(releaseTable, { by: ["sex", "name"] })).rejects.toMatchObject({
      detail: { refusal: "no-such-variable" },
    });
  });
});

describe("the clock", () => {
  it("asks for a build by itself once a quarter has begun, as System with this right alone", async () => {
    const { engine, registry } = kernel.services;
    const tell = () => tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
    const asked = () =>
      inOwner<{ as_roles: string[] }>(
        "select as_roles from jobs.job where name = 'statistics.build-instance'",
      );
    const day = 86_400_000;
    const moveTo = (moment: Date) => kernel.moveClock(moment.getTime() - engine.now().getTime());
    const tenth = new Date(quarterStart(new Date(engine.now().getTime() + quarter)).getTime() + 10 * day);
    await moveTo(tenth);
    await tell();
    await build();
    const before = (await asked()).length;
    // The build that stands is of this quarter: the next day asks for nothing.
    await kernel.moveClock(day);
    await tell();
    expect((await asked()).length).toBe(before);
    await moveTo(new Date(quarterStart(new Date(tenth.getTime() + quarter)).getTime() + day));
    await tell();
    const jobs = await asked();
    expect(jobs.length).toBe(before + 1);
    expect(jobs.at(-1)?.as_roles).toEqual(["system:contribution.read"]);
  });
});
