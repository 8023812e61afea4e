import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addParticipant } from "../add-participant.ts";
import { closeCase } from "../close-case.ts";
import { type EvidenceGround, newEvidence, openEvidenceGround } from "../evidence/test-ground.ts";
import type { CaseRecord } from "./record.ts";
import { recordSpecs } from "./specs/index.ts";

let ground: EvidenceGround;
beforeAll(async () => {
  ground = await openEvidenceGround();
});
afterAll(() => ground?.kernel.close());

const eur = (amount: string) => ({ amount, currency: "EUR" });
/** One valid record of each kind. */
const samples: Readonly<Record<string, object>> = {
  episode: { form: "forced_labour_or_services", place: "Greenhouse CANARY", withheld: eur("900.50") },
  journey: { legs: [{ fromCountry: "NG", toCountry: "NE", guide: "CANARY" }] },
  ledger: { lines: [{ month: "2026-01", entry: "advance", amount: eur("3000"), note: "CANARY" }] },
  technique: {
    measure: "interception",
    authority: "Court CANARY",
    starts: "2026-03-01",
    expires: "2026-03-31",
  },
  scene: {
    place: "House CANARY",
    at: "2026-03-02T10:00:00Z",
    by: "Vidal",
    rooms: [{ room: "cellar", sleepingPlaces: 9 }],
  },
  "document-examination": { document: "passport", finding: "altered", by: "CANARY", on: "2026-03-02" },
  promise: { benefit: "allowance", stand: "promised", by: "CANARY", on: "2026-03-02" },
  identification: { outcome: "identified", authority: "CANARY", on: "2026-03-02" },
  decision: { decided: "CANARY", by: "Prosecutor", on: "2026-03-02", reasons: "x" },
  "diary-entry": { at: "2026-03-02T10:00:00Z", what: "interview", place: "CANARY" },
  tip: { source: "hotel", on: "2026-03-02", told: "CANARY", triage: "new" },
};

async function caseWithPerson() {
  const caseId = await ground.newCase();
  const participantId = randomUUID();
  const names = {
    state: "known" as const,
    value: [{ kind: "legal" as const, given: "Ana", family: "Bell" }],
  };
  const added = await ground.owner.call(addParticipant, {
    caseId,
    participantId,
    capacity: "presumed_victim",
    person: { identity: { names } },
  });
  return { caseId, participantId, personId: added.personId, personCode: added.personCode };
}

const call = (name: string, input: unknown, who = ground.owner) => who.callByName(`casefile.${name}`, input);

/** Added, read, corrected and taken out by who may; for a stranger not there, for a reader not to be changed. */
async function wholeLife(...kinds: string[]): Promise<void> {
  const { caseId, participantId, personCode } = await caseWithPerson();
  const reader = await ground.readerOf(caseId);
  for (const { kind, noun, nouns } of recordSpecs.filter((spec) => kinds.includes(spec.kind))) {
    const input = { caseId, recordId: randomUUID(), participantId, content: samples[kind] };
    const notFound = { code: "not-found" };
    await expect(call(`add-${noun}`, input, ground.stranger)).rejects.toMatchObject(notFound);
    const added = (await call(`add-${noun}`, input)) as CaseRecord;
    expect(added).toMatchObject({ kind, personCode, content: samples[kind], may: ["revise", "remove"] });
    await expect(call(`add-${noun}`, input)).rejects.toMatchObject({
      detail: { refusal: "added-already" },
    });
    const { recordId } = input;
    const change = { recordId, participantId, content: samples[kind] };
    for (const [name, asked] of [
      [`list-${nouns}`, { caseId }],
      [`revise-${noun}`, change],
      [`remove-${noun}`, { recordId, reason: "x" }],
    ] as const)
      await expect(call(name, asked, ground.stranger)).rejects.toMatchObject(notFound);
    expect(await call(`list-${nouns}`, { caseId }, reader)).toMatchObject({
      items: [{ recordId, may: [] }],
    });
    await expect(call(`revise-${noun}`, change, reader)).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    expect(await call(`revise-${noun}`, change)).toMatchObject({ version: 2 });
    await call(`remove-${noun}`, { recordId, reason: "entered twice" });
    expect(await call(`list-${nouns}`, { caseId })).toEqual({ items: [] });
  }
}

describe("records of a case", () => {
  it("[C3] of special techniques are added, read, corrected and taken out; a stranger gets nothing, a reader changes nothing", () =>
    wholeLife("technique"));
  it("[C4] of scenes and examined documents are added, read, corrected and taken out, by who may", () =>
    wholeLife("scene", "document-examination"));
  it("[C7] of benefits and promises are added, read, corrected and taken out, by who may", () =>
    wholeLife("promise"));
  it("[C9] of tips are added, read, corrected and taken out, by who may", () => wholeLife("tip"));
  it("of all other kinds are added, read, corrected and taken out, by who may", () =>
    wholeLife("identification", "episode", "journey", "ledger", "decision", "diary-entry"));

  it("are no record of another kind, and belong to nobody outside the case", async () => {
    const [one, other] = [await caseWithPerson(), await caseWithPerson()];
    const recordId = randomUUID();
    await call("add-tip", { caseId: one.caseId, recordId, content: samples.tip });
    await expect(call("remove-episode", { recordId, reason: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      call("add-promise", {
        caseId: one.caseId,
        recordId: randomUUID(),
        participantId: other.participantId,
        content: samples.promise,
      }),
    ).rejects.toMatchObject({ detail: { refusal: "not-in-case" } });
    await expect(
      call("add-promise", { caseId: one.caseId, recordId: randomUUID(), content: samples.promise }),
    ).rejects.toMatchObject({ code: "bad-input" });
  });

  it("lie sealed, are shut when the case is closed, and go with an erased person", async () => {
    const { caseId, participantId, personId } = await caseWithPerson();
    for (const { kind, noun } of recordSpecs)
      await call(`add-${noun}`, { caseId, recordId: randomUUID(), participantId, content: samples[kind] });
    await call("add-tip", { caseId, recordId: randomUUID(), content: samples.tip });
    const database = await ground.kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query(
      "select string_agg(r::text, '') as all, count(*)::int as n from casefile.record r where dossier_id = $1",
      [caseId],
    );
    expect(rows[0].n).toBe(recordSpecs.length + 1);
    expect(rows[0].all).not.toMatch(/CANARY|43414e415259/i);
    await ground.owner.call(closeCase, { caseId, note: "done" });
    await expect(
      call("add-tip", { caseId, recordId: randomUUID(), content: samples.tip }),
    ).rejects.toMatchObject({ detail: { refusal: "may-not" } });
    await database.query("update vault.key set destroyed_at = now(), wrapped = null where subject = $1", [
      personId,
    ]);
    await database.query("set palermo.maintenance = 'on'");
    const left = await database.query(
      "select count(*)::int as n from casefile.record where dossier_id = $1",
      [caseId],
    );
    await database.end();
    expect(left.rows[0].n).toBe(1);
  });

  it("stand on one axis of time with the acts of custody", async () => {
    const { caseId, participantId } = await caseWithPerson();
    await newEvidence(ground, caseId);
    await call("add-episode", {
      caseId,
      recordId: randomUUID(),
      participantId,
      content: {
        form: "servitude",
        from: { text: "2025-03", earliest: "2025-03-01", latest: "2025-03-31" },
      },
    });
    await call("add-tip", { caseId, recordId: randomUUID(), content: samples.tip });
    const asked = (await call("get-timeline", { caseId })) as { items: { kind: string; earliest: string }[] };
    expect(asked.items.map(({ kind, earliest }) => [kind, earliest])).toEqual([
      ["episode", "2025-03-01"],
      ["evidence", "2026-03-02"],
      ["tip", "2026-03-02"],
    ]);
    await expect(call("get-timeline", { caseId }, ground.stranger)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("[C7] of benefits and promises are a paper for disclosure without names of protected people or where they are", async () => {
    const { caseId, participantId, personCode } = await caseWithPerson();
    await expect(call("export-promises", { caseId })).rejects.toMatchObject({
      detail: { refusal: "nothing-to-disclose" },
    });
    const add = (content: object) =>
      call("add-promise", { caseId, recordId: randomUUID(), participantId, content });
    await add({
      ...{ benefit: "allowance", stand: "given", by: "Ministry", on: "2026-03-02" },
      words: "Paid to Ana BELL, weekly. Bell, Ana signed.",
    });
    await add({
      ...{ benefit: "relocation", stand: "promised", by: "Unit 7", on: "2026-03-03" },
      words: "Flat in CANARYTOWN",
    });
    const made = (await call("export-promises", { caseId })) as { base64: string };
    const folder = mkdtempSync(join(tmpdir(), "palermo-promises-"));
    try {
      writeFileSync(join(folder, "paper.pdf"), Buffer.from(made.base64, "base64"));
      const words = execFileSync("pdftotext", ["-layout", join(folder, "paper.pdf"), "-"]).toString();
      for (const told of [personCode, "Ministry", "Unit 7", "weekly", "[withheld]"])
        expect(words).toContain(told);
      expect(words).not.toMatch(/\bana\b|bell|CANARYTOWN/i);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    await expect(call("export-promises", { caseId }, ground.stranger)).rejects.toMatchObject({
      code: "not-found",
    });
    // Who may not know the names cannot tell that they are gone.
    await expect(call("export-promises", { caseId }, await ground.readerOf(caseId))).rejects.toMatchObject({
      detail: { refusal: "names-not-known" },
    });
  });

  it("[C5] print the annex to a claim, marked with its reader, and refuse what cannot be added up", async () => {
    const { caseId, participantId } = await caseWithPerson();
    const recordId = randomUUID();
    await call("add-ledger", { caseId, recordId, participantId, content: samples.ledger });
    const made = (await call("export-ledger", { recordId })) as { base64: string; fileName: string };
    expect(Buffer.from(made.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    await expect(call("export-ledger", { recordId }, ground.stranger)).rejects.toMatchObject({
      code: "not-found",
    });
    await call("revise-ledger", { recordId, participantId, content: { lines: [] } });
    await expect(call("export-ledger", { recordId })).rejects.toMatchObject({
      detail: { refusal: "nothing-to-add-up" },
    });
  });
});
