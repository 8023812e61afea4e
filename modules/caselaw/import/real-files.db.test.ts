import { existsSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "#kernel/import";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { searchJudgments } from "../search-judgments.ts";
import { importers } from "./index.ts";

const caselaw = defineModule({
  name: "caselaw",
  rights: {
    "caselaw.read": ["editor", "auditor"],
    "caselaw.edit": ["editor"],
    "caselaw.publish": ["editor"],
    "caselaw.import": ["editor"],
  },
  actions: [],
  questions: [searchJudgments],
  importers,
  locales: undefined as never,
});
const shared = join(import.meta.dirname, "../../../../shared/data/caselaw");
const real = existsSync(shared) ? shared : "/work/shared/data/caselaw";
let kernel: TestKernel;
let editor: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [caselaw] });
  const agencyId = await kernel.openAgency();
  editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
});
afterAll(() => kernel.close());

async function run(name: string, file: string, what: "commit" | "inspect" = "commit") {
  const importer = importers.find((one) => one.name === name);
  if (!importer) throw new Error(name);
  const open = {
    path: join(real, file),
    fileName: file,
    options: {},
    lang: "en" as const,
    signal: new AbortController().signal,
    progress: async () => undefined,
    inTx: (work) => editor.work(work),
    importId: crypto.randomUUID(),
    leaveOutRejected: true,
  };
  const t = Date.now();
  const r = what === "commit" ? await importer.commit(open) : await importer.inspect(open);
  console.log(
    name,
    what,
    Date.now() - t,
    "ms",
    JSON.stringify({
      ...r,
      mapped: undefined,
      rejected: r.rejected.slice(0, 3),
      same: r.same?.slice(0, 6),
      n: r.same?.length,
      sample: undefined,
      columns: undefined,
    }),
  );
  return r;
}
it("runs", async () => {
  await run("caselaw-unodc", "unodc_cldb_us_cases.csv", "inspect");
  const a = await run("caselaw-unodc", "unodc_cldb_us_cases.csv");
  await run("caselaw-unodc", "unodc_cldb_us_cases.csv");
  await run("caselaw-index", "sherloc_tip_case_index.csv");
  await run("caselaw-us-federal-defendants", "us_federal_htd_defendants_noname.csv").catch((e) =>
    console.log(e.message),
  );
  await run("caselaw-us-federal", "us_federal_htd_cases.csv");
  await run("caselaw-us-federal-defendants", "us_federal_htd_defendants_noname.csv");
  console.log(
    JSON.stringify(
      await editor.call(searchJudgments, { query: "Sabhnani", lang: "en" } as never),
      null,
      0,
    ).slice(0, 1500),
  );
}, 600000);
