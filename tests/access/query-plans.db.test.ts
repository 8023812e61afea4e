import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { becomeReader } from "#kernel/action";
import { connect } from "#kernel/database";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { referral } from "#modules/referral";
import { testMasterKey } from "../../kernel/testing/test-key.ts";

let kernel: TestKernel;
let owner: pg.Client;
let app: pg.Client;
let reader: TestAccount;
let wide: TestAccount;
let ownCase = "";

const dossiers = 4000;
const perDossier = 5;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile, referral] });
  owner = await kernel.database.owner();
  app = await connect(kernel.database.place, { login: "palermo_app", masterKey: testMasterKey });
  const agencyId = await kernel.openAgency();
  const keeper = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
  reader = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  wide = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  await owner.query("set palermo.maintenance = 'on'");
  await owner.query(
    `insert into access.dossier (agency_id, dossier_id, kind, code, compartments, opened_by, opened_at)
     select $1, gen_uuid_v7(), 'case', 'C-' || n, '{identity,investigation}', $2, now() from generate_series(1, $3) n`,
    [agencyId, keeper.accountId, dossiers],
  );
  await owner.query(
    `insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
     select dossier_id, part::access.compartment, 'manage', 'account', $1, 'own-work', 'owner', now()
     from access.dossier, unnest(array['identity', 'investigation']) part`,
    [keeper.accountId],
  );
  // The reader has some of them, as people do who work on cases.
  await owner.query(
    `insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
     select dossier_id, part::access.compartment, 'contribute', 'account', $1, 'case-work', 'team', now()
     from (select dossier_id from access.dossier order by dossier_id limit 60) d, unnest(array['identity', 'investigation']) part`,
    [reader.accountId],
  );
  await owner.query(
    `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
     values ($1, 'investigation', 'read', 'account', $2, 'supervision', 'agency', now())`,
    [agencyId, wide.accountId],
  );
  // Loading leaves histories and audit events too, which triggers would write one by one.
  await owner.query("alter table casefile.case_file disable trigger user");
  await owner.query("alter table casefile.participant disable trigger user");
  await owner.query("alter table person.identity disable trigger user");
  await owner.query(
    `insert into casefile.case_file (agency_id, case_id, dossier_id, code, kind, lead_agency_id)
     select agency_id, dossier_id, dossier_id, code, 'trafficking', agency_id from access.dossier`,
  );
  await owner.query(
    `insert into casefile.participant (agency_id, participant_id, dossier_id, person_id, person_code, capacity)
     select agency_id, gen_uuid_v7(), dossier_id, gen_random_uuid(), 'P-' || n, 'witness' from access.dossier, generate_series(1, $1) n`,
    [perDossier],
  );
  await owner.query(
    `insert into person.identity (agency_id, dossier_id, kind, position, content)
     select agency_id, dossier_id, 'name', n, '\\x00' from access.dossier, generate_series(1, $1) n`,
    [perDossier],
  );
  await owner.query(
    `insert into history.casefile_participant (agency_id, dossier_id, row_id, version, operation, actor_kind, at, sealed)
     select agency_id, dossier_id, participant_id, 1, 'insert', 'person', now(), false from casefile.participant`,
  );
  await owner.query("analyze");
  const { rows } = await owner.query<{ id: string }>(
    "select min(dossier_id::text) as id from access.dossier",
  );
  ownCase = rows[0]?.id ?? "";
});
afterAll(async () => {
  await app?.end();
  await owner?.end();
  await kernel?.close();
});

type Plan = {
  "Node Type": string;
  "Parent Relationship"?: string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  "Recheck Cond"?: string;
  Filter?: string;
  "Subplan Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

async function planOf(account: TestAccount, text: string, values: unknown[] = []): Promise<Plan> {
  if (account.entry.by !== "session") throw new Error("a session was expected");
  await app.query("begin");
  try {
    await app.query("select access.enter($1)", [account.entry.hash]);
    await app.query(becomeReader);
    const { rows } = await app.query<{ "QUERY PLAN": { Plan: Plan }[] }>(
      `explain (format json, analyze, costs off, timing off) ${text}`,
      values,
    );
    const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
    if (!plan) throw new Error("no plan");
    return plan;
  } finally {
    await app.query("rollback");
  }
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** The lists of access are made once a statement: as InitPlans of one loop, never in a filter of rows. */
function expectListsOnce(plan: Plan, place: string): void {
  const nodes = nodesOf(plan);
  const lists = nodes.filter((node) => node["Parent Relationship"] === "InitPlan");
  expect(lists.length, place).toBeGreaterThan(0);
  for (const list of lists) expect(list["Actual Loops"] ?? 1, place).toBeLessThanOrEqual(1);
  for (const node of nodes) {
    for (const rule of [node.Filter, node["Index Cond"], node["Recheck Cond"]]) {
      expect(rule ?? "", place).not.toMatch(/access\.(dossiers|agencies|may_open|may_see|claim|has_right)\(/);
    }
    expect(node["Subplan Name"] ?? "", place).not.toMatch(/^SubPlan/);
  }
}

function scansOf(plan: Plan, table: string): Plan[] {
  return nodesOf(plan).filter((node) => node["Relation Name"] === table);
}

describe("plans as the server's login", () => {
  const queries: [what: string, table: string, text: string][] = [
    [
      "the newest cases",
      "case_file",
      "select code from casefile.case_file where withdrawn_at is null order by opened_at desc, case_id desc limit 50",
    ],
    ["one case", "case_file", "select code from casefile.case_file where case_id = $1"],
    [
      "people of one case",
      "participant",
      "select person_code from casefile.participant where dossier_id = $1 and removed_at is null",
    ],
    [
      "where a person stands",
      "participant",
      "select dossier_id from casefile.participant where person_id = $1",
    ],
    ["names of one person", "identity", "select content from person.identity where dossier_id = $1"],
    [
      "the past of one case",
      "casefile_participant",
      "select row_id from history.casefile_participant where dossier_id = $1 order by at desc limit 50",
    ],
  ];

  test.each(queries)("[plans] %s: lists made once, by index", async (what, table, text) => {
    const wanted = text.includes("$1") ? [ownCase] : [];
    for (const [who, account] of [
      ["reader", reader],
      ["agency-wide reader", wide],
    ] as const) {
      const plan = await planOf(account, text, wanted);
      const place = `${what}, ${who}: ${JSON.stringify(plan)}`;
      expectListsOnce(plan, place);
      const scans = scansOf(plan, table);
      expect(scans.length, place).toBeGreaterThan(0);
      for (const scan of scans) expect(scan["Node Type"], place).not.toBe("Seq Scan");
    }
  });

  test("[plans] a reader of few dossiers among many reads few rows, not all with a filter", async () => {
    const plan = await planOf(reader, "select count(*) from casefile.participant");
    expectListsOnce(plan, JSON.stringify(plan));
    const removed = nodesOf(plan).reduce((sum, node) => sum + (node["Rows Removed by Filter"] ?? 0), 0);
    const { rows } = await owner.query<{ n: string }>("select count(*) as n from casefile.participant");
    expect(Number(rows[0]?.n)).toBe(dossiers * perDossier);
    // With an agency-wide branch in the same policy the planner may scan; then each row costs two array look-ups.
    if (removed > 0) {
      const began = performance.now();
      await planOf(reader, "select count(*) from casefile.participant");
      expect(performance.now() - began).toBeLessThan(1000);
    }
  });

  test("[plans] a change by key is by index too", async () => {
    const plan = await planOf(reader, "update casefile.case_file set reference = 'x' where case_id = $1", [
      ownCase,
    ]);
    expectListsOnce(plan, JSON.stringify(plan));
    for (const scan of scansOf(plan, "case_file").filter((node) => node["Node Type"].includes("Scan")))
      expect(scan["Node Type"], JSON.stringify(plan)).not.toBe("Seq Scan");
  });
});
