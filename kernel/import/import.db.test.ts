import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addTemporary } from "#kernel/files";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { Job } from "../words/job.ts";
import {
  defineImporter,
  dropStaged,
  ImportProblem,
  Marks,
  marksOf,
  readTable,
  stagedRows,
  stageRows,
  writeDone,
} from "./index.ts";

/** Keeps nothing of its own: what it staged and marked is what the tests look at. */
const seen: string[] = [];
const names = defineImporter({
  name: "test-names",
  about: "Names, for tests.",
  needs: "testimport.run",
  extensions: [".csv"],
  maxBytes: 1024 ** 2,
  async inspect({ path, progress }) {
    const rows: string[] = [];
    for await (const batch of readTable(path)) rows.push(...batch.rows.map((row) => row.cells[0] ?? ""));
    await progress(1, 1, "reading");
    return {
      recognisedAs: "names",
      rowsRead: rows.length,
      accepted: rows.length,
      rejectedCount: 0,
      rejected: [],
      columns: [],
      sample: rows.map((name) => ({ name })),
      warnings: [],
    };
  },
  async commit({ path, importId, inTx }) {
    for await (const batch of readTable(path)) {
      await inTx((context) =>
        stageRows(
          context,
          importId,
          batch.rows.map((row) => ({ row: row.row, value: row.cells[0] ?? "" })),
        ),
      );
    }
    return inTx(async (context) => {
      const marks = new Marks(context, importId);
      let count = 0;
      for await (const rows of stagedRows<string>(context, importId)) {
        for (const { value } of rows) {
          if (value === "STOP") throw new ImportProblem("changed-since");
          count += 1;
          await marks.add({ kind: "updated", what: "name", subject: randomUUID(), before: { value } });
        }
      }
      await dropStaged(context, importId);
      const report = {
        importId,
        rowsRead: count,
        accepted: count,
        rejectedCount: 0,
        rejected: [],
        created: 0,
        updated: count,
      };
      await writeDone(context.tx, report);
      return report;
    });
  },
  async undo({ importId, inTx }) {
    const marks = await inTx((context) => marksOf(context, importId));
    seen.push(...marks.map((mark) => JSON.stringify(mark.before)));
  },
});

const door = defineModule({
  name: "testimport",
  rights: { "testimport.run": ["investigator"] },
  importers: [names],
});

let kernel: TestKernel;
let owner: TestAccount;
let stranger: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [door] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const agencyId = await kernel.openAgency();
  owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

async function upload(who: TestAccount, content: string, name = "names.csv"): Promise<string> {
  const stored = await kernel.services.files.write(Readable.from([Buffer.from(content)]), {
    limit: 1024 ** 2,
  });
  return who.work(
    async (context) => (await addTemporary(context, { name, mediaType: "text/csv", stored })).temporaryId,
  );
}

async function started(who: TestAccount, verb: "preview" | "run", uploadId: string): Promise<string> {
  const answer = await who.callByName(`import.${verb}-import`, { uploadId, importer: "test-names" });
  return (answer as { jobId: string }).jobId;
}

async function over(who: TestAccount, jobId: string): Promise<Job> {
  const ask = async () => Job.parse(await who.callByName("jobs.get-job", { jobId }));
  await expect.poll(async () => (await ask()).state, { timeout: 20_000 }).toMatch(/done|failed|cancelled/);
  return ask();
}

function plainCopies(): string[] {
  try {
    return readdirSync(join(kernel.services.config.dataFolder, "tmp"));
  } catch {
    return [];
  }
}

describe("a stranger", () => {
  it("gets nothing: not another's upload, not the job, not the import", async () => {
    const uploadId = await upload(owner, "name\nAna\n");
    const theirs = await over(stranger, await started(stranger, "preview", uploadId));
    expect(theirs).toMatchObject({ state: "failed", problem: { code: "no-upload" } });
    const jobId = await started(owner, "run", uploadId);
    await over(owner, jobId);
    await expect(stranger.callByName("jobs.get-job", { jobId })).rejects.toMatchObject({ code: "not-found" });
    expect(await stranger.callByName("import.list-imports", {})).toEqual({ items: [], next: null });
    await expect(stranger.callByName("import.undo-import", { importId: jobId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("without the importer's right is not told that it exists", async () => {
    const rapporteur = await kernel.openAccount({ agencyId: owner.agencyId, roles: ["rapporteur"] });
    expect(await rapporteur.callByName("import.list-importers", {})).toEqual({ items: [] });
    const call = rapporteur.callByName("import.preview-import", {
      uploadId: randomUUID(),
      importer: "test-names",
    });
    await expect(call).rejects.toMatchObject({ detail: { refusal: "no-such-importer" } });
  });
});

describe("an import", () => {
  it("is previewed without writing, run as one set, listed and taken back once", async () => {
    const uploadId = await upload(owner, "name\nCANARYANA\nCANARYBO\n");
    const shown = await over(owner, await started(owner, "preview", uploadId));
    expect(shown.result).toMatchObject({
      rowsRead: 2,
      sample: [{ name: "CANARYANA" }, { name: "CANARYBO" }],
    });
    const jobId = await started(owner, "run", uploadId);
    expect((await over(owner, jobId)).result).toMatchObject({ importId: jobId, updated: 2 });
    const list = await owner.callByName("import.list-imports", { limit: 1 });
    expect(list).toMatchObject({
      items: [{ importId: jobId, state: "done", updated: 2, may: ["undo-import"] }],
    });
    expect(await owner.callByName("import.undo-import", { importId: jobId })).toMatchObject({
      state: "undone",
      may: [],
    });
    expect(seen).toEqual(['{"value":"CANARYBO"}', '{"value":"CANARYANA"}']);
    await expect(owner.callByName("import.undo-import", { importId: jobId })).rejects.toMatchObject({
      detail: { refusal: "already-undone" },
    });
    expect(plainCopies()).toEqual([]);
    const database = await kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    for (const table of ["jobs.job", "import.import", "import.mark"]) {
      const { rows } = await database.query(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`,
      );
      expect(rows[0].text).not.toBe("");
      expect(rows[0].text).not.toMatch(/CANARY|43414e415259/i);
    }
    await database.end();
  });

  it("that fails leaves nothing staged and no plain copy", async () => {
    const jobId = await started(owner, "run", await upload(owner, "name\nAna\nSTOP\n"));
    expect(await over(owner, jobId)).toMatchObject({ state: "failed", problem: { code: "changed-since" } });
    const { staged, state } = await owner.work(async ({ tx }) => ({
      staged: (await sql`select from import.staged_row where import_id = ${jobId}::uuid`.execute(tx)).rows
        .length,
      state: (
        await sql<{
          state: string;
        }>`select state from import.import where import_id = ${jobId}::uuid`.execute(tx)
      ).rows[0]?.state,
    }));
    expect({ staged, state }).toEqual({ staged: 0, state: "failed" });
    expect(plainCopies()).toEqual([]);
  });

  it("whose server died for good leaves nothing staged either", async () => {
    const importId = await owner.work(async (context) => {
      const { rows } = await sql<{ job_id: string }>`
        insert into jobs.job (name, input, state, attempt, worker_id) values ('import.run', '{}', 'running', 3, gen_random_uuid())
        returning job_id`.execute(context.tx);
      const id = rows[0]?.job_id ?? "";
      await sql`insert into import.import (import_id, importer) values (${id}::uuid, 'test-names')`.execute(
        context.tx,
      );
      await stageRows(context, id, [{ row: 2, value: "Ana" }]);
      return id;
    });
    await kernel.database.app.query("select jobs.rescue('0')");
    const left = await owner.work(async ({ tx }) => ({
      staged: (await sql`select from import.staged_row where import_id = ${importId}::uuid`.execute(tx)).rows
        .length,
      state: (
        await sql<{
          state: string;
        }>`select state from import.import where import_id = ${importId}::uuid`.execute(tx)
      ).rows[0]?.state,
    }));
    expect(left).toEqual({ staged: 0, state: "failed" });
  });

  it("says in the reader's words what is wrong with a file", async () => {
    const empty = await over(owner, await started(owner, "preview", await upload(owner, "")));
    expect(empty.problem).toMatchObject({ code: "empty", title: expect.stringMatching(/The file is empty/) });
    const named = await over(
      owner,
      await started(owner, "preview", await upload(owner, "a\n1\n", "names.pdf")),
    );
    expect(named.problem).toMatchObject({
      code: "unknown-format",
      title: expect.stringMatching(/\.pdf.*\.csv/),
    });
  });

  it("started again after its server died does not write twice", async () => {
    const jobId = await started(owner, "run", await upload(owner, "name\nAna\n"));
    await over(owner, jobId);
    const database = await kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    await database.query(`begin;
      update jobs.job set state = 'waiting', ended_at = null, sealed_result = null where job_id = '${jobId}'; commit`);
    await database.query("select jobs.rescue('1 hour')");
    await expect.poll(async () => (await over(owner, jobId)).state, { timeout: 60_000 }).toBe("done");
    expect((await over(owner, jobId)).result).toMatchObject({ importId: jobId, updated: 1 });
    const { rows } = await database.query("select count(*)::int as n from import.mark where import_id = $1", [
      jobId,
    ]);
    await database.end();
    expect(rows[0].n).toBe(1);
  });
});
