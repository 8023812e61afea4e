import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backUp } from "#kernel/database";
import { hashPassword } from "#kernel/session";
import { casefile } from "#modules/casefile";
import { type HttpGround, newKey, openHttpGround } from "./http-ground.ts";

/** Strings that nothing else contains, entered as what must never be seen outside an authorised answer. */
const canaries = {
  given: "Zephyrinequax",
  family: "Ostrogovitzquax",
  alias: "Nightingalequax",
  phone: "+39 333 770 4219",
  email: "quaxcanary@secret.test",
  document: "QX7704219K",
  address: "Quaxstrasse 77, backyard",
  title: "Titlequax of the harbour case",
  summary: "Summaryquax told at night",
  note: "Notequax about the scar",
  closing: "Closingquax by the prosecutor",
  removal: "Removalquax because of a mistake",
};
/** A file number is kept in the open and is told so: the control that the search below finds what is there. */
const control = "CONTROL 4711 quux";

const password = "a long enough passphrase";
let ground: HttpGround;
let backup: pg.Client;
let cookie = "";
let stranger = "";
const caseId = randomUUID();
const participantId = randomUUID();
let personId = "";
const strangersAnswers: string[] = [];
const ownAnswers: string[] = [];

beforeAll(async () => {
  ground = await openHttpGround([casefile]);
  mkdirSync(ground.kernel.services.config.dataFolder, { recursive: true });
  backup = await ground.kernel.database.backup();
  const agencyId = await ground.kernel.openAgency();
  cookie = await signedIn(agencyId);
  stranger = await signedIn(agencyId);
  await enterEverything();
});
afterAll(async () => {
  await backup?.end();
  await ground?.close();
});

async function signedIn(agencyId: string, role = "investigator"): Promise<string> {
  const email = `${randomUUID()}@agency.test`;
  await ground.kernel.openAccount({
    agencyId,
    roles: [role],
    email,
    passwordHash: await hashPassword(password),
  });
  return ground.signIn(email, password);
}

async function done(path: string, input: object): Promise<Record<string, unknown>> {
  const answer = await ground.ask(path, input, { cookie, headers: newKey() });
  expect(answer.status, `${path} ${answer.text}`).toBe(200);
  ownAnswers.push(answer.text);
  return answer.body;
}

async function enterEverything(): Promise<void> {
  await done("/api/casefile/open-case", {
    caseId,
    kind: "trafficking",
    reference: control,
    title: canaries.title,
    summary: canaries.summary,
  });
  const known = (value: unknown) => ({ state: "known", value });
  const added = await done("/api/casefile/add-participant", {
    caseId,
    participantId,
    capacity: "presumed_victim",
    person: {
      identity: {
        names: known([
          { kind: "legal", given: canaries.given, family: canaries.family },
          { kind: "alias", full: canaries.alias },
        ]),
        birth: known({ text: "1999-04-17", earliest: "1999-04-17", latest: "1999-04-17" }),
        contacts: known([
          { kind: "phone", value: canaries.phone },
          { kind: "email", value: canaries.email },
        ]),
        documents: known([{ kind: "passport", number: canaries.document, country: "IT" }]),
        addresses: known([{ text: canaries.address }]),
      },
    },
    facts: { sex: known("female") },
    note: canaries.note,
  });
  personId = String(added.personId);
  await done("/api/person/reveal-identity", { personId });
  await done("/api/casefile/revise-participant", { participantId, note: `${canaries.note} again` });
  const card = await done("/api/person/reveal-identity", { personId });
  await done("/api/person/revise-identity", {
    personId,
    version: card.version,
    identity: {
      names: known([
        { kind: "as-heard", full: `${canaries.given} ${canaries.alias}` },
        { kind: "legal", given: canaries.given, family: canaries.family },
      ]),
    },
  });
  const second = randomUUID();
  await done("/api/casefile/add-participant", {
    caseId,
    participantId: second,
    capacity: "witness",
    person: { personId },
    facts: {},
  });
  await done("/api/casefile/remove-participant", { participantId: second, reason: canaries.removal });
  await done("/api/casefile/find-cases-by-name", { name: `${canaries.given} ${canaries.family}` });
  await done("/api/person/find-person", { phone: canaries.phone });
  await done("/api/person/find-person", { document: canaries.document });
  await done("/api/history/list-history", { dossierId: caseId });
  await done("/api/casefile/close-case", { caseId, note: canaries.closing });
  await done("/api/casefile/get-case", { caseId });

  // What goes wrong with them in hand.
  const wrong: [string, object][] = [
    ["/api/casefile/open-case", { caseId, kind: canaries.family, title: canaries.title }],
    ["/api/casefile/open-case", { caseId: canaries.given, kind: "both" }],
    [
      "/api/casefile/add-participant",
      { caseId, participantId, capacity: canaries.given, note: canaries.note },
    ],
    [
      "/api/casefile/add-participant",
      { caseId, participantId, capacity: "witness", person: { identity: { names: canaries.family } } },
    ],
    ["/api/person/find-person", { name: canaries.family, nothing: true, phone: 7 }],
    [
      "/api/person/revise-identity",
      { personId, version: 1, identity: { names: { state: "known", value: [{ kind: canaries.alias }] } } },
    ],
    ["/api/access/find-dossier", { code: canaries.document }],
    ["/api/no/such-thing", { name: canaries.family }],
  ];
  for (const [path, input] of wrong) {
    for (const who of [cookie, stranger]) {
      const answer = await ground.ask(path, input, { cookie: who });
      if (path !== "/api/person/find-person" || who === stranger)
        strangersAnswers.push(`${path} ${answer.text}`);
    }
    const broken = await ground.ask(path, {}, { cookie, raw: `{"name": "${canaries.family}` });
    strangersAnswers.push(broken.text);
  }
  for (const [path, input] of [
    ["/api/casefile/get-case", { caseId }],
    ["/api/casefile/list-cases", {}],
    ["/api/casefile/search-cases", { text: "quax" }],
    ["/api/casefile/find-cases-by-name", { name: `${canaries.given} ${canaries.family}` }],
    ["/api/person/find-person", { name: `${canaries.given} ${canaries.family}` }],
    ["/api/person/reveal-identity", { personId }],
    ["/api/history/list-history", { dossierId: caseId }],
    ["/api/access/list-grants", { dossierId: caseId }],
    ["/api/access/find-grantees", { text: "quax" }],
    ["/api/access/list-notices", {}],
    ["/api/jobs/list-jobs", {}],
    ["/api/session/get-session", {}],
  ] as const) {
    const answer = await ground.ask(path, input, { cookie: stranger });
    strangersAnswers.push(answer.text);
  }
  await ground.kernel.database.app.query("select audit.seal()");
}

/** The canaries that stand in these bytes: as text, in capitals or not, and written as hexadecimal or base 64. */
function found(bytes: Buffer | string, wanted: readonly string[] = Object.values(canaries)): string[] {
  const text = (typeof bytes === "string" ? bytes : bytes.toString("latin1")).toLowerCase();
  return wanted.filter((canary) => {
    const plain = Buffer.from(canary, "utf8");
    return [
      plain.toString("latin1").toLowerCase(),
      JSON.stringify(canary).slice(1, -1).toLowerCase(),
      plain.toString("hex"),
      plain.toString("base64").replace(/=+$/, "").slice(0, -2).toLowerCase(),
      encodeURIComponent(canary).toLowerCase(),
      canary.replace(/\s/g, "").toLowerCase(),
    ].some((form) => text.includes(form));
  });
}

async function everyTable(): Promise<string[]> {
  const { rows } = await backup.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
  );
  return rows.map((row) => row.name);
}

describe("canaries", () => {
  test("[canary] who may read them reads them: they were really entered", () => {
    const all = ownAnswers.join("\n");
    const shown = [
      canaries.given,
      canaries.family,
      canaries.phone,
      canaries.document,
      canaries.title,
      canaries.note,
      canaries.address,
    ];
    for (const canary of shown) expect(all).toContain(canary);
  });

  test("[canary] the database holds sealed bytes only: no table, no column, no history, no queue", async () => {
    const tables = await everyTable();
    expect(tables.length).toBeGreaterThan(30);
    const where: string[] = [];
    let controls = 0;
    for (const table of tables) {
      let text = "";
      try {
        const { rows } = await backup.query<{ row: string }>(`select t::text as row from ${table} t`);
        text = rows.map((one) => one.row).join("\n");
      } catch (error) {
        // What the backup may not read is read by the owner.
        const owner = await ground.kernel.database.owner();
        await owner.query("set palermo.maintenance = 'on'");
        const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${table} t`);
        text = rows.map((one) => one.row).join("\n");
        await owner.end();
        if (!(error instanceof Error)) throw error;
      }
      where.push(...found(text).map((canary) => `${table}: ${canary}`));
      controls += found(text, [control]).length;
    }
    expect(where).toEqual([]);
    // The file number: in the case and in its history.
    expect(controls).toBeGreaterThanOrEqual(2);
    const { rows } = await backup.query<{ n: number }>(
      "select count(*)::int as n from history.casefile_participant",
    );
    expect(rows[0]?.n).toBeGreaterThan(2);
  });

  test("[canary] a search token is no plain hash of a name", async () => {
    const { createHash } = await import("node:crypto");
    const { rows } = await backup.query<{ token: Buffer }>("select token from person.token");
    expect(rows.length).toBeGreaterThan(0);
    const tokens = new Set(rows.map((row) => row.token.toString("hex")));
    for (const word of Object.values(canaries).flatMap((text) => [
      text,
      text.toLowerCase(),
      `name|${text.toLowerCase()}`,
    ])) {
      for (const algorithm of ["sha256", "sha1", "md5"]) {
        const digest = createHash(algorithm).update(word).digest("hex");
        expect([...tokens].some((token) => digest.startsWith(token) || token.startsWith(digest))).toBe(false);
      }
    }
  });

  test("[canary] the data folder holds none: files, temporary copies, ledger", () => {
    const folder = ground.kernel.services.config.dataFolder;
    const where: string[] = [];
    const visit = (path: string) => {
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        const inside = join(path, entry.name);
        if (entry.isDirectory()) visit(inside);
        else if (entry.isFile())
          where.push(...found(readFileSync(inside)).map((canary) => `${inside}: ${canary}`));
      }
    };
    if (existsSync(folder)) visit(folder);
    expect(where).toEqual([]);
  });

  test("[canary] no answer to a stranger and no error tells one, whatever was sent", () => {
    expect(strangersAnswers.length).toBeGreaterThan(30);
    for (const answer of strangersAnswers) expect(found(answer), answer).toEqual([]);
  });

  test("[canary] logs, the description of the interface, health and metrics hold none", async () => {
    expect(found(ground.log.join("\n"))).toEqual([]);
    for (const path of ["/api/openapi.json", "/health", "/metrics"]) {
      const answer = await ground.ask(path, {}, { method: "GET" });
      expect(answer.status).toBe(200);
      expect(found(answer.text), path).toEqual([]);
    }
  });

  test("[canary] the audit tells auditors who, what and which fields, and none of them", async () => {
    const auditor = await signedIn(await ground.kernel.openAgency("oversight"), "auditor");
    const listed = await ground.ask("/api/audit/list-events", { limit: 200 }, { cookie: auditor });
    expect(listed.status).toBe(200);
    const items = listed.body.items as { action: string; fields: string[] }[];
    expect(
      items.some(
        (one) => one.action === "person.reveal-identity" && one.fields.includes("person.identity.names"),
      ),
    ).toBe(true);
    expect(found(listed.text)).toEqual([]);
    expect(found(listed.text, [control])).toEqual([]);
  });

  test("[canary] the history shows that a sealed field changed, not how", async () => {
    const answer = await ground.ask(
      "/api/history/list-history",
      { dossierId: caseId, limit: 200 },
      { cookie },
    );
    expect(answer.status).toBe(200);
    expect(found(answer.text)).toEqual([]);
    expect(answer.text).toContain('"sealed":true');
  });

  test("[canary] neither file of a backup holds one", async () => {
    const { dataFolder } = ground.kernel.services.config;
    const file = join(dataFolder, "..", "canary-backup");
    await backUp(ground.kernel.database, { file, dataFolder });
    for (const path of [file, `${file}.keys`]) {
      const bytes = readFileSync(path);
      expect(bytes.length).toBeGreaterThan(1000);
      expect(found(bytes), path).toEqual([]);
    }
  });
});
