import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { addParticipant } from "./add-participant.ts";
import { closeCase } from "./close-case.ts";
import { findCasesByName } from "./find-cases-by-name.ts";
import { getCase } from "./get-case.ts";
import { casefile } from "./index.ts";
import { liftLegalHold } from "./lift-legal-hold.ts";
import { listCases } from "./list-cases.ts";
import { listParticipants } from "./list-participants.ts";
import { openCase } from "./open-case.ts";
import { removeParticipant } from "./remove-participant.ts";
import { reopenCase } from "./reopen-case.ts";
import { reviseCase } from "./revise-case.ts";
import { reviseParticipant } from "./revise-participant.ts";
import { searchCases } from "./search-cases.ts";
import { setLegalHold } from "./set-legal-hold.ts";

let kernel: TestKernel;
let agencyId = "";
let owner: TestAccount;
let stranger: TestAccount;
let colleague: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  agencyId = await kernel.openAgency();
  owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  colleague = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
  stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

const name = (given: string, family: string) => ({
  identity: { names: { state: "known" as const, value: [{ kind: "legal" as const, given, family }] } },
});

async function newCase(who = owner, more: object = {}): Promise<string> {
  const caseId = randomUUID();
  await who.call(openCase, { caseId, kind: "trafficking", ...more });
  return caseId;
}

async function newPerson(
  caseId: string,
  capacity = "presumed_victim",
  person: object = name("Amara", "Okoye"),
) {
  const participantId = randomUUID();
  return owner.call(addParticipant, { caseId, participantId, capacity, person, facts: {} } as never);
}

describe("a stranger of the same agency and role", () => {
  it("gets nothing: no line, no case, no people, no find, no change, always the same answer", async () => {
    const caseId = await newCase(owner, { reference: "SECRET 1", title: "Harbour" });
    const { code } = await owner.call(getCase, { caseId });
    const { participantId } = await newPerson(caseId, "presumed_victim", name("Nneka", "Hidden"));
    expect(await stranger.call(listCases, {})).toEqual({ items: [], next: null });
    expect(await stranger.call(searchCases, { text: "SECRET" })).toEqual({ items: [] });
    expect(await stranger.call(findCasesByName, { name: "Nneka Hidden" })).toEqual({ items: [] });
    const asked: [unknown, unknown][] = [
      [getCase, { caseId }],
      [getCase, { code }],
      [listParticipants, { caseId }],
      [addParticipant, { caseId, participantId: randomUUID(), capacity: "witness", person: name("A", "B") }],
      [reviseParticipant, { participantId, note: "x" }],
      [removeParticipant, { participantId, reason: "x" }],
      [reviseCase, { caseId, title: "x" }],
      [closeCase, { caseId, note: "x" }],
      [reopenCase, { caseId }],
      [setLegalHold, { caseId, reason: "x" }],
      [liftLegalHold, { caseId, reason: "x" }],
    ];
    for (const [declaration, input] of asked) {
      await expect(stranger.call(declaration as never, input as never)).rejects.toMatchObject({
        code: "not-found",
      });
      const nowhere = {
        ...(input as object),
        caseId: randomUUID(),
        code: "C-00000F",
        participantId: randomUUID(),
      };
      await expect(stranger.call(declaration as never, nowhere as never)).rejects.toMatchObject({
        code: expect.stringMatching(/not-found|bad-input/),
      });
    }
  });

  it("is not told that a reference is taken by a case that they may not see", async () => {
    await newCase(owner, { reference: "ONLY OWNER" });
    await expect(newCase(stranger, { reference: "only owner" })).resolves.toBeTruthy();
    await expect(newCase(owner, { reference: "only owner" })).rejects.toMatchObject({
      detail: { refusal: "reference-taken" },
    });
  });

  it("who holds no role of casework is not even asked", async () => {
    const rapporteur = await kernel.openAccount({ agencyId, roles: ["rapporteur"] });
    await expect(rapporteur.call(listCases, {})).rejects.toMatchObject({ code: "not-found" });
    await expect(newCase(rapporteur)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a case", () => {
  it("is opened with its texts sealed, its team let in, and found by code and reference", async () => {
    const team = [{ kind: "account" as const, id: colleague.accountId, level: "read" as const }];
    const caseId = await newCase(owner, {
      kind: "both",
      reference: "K 12/2025",
      title: "CANARYTITLE",
      summary: "CANARYSUM",
      team,
    });
    const seen = await colleague.call(getCase, { caseId });
    expect(seen).toMatchObject({
      kind: "both",
      state: "open",
      title: "CANARYTITLE",
      summary: "CANARYSUM",
      level: "read",
      may: [],
    });
    expect(seen.code).toMatch(/^C-/);
    const { items } = await colleague.call(listCases, { text: "12/2025", kind: "both", state: "open" });
    expect(items.map((item) => item.caseId)).toEqual([caseId]);
    expect(await colleague.call(searchCases, { text: seen.code.toLowerCase() })).toEqual({
      items: [{ code: seen.code, label: `${seen.code} · K 12/2025` }],
    });
    const stored = await kernel.database.owner();
    await stored.query("set palermo.maintenance = 'on'");
    const { rows } = await stored.query("select c::text as text from casefile.case_file c");
    await stored.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/CANARY|43414e415259/i);
    const grants = await owner.callByName("access.list-grants", { dossierId: caseId });
    for (const compartment of ["identity", "investigation", "prosecution"]) {
      expect(grants).toMatchObject({
        items: expect.arrayContaining([
          expect.objectContaining({ compartment, to: expect.objectContaining({ id: colleague.accountId }) }),
        ]),
      });
    }
    expect(JSON.stringify(grants)).not.toMatch(new RegExp(`support[^}]*${colleague.accountId}`));
  });

  it("comes in pages without a gap or a repeat", async () => {
    const who = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    const made = new Set<string>();
    for (let at = 0; at < 5; at += 1) made.add(await newCase(who));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await who.call(listCases, { limit: 2, ...(after === undefined ? {} : { after }) });
      seen.push(...page.items.map((item) => item.caseId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(made);
  });

  it("is revised word by word, under its own reference or a free one", async () => {
    const caseId = await newCase(owner, { reference: "R-1", title: "Old", summary: "Kept" });
    await newCase(owner, { reference: "R-2" });
    const revised = await owner.call(reviseCase, { caseId, kind: "both", reference: "r-1", title: "New" });
    expect(revised).toMatchObject({ kind: "both", reference: "r-1", title: "New", summary: "Kept" });
    await expect(owner.call(reviseCase, { caseId, reference: "R-2" })).rejects.toMatchObject({
      detail: { refusal: "reference-taken" },
    });
    expect(await owner.call(reviseCase, { caseId, title: "" })).toMatchObject({ title: null });
  });

  it("closes and opens again; while closed nobody is added", async () => {
    const caseId = await newCase();
    const closed = await owner.call(closeCase, { caseId, note: "Discontinued" });
    expect(closed).toMatchObject({
      state: "closed",
      closingNote: "Discontinued",
      may: ["reopen-case", "set-legal-hold"],
    });
    await expect(newPerson(caseId)).rejects.toMatchObject({ detail: { refusal: "may-not" } });
    await expect(owner.call(closeCase, { caseId, note: "x" })).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    expect(await owner.call(reopenCase, { caseId })).toMatchObject({
      state: "open",
      closedAt: null,
      closingNote: null,
    });
  });

  it("refuses a change over a version that its writer did not see", async () => {
    const caseId = await newCase();
    const { version } = await owner.call(getCase, { caseId });
    await owner.call(closeCase, { caseId, note: "x" }, { expects: version });
    await expect(owner.call(reopenCase, { caseId }, { expects: version })).rejects.toMatchObject({
      code: "stale",
    });
  });

  it("under a legal hold keeps its people from being erased", async () => {
    const caseId = await newCase();
    const { personId, participantId } = await newPerson(caseId);
    expect(await owner.call(setLegalHold, { caseId, reason: "Order 7" })).toMatchObject({ held: true });
    const erase = { personId, ground: "asked-by-person" };
    await expect(owner.callByName("person.erase-person", erase)).rejects.toMatchObject({
      detail: { refusal: "legal-hold" },
    });
    await expect(owner.call(removeParticipant, { participantId, reason: "x" })).rejects.toMatchObject({
      detail: { refusal: "legal-hold" },
    });
    expect(await owner.call(liftLegalHold, { caseId, reason: "Order ended" })).toMatchObject({ held: false });
    await expect(owner.callByName("person.erase-person", erase)).resolves.toBeTruthy();
  });
});

describe("a person in a case", () => {
  it("stands there by code and coded facts; the name is revealed to readers of identity only", async () => {
    const caseId = await newCase(owner, {
      team: [{ kind: "account", id: colleague.accountId, level: "read" }],
    });
    const participantId = randomUUID();
    const added = await owner.call(addParticipant, {
      caseId,
      participantId,
      capacity: "presumed_victim",
      person: {
        identity: {
          names: { state: "known", value: [{ kind: "legal", given: "Ngozi", family: "Canarywood" }] },
          birth: { state: "known", value: { text: "1999-03", earliest: "1999-03-01", latest: "1999-03-31" } },
        },
      },
      facts: {
        sex: { state: "known", value: "female" },
        forms: { state: "known", value: ["forced_labour_or_services"] },
      },
      note: "met at the harbour",
    });
    expect(added).toMatchObject({
      capacity: "presumed_victim",
      note: "met at the harbour",
      revealable: true,
    });
    expect(added.personCode).toMatch(/^P-/);
    expect(added.facts.sex).toEqual({ state: "known", value: "female" });
    expect(added.facts.gender).toEqual({ state: "not-asked" });
    expect(added.facts.yearOfBirth).toEqual({ state: "known", value: 1999 });
    const list = await colleague.call(listParticipants, { caseId });
    expect(JSON.stringify(list)).not.toContain("Canarywood");
    expect(list.items[0]?.revealable).toBe(true);
    const revealed = await colleague.callByName("person.reveal-identity", { personId: added.personId });
    expect(JSON.stringify(revealed)).toContain("Canarywood");
    const found = await colleague.call(findCasesByName, { name: "ngosi canarywood" });
    expect(found.items.map((item) => item.caseId)).toEqual([caseId]);
    expect(found.items[0]?.people[0]).toMatchObject({
      capacity: "presumed_victim",
      name: "Ngozi Canarywood",
    });
  });

  it("may be victim and suspect at once, though not twice the same", async () => {
    const caseId = await newCase();
    const { personId } = await newPerson(caseId, "identified_victim");
    await newPerson(caseId, "suspected_person", { personId });
    await expect(newPerson(caseId, "suspected_person", { personId })).rejects.toMatchObject({
      detail: { refusal: "in-this-capacity" },
    });
    const { items } = await owner.call(listParticipants, { caseId });
    expect(items.map((item) => [item.personId, item.capacity])).toEqual([
      [personId, "identified_victim"],
      [personId, "suspected_person"],
    ]);
    // One person, whatever they stand there as.
    expect((await owner.call(listCases, { limit: 1 })).items[0]?.participants).toBe(1);
  });

  it("is revised fact by fact, and its history is kept", async () => {
    const caseId = await newCase();
    const { participantId, version } = await newPerson(caseId);
    const revised = await owner.call(
      reviseParticipant,
      {
        participantId,
        capacity: "identified_victim",
        facts: { gender: { state: "refused" } },
        note: "second interview",
      },
      { expects: version },
    );
    expect(revised).toMatchObject({
      capacity: "identified_victim",
      note: "second interview",
      version: version + 1,
    });
    expect(revised.facts.gender).toEqual({ state: "refused" });
    await expect(
      owner.call(reviseParticipant, { participantId, note: "x" }, { expects: version }),
    ).rejects.toMatchObject({
      code: "stale",
    });
    const history = await owner.callByName("history.list-history", { dossierId: caseId });
    expect(JSON.stringify(history)).toMatch(/"field":"capacity"/);
  });

  it("is gone from the case when removed, and the identity with the last capacity", async () => {
    const caseId = await newCase(owner, {
      team: [{ kind: "account", id: colleague.accountId, level: "read" }],
    });
    const first = await newPerson(caseId, "witness");
    const second = await newPerson(caseId, "reporting_person", { personId: first.personId });
    const reveal = () => colleague.callByName("person.reveal-identity", { personId: first.personId });
    await owner.call(removeParticipant, { participantId: first.participantId, reason: "entered twice" });
    await expect(reveal()).resolves.toBeTruthy();
    await owner.call(removeParticipant, { participantId: second.participantId, reason: "wrong case" });
    await expect(reveal()).rejects.toMatchObject({ code: "not-found" });
    expect((await owner.call(listParticipants, { caseId })).items).toEqual([]);
  });

  it("is known by nothing but code and capacity once erased", async () => {
    const caseId = await newCase();
    const { personId } = await newPerson(caseId);
    await owner.callByName("person.erase-person", { personId, ground: "asked-by-person" });
    const { items } = await owner.call(listParticipants, { caseId });
    expect(items[0]?.facts.sex).toEqual({ state: "unknown" });
    expect(items[0]?.capacity).toBe("presumed_victim");
    const stored = await kernel.database.owner();
    const left = await stored.query(
      "select count(*)::int as n from history.casefile_participant where dossier_id = $1",
      [caseId],
    );
    await stored.end();
    expect(left.rows[0].n).toBe(0);
  });

  it("cannot be added by naming somebody whom the actor may not read", async () => {
    const other = await newCase(stranger);
    const participantId = randomUUID();
    const hidden = await stranger.call(addParticipant, {
      caseId: other,
      participantId,
      capacity: "witness",
      person: name("H", "I"),
    });
    const caseId = await newCase();
    await expect(newPerson(caseId, "witness", { personId: hidden.personId })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
