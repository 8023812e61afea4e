import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "#kernel/action";
import type { TestAccount } from "#kernel/testing";
import { makeCode } from "#kernel/words";
import { addParticipant } from "../add-participant.ts";
import { type EvidenceGround, newEvidence, openEvidenceGround } from "../evidence/test-ground.ts";
import { exportCases } from "../export-cases.ts";
import { findCasesByName } from "../find-cases-by-name.ts";
import { getCase } from "../get-case.ts";
import { listCases } from "../list-cases.ts";
import { searchCases } from "../search-cases.ts";
import { endRestriction } from "./end-restriction.ts";
import { listRestricted } from "./list-restricted.ts";
import { openRestricted } from "./open-restricted.ts";

let ground: EvidenceGround;
beforeAll(async () => {
  ground = await openEvidenceGround();
});
afterAll(() => ground?.kernel.close());

const canary = "CANARYWOOD";

type World = {
  readonly above: string;
  readonly colleague: TestAccount;
  /** Hears complaints of corruption. */
  readonly contact: TestAccount;
  /** Everybody from whom it is kept, by what they are. */
  readonly onlookers: Readonly<Record<string, TestAccount>>;
};

/** A case with a team, its manager, readers of the whole agency, and everybody who oversees something. */
async function world(): Promise<World> {
  const { kernel, agencyId, owner } = ground;
  const above = await ground.newCase();
  const account = (...roles: string[]) => kernel.openAccount({ agencyId, roles });
  const manager = await account("investigator");
  const prosecutor = await account("prosecutor");
  const wide = await account("prosecutor", "analyst");
  for (const [who, level] of [
    [manager, "manage"],
    [prosecutor, "contribute"],
  ] as const)
    await owner.callByName("access.give-grant", {
      dossierId: above,
      compartments: ["identity", "investigation", "prosecution"],
      level,
      to: { kind: "account", id: who.accountId },
      purpose: "case-work",
    });
  const database = await kernel.database.owner();
  for (const part of ["investigation", "identity", "prosecution"])
    await database.query(
      `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
       values ($1, $2, 'manage', 'account', $3, 'supervision', 'agency', now())`,
      [agencyId, part, wide.accountId],
    );
  await database.end();
  return {
    above,
    colleague: await account("investigator"),
    contact: await account("integrity"),
    onlookers: {
      manager,
      prosecutor,
      wide,
      admin: await account("admin"),
      auditor: await account("auditor"),
      coordinator: await account("coordinator"),
      rapporteur: await account("rapporteur"),
    },
  };
}

/** A restricted dossier with something of everything in it. */
async function fill({ above, colleague, contact, onlookers }: World) {
  const { owner } = ground;
  const caseId = randomUUID();
  const opened = await owner.call(openRestricted, {
    caseId,
    underCaseId: above,
    title: `Who warned them ${canary}`,
    named: [{ accountId: colleague.accountId, level: "manage" }],
  });
  const person = await owner.call(addParticipant, {
    caseId,
    participantId: randomUUID(),
    capacity: "suspected_person",
    person: {
      identity: { names: { state: "known", value: [{ kind: "legal", given: "Amara", family: canary }] } },
    },
  });
  const evidence = await newEvidence(ground, caseId, { title: canary, content: `paid ${canary}` });
  await ground.jobsDone();
  const task = {
    taskId: randomUUID(),
    dossierId: caseId,
    compartment: "investigation",
    title: `Ask the bank ${canary}`,
    assignee: { kind: "account", id: colleague.accountId },
    due: { zone: "UTC", country: "ZZ", unit: "hours", amount: 4 },
  };
  await owner.callByName("task.open-task", task);
  await owner.callByName("deadline.set-deadline", {
    deadlineId: randomUUID(),
    dossierId: caseId,
    compartment: "investigation",
    title: canary,
    zone: "UTC",
    country: "ZZ",
    unit: "hours",
    amount: 2,
    steps: [{ when: { share: 0.5 }, to: { role: "prosecutor" } }],
  });
  await owner.callByName("note.write-note", {
    noteId: randomUUID(),
    dossierId: caseId,
    compartment: "investigation",
    lang: "en",
    text: canary,
  });
  await owner.callByName("link.make-link", {
    linkId: randomUUID(),
    kind: "link.related",
    compartment: "investigation",
    dossierId: above,
    toCode: opened.code,
    reason: canary,
  });
  await owner.callByName("casefile.add-decision", {
    caseId,
    recordId: randomUUID(),
    content: { decided: canary, by: "Prosecutor", on: "2026-03-02", reasons: canary },
  });
  const complaint = {
    complaintId: randomUUID(),
    told: canary,
    contacts: [contact.accountId],
    accused: [onlookers.manager?.accountId],
    touches: opened.code,
  };
  const receipt = (await owner.callByName("casefile.lodge-complaint", complaint)) as { code: string };
  return {
    ...person,
    caseId,
    code: opened.code,
    evidenceId: evidence.evidenceId,
    taskId: task.taskId,
    complaintId: complaint.complaintId,
    complaintCode: receipt.code,
  };
}

/** What questions are asked with: every way in which somebody could come near. */
function askings(above: string, of?: { caseId: string; code: string; personId: string }): object[] {
  return [
    ...[{}, { limit: 200 }, { text: canary }, { text: "C-", limit: 50 }, { name: `Amara ${canary}` }],
    ...[{ caseId: above }, { dossierId: above }, { format: "csv" }, { language: "en" }, { state: "open" }],
    ...(of === undefined
      ? []
      : [
          ...[{ caseId: of.caseId }, { dossierId: of.caseId }, { code: of.code }, { text: of.code }],
          ...[{ personId: of.personId }, { dossierId: of.personId }, { dossierId: of.caseId, limit: 20 }],
        ]),
  ];
}

/** Answers of every question that there is, for one person; the audit without what this test itself asks. */
async function everyAnswer(who: TestAccount, asked: readonly object[], apart: ReadonlySet<string>) {
  const answers = new Map<string, string>();
  const seen = new Set<string>();
  const { doors } = ground.kernel.services.registry;
  // What the onlookers read in this very test fills the audit and its figures: both are looked at apart.
  const left = ["audit.list-unusual", "audit.list-events"];
  const questions = doors
    .flatMap((door) => door.declarations)
    .filter((one) => one.kind === "question" && !left.includes(one.name));
  for (const question of questions)
    for (const input of asked) {
      const read = question.input.safeParse(input);
      // What a question does not read of an asking makes no other one of it.
      const same = `${question.name} ${JSON.stringify(read.data)}`;
      if (!read.success || seen.has(same)) continue;
      seen.add(same);
      const answer = await who.callByName(question.name, input).catch((problem: Problem) => problem.code);
      answers.set(`${question.name} ${JSON.stringify(input)}`, settled(answer, apart));
    }
  return answers;
}

/** Without what differs from one asking to the next: moments, marks of exports, the onlookers' own lines of audit. */
function settled(answer: unknown, apart: ReadonlySet<string>): string {
  return JSON.stringify(answer, (key, value: unknown) => {
    if (["at", "base64", "fileName", "until", "now", "seenAt", "lastSeen", "waiting"].includes(key))
      return key;
    if (key === "events" || key === "unsealed" || key === "reading" || key === "periods") return key;
    if (!Array.isArray(value)) return value;
    return value.filter(
      (one) => !apart.has((one as { actor?: { accountId?: string } } | null)?.actor?.accountId ?? ""),
    );
  });
}

describe("[X8] a restricted dossier", () => {
  it("is not opened by a stranger to the case above, nor under another one, nor by one person alone", async () => {
    const { above, colleague } = await world();
    const wish = { caseId: randomUUID(), underCaseId: above, title: "x" };
    const named = [{ accountId: colleague.accountId, level: "manage" as const }];
    const notFound = { code: "not-found" };
    await expect(ground.stranger.call(openRestricted, { ...wish, named })).rejects.toMatchObject(notFound);
    await expect(
      ground.owner.call(openRestricted, { ...wish, named: [{ ...named[0], level: "read" }] as never }),
    ).rejects.toMatchObject({ code: "bad-input" });
    const myself = [{ accountId: ground.owner.accountId, level: "manage" as const }];
    await expect(ground.owner.call(openRestricted, { ...wish, named: myself })).rejects.toMatchObject({
      detail: { refusal: "no-such-grantee" },
    });
    const { caseId } = await ground.owner.call(openRestricted, { ...wish, named });
    const second = { caseId: randomUUID(), underCaseId: caseId, title: "x", named };
    await expect(ground.owner.call(openRestricted, second)).rejects.toMatchObject({
      detail: { refusal: "under-restricted" },
    });
  });

  it("and a complaint change no answer of any question for anybody who is not named, by whatever way they ask", async () => {
    const here = await world();
    const apart = new Set(Object.values(here.onlookers).map(({ accountId }) => accountId));
    const plain = askings(here.above);
    const before = new Map<string, Map<string, string>>();
    for (const [what, who] of Object.entries(here.onlookers))
      before.set(what, await everyAnswer(who, plain, apart));
    const made = await fill(here);
    await ground.kernel.moveClock(3 * 3_600_000);
    const traces = [
      canary,
      made.caseId,
      made.code,
      made.personId,
      made.personCode,
      made.evidenceId,
      made.taskId,
      made.complaintId,
      made.complaintCode,
    ];
    const never = { caseId: randomUUID(), personId: randomUUID(), code: makeCode("C", randomBytes(5)) };
    const blurred = (answer: string) =>
      [made, never].reduce(
        (text, { caseId, personId, code }) =>
          text.replaceAll(caseId, "case").replaceAll(personId, "person").replaceAll(code, "code"),
        answer,
      );
    const differing: string[] = [];
    let compared = 0;
    for (const [what, who] of Object.entries(here.onlookers)) {
      const after = await everyAnswer(who, plain, apart);
      for (const [asked, answer] of after) {
        const told = traces.some((trace) => !asked.includes(trace) && answer.includes(trace));
        if (told || answer !== before.get(what)?.get(asked))
          differing.push(`${what} asks ${asked}: ${answer}`);
        compared += 1;
      }
      // Asked for by its ids, which nobody could guess, it is as little there as what never was.
      const there = await everyAnswer(who, askings(here.above, made).slice(plain.length), apart);
      const nowhere = await everyAnswer(who, askings(here.above, never).slice(plain.length), apart);
      expect([...there.values()].map(blurred), what).toEqual([...nowhere.values()].map(blurred));
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  }, 240_000);

  it("is shown to those who are named under its case and by its code, and stands in no list, search or export of theirs", async () => {
    const here = await world();
    const made = await fill(here);
    for (const who of [ground.owner, here.colleague]) {
      const { items } = await who.call(listRestricted, {});
      expect(items).toContainEqual(expect.objectContaining({ caseId: made.caseId, code: made.code }));
      expect(await who.call(getCase, { code: made.code })).toMatchObject({ restricted: true, sealed: true });
      const told = [
        await who.call(listCases, { limit: 200 }),
        await who.call(searchCases, { text: made.code }),
        await who.call(findCasesByName, { name: `Amara ${canary}` }),
        await who
          .call(exportCases, { format: "csv" })
          .then((csv) => Buffer.from(csv.base64, "base64").toString()),
      ];
      expect(JSON.stringify(told)).not.toContain(made.code);
      expect(JSON.stringify(told)).not.toContain(made.caseId);
    }
    expect((await ground.owner.call(listRestricted, { caseId: here.above })).items).toHaveLength(1);
    expect(await ground.owner.call(getCase, { code: made.code })).toMatchObject({
      under: { caseId: here.above },
    });
    // Whoever is named and not in the case above learns nothing of that one.
    expect(await here.colleague.call(getCase, { code: made.code })).toMatchObject({ under: null });
  });

  it("opens to no unit and no agency, and to nobody in an emergency, and is not unsealed", async () => {
    const here = await world();
    const { caseId, code } = await fill(here);
    const unit = await ground.kernel.openUnit(ground.agencyId);
    for (const to of [
      { kind: "agency", id: ground.agencyId },
      { kind: "unit", id: unit },
    ]) {
      const grant = {
        dossierId: caseId,
        compartments: ["investigation"],
        level: "read",
        to,
        purpose: "case-work",
      };
      await expect(ground.owner.callByName("access.give-grant", grant)).rejects.toMatchObject({
        detail: { refusal: "named-only" },
      });
    }
    await expect(
      here.onlookers.prosecutor?.callByName("access.break-glass", {
        code,
        reason: "Somebody is in danger tonight",
      }),
    ).rejects.toMatchObject({ code: "not-found" });
    const unseal = { dossierId: caseId, reason: "x" };
    await expect(ground.owner.callByName("access.unseal-dossier", unseal)).rejects.toMatchObject({
      detail: { refusal: "not-yours" },
    });
  });

  it("leaves an auditor who is not named no line of what happened in it, and the chain whole", async () => {
    const here = await world();
    const { auditor } = here.onlookers;
    const { code, caseId } = await fill(here);
    const grants = (await ground.owner.callByName("access.list-grants", { dossierId: caseId })) as {
      items: { grantId: string; to: { id: string } }[];
    };
    const one = grants.items.find(({ to }) => to.id === here.colleague.accountId);
    await ground.owner
      .callByName("access.end-grant", { grantId: one?.grantId, reason: "x" })
      .catch(() => null);
    const named = [{ accountId: here.colleague.accountId, level: "manage" as const }];
    for (const wish of [
      { caseId: randomUUID(), underCaseId: caseId, title: "x", named },
      {
        caseId: randomUUID(),
        underCaseId: here.above,
        title: "x",
        named: [{ ...named[0], accountId: randomUUID() }],
      },
    ])
      await expect(ground.owner.call(openRestricted, wish as never)).rejects.toMatchObject({
        code: "refused",
      });
    const wide = { kind: "agency", id: ground.agencyId };
    const grant = {
      dossierId: caseId,
      compartments: ["identity"],
      level: "read",
      to: wide,
      purpose: "case-work",
    };
    await expect(ground.owner.callByName("access.give-grant", grant)).rejects.toMatchObject({
      code: "refused",
    });
    const mine = { limit: 200, accountId: ground.owner.accountId };
    const lines = JSON.stringify(await auditor?.callByName("audit.list-events", mine));
    for (const trace of [code, caseId, "restricted", "access.end-grant", "named-only"])
      expect(lines).not.toContain(trace);
    expect(lines).not.toContain('"seq"');
    expect(await auditor?.callByName("audit.list-events", { code })).toMatchObject({ items: [] });
    expect(await auditor?.callByName("audit.verify-chain", {})).toMatchObject({ broken: null });
  });

  it("ends as a sealed case by who manages it alone, and is one like others then", async () => {
    const here = await world();
    const { caseId, code } = await fill(here);
    const { wide, manager } = here.onlookers;
    const wish = { caseId, reason: "Charges are brought" };
    await expect(wide?.call(endRestriction, wish)).rejects.toMatchObject({ code: "not-found" });
    await expect(manager?.call(endRestriction, wish)).rejects.toMatchObject({ code: "not-found" });
    expect(await ground.owner.call(endRestriction, wish)).toMatchObject({ restricted: false, sealed: true });
    await expect(wide?.call(getCase, { code })).rejects.toMatchObject({ code: "not-found" });
    await expect(ground.owner.call(endRestriction, wish)).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    await ground.owner.callByName("access.unseal-dossier", { dossierId: caseId, reason: "x" });
    expect(await wide?.call(getCase, { code })).toMatchObject({ caseId });
  });
});
