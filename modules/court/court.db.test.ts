import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideHearing } from "./proceedings/decide-hearing.ts";
import { getCourtFile } from "./proceedings/get-court-file.ts";
import { listHearings } from "./proceedings/list-hearings.ts";
import { type CourtGround, country, openCourtGround, reason } from "./test-ground.ts";

let ground: CourtGround;
beforeAll(async () => {
  ground = await openCourtGround();
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const refusal = (code: string) => ({ detail: { refusal: code } });

describe("what stands in court of a case", () => {
  it("[X1] a stranger gets nothing: no file, no hearing, no charge, whatever is asked or tried", async () => {
    const { stranger, prosecutor, trafficking } = ground;
    const { caseId, code } = await ground.newCase();
    const accused = await ground.person(caseId, "suspected_person");
    const proceedingId = await ground.proceeding(caseId);
    const chargeId = await ground.charge(proceedingId, accused.participantId);
    const eventId = randomUUID();
    const hearing = { eventId, proceedingId, day: "2027-03-01", time: "09:00", measures: "none asked for" };
    await prosecutor.callByName("court.list-hearing", hearing);
    await expect(stranger.call(getCourtFile, { code })).rejects.toMatchObject(notFound);
    expect(await stranger.call(listHearings, {})).toEqual({ items: [], next: null });
    const tries: [string, object][] = [
      ["court.open-proceeding", { proceedingId: randomUUID(), caseId, crime: "trafficking", country }],
      ["court.record-event", { eventId: randomUUID(), proceedingId, kind: "bail", happenedOn: "2026-01-11" }],
      ["court.list-hearing", { ...hearing, eventId: randomUUID() }],
      ["court.decide-hearing", { eventId, state: "cancelled" }],
      ["court.strike-event", { eventId, reason: "wrong" }],
      ["court.withdraw-charge", { chargeId, reason: "wrong" }],
      ["court.link-charges", { chargeId, linkedCharge: null }],
      [
        "court.file-charge",
        {
          ...{ chargeId: randomUUID(), proceedingId, participantId: accused.participantId },
          ...{ provisionId: trafficking, participation: "principal", chargedOn: "2026-01-10" },
        },
      ],
      ["court.get-matrix", { caseId }],
      ["court.export-brief", { caseId }],
      ["court.list-testimony", { caseId }],
    ];
    for (const [name, input] of tries)
      await expect(stranger.callByName(name, input), name).rejects.toMatchObject(notFound);
  });

  it("[X1] is shut to the police and to support, who open other parts of the same case", async () => {
    const { investigator, kernel, agencyId } = ground;
    const { caseId, code } = await ground.newCase();
    const accused = await ground.person(caseId, "suspected_person");
    await ground.charge(await ground.proceeding(caseId), accused.participantId);
    await ground.give(caseId, investigator, ["investigation", "identity", "prosecution"], "manage");
    await expect(investigator.call(getCourtFile, { code })).rejects.toMatchObject(notFound);
    const seen = await investigator.work(async ({ tx }) => [
      await tx.selectFrom("court.charge").select("charge_id").execute(),
      await tx.selectFrom("court.proceeding").select("proceeding_id").execute(),
      await tx.selectFrom("court.event").select("event_id").execute(),
      await tx.selectFrom("court.testimony").select("testimony_id").execute(),
    ]);
    expect(seen).toEqual([[], [], [], []]);
    const csv = (await investigator.callByName("casefile.export-cases", { format: "csv" })) as {
      base64: string;
    };
    expect(Buffer.from(csv.base64, "base64").toString()).not.toContain("12 Hv 34/26k");
    const advocate = await kernel.openAccount({ agencyId, roles: ["advocate"] });
    await ground.give(caseId, advocate, ["support"], "contribute");
    await expect(advocate.call(getCourtFile, { code })).rejects.toMatchObject(notFound);
  });

  it("is read and recorded by the clerk of the court, who charges nobody and sees no matrix, not even in the database", async () => {
    const { clerk, prosecutor } = ground;
    const { caseId, code } = await ground.newCase();
    const accused = await ground.person(caseId, "suspected_person");
    const proceedingId = await ground.proceeding(caseId);
    const chargeId = await ground.charge(proceedingId, accused.participantId);
    await prosecutor.callByName("court.add-proof", {
      ...{ proofId: randomUUID(), chargeId, element: "act", effect: "supports", weight: "strong" },
      source: { participantId: accused.participantId },
      content: { quotation: "I drove them" },
    });
    await ground.give(caseId, clerk, ["prosecution", "investigation"], "contribute");
    const file = await clerk.call(getCourtFile, { code });
    expect(file).toMatchObject({
      may: ["open-proceeding"],
      charges: [{ may: [], personCode: accused.personCode }],
    });
    expect(file.proceedings[0]?.may).toEqual(["record-event", "list-hearing", "transfer-proceeding"]);
    await expect(clerk.callByName("court.get-matrix", { code })).rejects.toMatchObject(notFound);
    await expect(clerk.callByName("court.withdraw-charge", { chargeId, reason: "no" })).rejects.toMatchObject(
      notFound,
    );
    const proof = await clerk.work(({ tx }) => tx.selectFrom("court.proof").select("proof_id").execute());
    expect(proof).toEqual([]);
  });

  it("[X8] is absent once the case is sealed, for a reader of the whole agency", async () => {
    const { kernel, agencyId, prosecutor } = ground;
    const { caseId, code } = await ground.newCase();
    const proceedingId = await ground.proceeding(caseId);
    const hearing = { proceedingId, day: "2027-03-02", time: "09:00", measures: "none asked for" };
    await prosecutor.callByName("court.list-hearing", { eventId: randomUUID(), ...hearing });
    const reader = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
    const database = await kernel.database.owner();
    await database.query(
      `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
       values ($1, 'prosecution', 'read', 'account', $2, 'supervision', 'agency', now())`,
      [agencyId, reader.accountId],
    );
    await database.end();
    expect(await reader.call(getCourtFile, { code })).toMatchObject({ caseId });
    expect(JSON.stringify(await reader.call(listHearings, {}))).toContain(code);
    await prosecutor.callByName("access.seal-dossier", { dossierId: caseId, reason: "anti-corruption" });
    await expect(reader.call(getCourtFile, { code })).rejects.toMatchObject(notFound);
    expect(JSON.stringify(await reader.call(listHearings, {}))).not.toContain(code);
  });
});

describe("a charge", () => {
  it("has a number, elements, a last day and an event, and is withdrawn and reinstated", async () => {
    const { prosecutor } = ground;
    const { caseId } = await ground.newCase();
    const accused = await ground.person(caseId, "suspected_person");
    const proceedingId = await ground.proceeding(caseId);
    const chargeId = await ground.charge(proceedingId, accused.participantId, {
      particulars: "Three women, Lakeside",
    });
    await ground.charge(proceedingId, accused.participantId, { child: true, childBorn: "2010-05-05" });
    const file = await prosecutor.call(getCourtFile, { caseId });
    expect(file.charges).toMatchObject([
      {
        count: 1,
        elements: ["act", "means", "purpose", "intent", "identity-of-accused"],
        limitation: { state: "runs", lastDay: "2035-06-30" },
        particulars: "Three women, Lakeside",
      },
      {
        count: 2,
        elements: ["act", "purpose", "child-age", "intent", "identity-of-accused"],
        limitation: { lastDay: "2038-05-05" },
      },
    ]);
    expect(file.proceedings[0]).toMatchObject({ stage: "charged", number: "12 Hv 34/26k" });
    expect(file.proceedings[0]?.events.map(({ kind }) => kind)).toEqual(["charged", "charged"]);
    await prosecutor.callByName("court.withdraw-charge", { chargeId, reason: "Not provable" });
    const after = await prosecutor.callByName("court.reinstate-charge", { chargeId });
    expect(after).toMatchObject({ state: "charged", withdrawn: null });
  });

  it("[K1] against a smuggled migrant waits for the prosecutor's reason, which is kept", async () => {
    const { prosecutor, smuggling } = ground;
    const { caseId } = await ground.newCase();
    const migrant = await ground.person(caseId, "smuggled_migrant");
    const proceedingId = await ground.proceeding(caseId, { crime: "smuggling" });
    const wanted = { provisionId: smuggling };
    await expect(ground.charge(proceedingId, migrant.participantId, wanted)).rejects.toMatchObject(
      refusal("reason-needed"),
    );
    const before = await prosecutor.call(getCourtFile, { caseId });
    expect(before.charges).toEqual([]);
    expect(before.proceedings[0]?.stage).toBe("opened");
    await ground.charge(proceedingId, migrant.participantId, { ...wanted, article5Reason: reason });
    const { charges } = await prosecutor.call(getCourtFile, { caseId });
    expect(charges).toMatchObject([{ concerns: ["smuggled-migrant"], article5Reason: reason }]);
  });

  it("[K1] sees through a second capacity of the same person, and asks a reason for a person trafficked as well", async () => {
    const { prosecutor } = ground;
    const { caseId } = await ground.newCase();
    const person = await ground.person(caseId, "presumed_victim");
    const suspect = randomUUID();
    await prosecutor.callByName("casefile.add-participant", {
      ...{ caseId, participantId: suspect, capacity: "suspected_person" },
      person: { personId: person.personId },
    });
    const proceedingId = await ground.proceeding(caseId);
    await expect(ground.charge(proceedingId, suspect)).rejects.toMatchObject(refusal("reason-needed"));
  });

  it("names what is wrong: an offence of another country or not in force, days backwards, a person of another case", async () => {
    const { caseId } = await ground.newCase();
    const accused = await ground.person(caseId, "suspected_person");
    const proceedingId = await ground.proceeding(caseId);
    const charge = (more: object) => ground.charge(proceedingId, accused.participantId, more);
    await expect(charge({ provisionId: randomUUID() })).rejects.toMatchObject(refusal("no-such-provision"));
    await expect(charge({ earliest: "2005-01-01", latest: "2005-02-01" })).rejects.toMatchObject(
      refusal("not-in-force"),
    );
    await expect(charge({ earliest: "2025-02-02", latest: "2025-02-01" })).rejects.toMatchObject(
      refusal("backwards"),
    );
    await expect(charge({ chargedOn: "2030-01-01" })).rejects.toMatchObject(refusal("not-yet"));
    await expect(charge({ chargedOn: "2026-02-30" })).rejects.toMatchObject({ code: "bad-input" });
    const other = await ground.newCase();
    const elsewhere = await ground.person(other.caseId, "suspected_person", "Haddad");
    await expect(ground.charge(proceedingId, elsewhere.participantId)).rejects.toMatchObject(
      refusal("no-such-person"),
    );
  });
});

describe("a proceeding", () => {
  it("goes from complaint to final as a line of events that refuses what cannot be", async () => {
    const { prosecutor } = ground;
    const { caseId } = await ground.newCase();
    const accused = await ground.person(caseId, "suspected_person");
    const proceedingId = await ground.proceeding(caseId);
    const record = (kind: string, happenedOn: string) =>
      prosecutor.callByName("court.record-event", { eventId: randomUUID(), proceedingId, kind, happenedOn });
    await record("complaint", "2025-11-01");
    await record("investigation-opened", "2025-11-03");
    await expect(record("verdict", "2026-02-01")).rejects.toMatchObject(refusal("needs-before"));
    await ground.charge(proceedingId, accused.participantId);
    await record("custody", "2026-01-12");
    await expect(record("verdict", "2031-02-01")).rejects.toMatchObject(refusal("not-yet"));
    await expect(record("verdict", "2026-02-29")).rejects.toMatchObject({ code: "bad-input" });
    await expect(record("hearing", "2026-02-01")).rejects.toMatchObject({ code: "bad-input" });
    expect(await record("verdict", "2026-02-01")).toMatchObject({ stage: "verdict" });
    expect(await record("sentence", "2026-02-01")).toMatchObject({ stage: "sentenced" });
    expect(await record("appeal", "2026-02-10")).toMatchObject({ stage: "appeal" });
    const after = (await record("final", "2026-05-01")) as { stage: string; endedAt: string; may: string[] };
    expect(after.stage).toBe("final");
    expect(after.may).toEqual(["record-event"]);
  });

  it("begins the deadline of the national setting with its event, and the event that meets it ends it", async () => {
    const { prosecutor } = ground;
    const { caseId } = await ground.newCase();
    const accused = await ground.person(caseId, "suspected_person");
    const proceedingId = await ground.proceeding(caseId);
    await ground.charge(proceedingId, accused.participantId);
    const record = (kind: string, happenedOn: string) =>
      prosecutor.callByName("court.record-event", { eventId: randomUUID(), proceedingId, kind, happenedOn });
    const deadlines = async () =>
      ((await prosecutor.callByName("deadline.list-deadlines", { dossierId: caseId })) as { items: object[] })
        .items;
    await record("verdict", "2026-02-02");
    expect(await deadlines()).toMatchObject([
      {
        compartment: "prosecution",
        title: "Decide on an appeal",
        dueAt: "2026-02-16T22:59:00.000Z",
        recordId: proceedingId,
        zone: "Europe/Vienna",
      },
    ]);
    await record("appeal", "2026-02-10");
    expect(await deadlines()).toMatchObject([{ state: "met" }]);
  });

  it("strikes what was written wrongly, unless something stands on it", async () => {
    const { prosecutor } = ground;
    const { caseId } = await ground.newCase();
    const accused = await ground.person(caseId, "suspected_person");
    const proceedingId = await ground.proceeding(caseId);
    await ground.charge(proceedingId, accused.participantId);
    const [verdict, sentence] = [randomUUID(), randomUUID()];
    const day = { proceedingId, happenedOn: "2026-02-02" };
    await prosecutor.callByName("court.record-event", { eventId: verdict, kind: "verdict", ...day });
    await prosecutor.callByName("court.record-event", { eventId: sentence, kind: "sentence", ...day });
    const strike = (eventId: string) =>
      prosecutor.callByName("court.strike-event", { eventId, reason: "typing error" });
    await expect(strike(verdict)).rejects.toMatchObject(refusal("others-stand-on-it"));
    await strike(sentence);
    expect(await strike(verdict)).toMatchObject({ stage: "charged" });
    await expect(strike(verdict)).rejects.toMatchObject(refusal("struck-already"));
    const file = await prosecutor.call(getCourtFile, { caseId });
    expect(file.proceedings[0]?.events.find(({ eventId }) => eventId === verdict)?.struck).toMatchObject({
      reason: "typing error",
    });
  });

  it("[K7] transfers, severs and joins, and what belonged together stays linked", async () => {
    const { prosecutor, juvenileId, courtId, smuggling } = ground;
    const { caseId } = await ground.newCase();
    const accused = await ground.person(caseId, "suspected_person");
    const proceedingId = await ground.proceeding(caseId, { crime: "both" });
    const first = await ground.charge(proceedingId, accused.participantId);
    const second = await ground.charge(proceedingId, accused.participantId, { provisionId: smuggling });
    await prosecutor.callByName("court.link-charges", { chargeId: second, linkedCharge: first });
    const newProceedingId = randomUUID();
    const words = { happenedOn: "2026-01-20", reason: "Evidence differs" };
    const sever = (chargeIds: string[]) =>
      prosecutor.callByName("court.sever-proceeding", {
        ...{ eventId: randomUUID(), proceedingId, newProceedingId, crime: "smuggling", chargeIds },
        ...words,
      });
    await expect(sever([first, second])).rejects.toMatchObject(refusal("all-of-them"));
    expect(await sever([second])).toMatchObject({ severedFrom: proceedingId, stage: "charged" });
    const file = await prosecutor.call(getCourtFile, { caseId });
    expect(file.charges.map((one) => [one.chargeId, one.linkedCharge, one.proceedingId]).sort()).toEqual(
      [
        [first, second, proceedingId],
        [second, first, newProceedingId],
      ].sort(),
    );
    const transfer = (to: string) =>
      prosecutor.callByName("court.transfer-proceeding", {
        ...{ eventId: randomUUID(), proceedingId: newProceedingId, courtId: to },
        ...words,
      });
    await expect(transfer(courtId)).rejects.toMatchObject(refusal("there-already"));
    expect(await transfer(juvenileId)).toMatchObject({ courtId: juvenileId });
    const joined = await prosecutor.callByName("court.join-proceedings", {
      ...{ eventId: randomUUID(), proceedingId: newProceedingId, into: proceedingId },
      ...words,
    });
    expect(joined).toMatchObject({ proceedingId, stage: "charged" });
    const again = await prosecutor.call(getCourtFile, { caseId });
    expect(again.charges.map(({ count, proceedingId: of }) => [count, of])).toEqual([
      [1, proceedingId],
      [2, proceedingId],
    ]);
    expect(again.proceedings.find((one) => one.proceedingId === newProceedingId)).toMatchObject({
      stage: "joined",
      joinedInto: proceedingId,
      may: [],
    });
  });
});

describe("a hearing", () => {
  const listed = async (more: object = {}) => {
    const { caseId } = await ground.newCase();
    const proceedingId = await ground.proceeding(caseId);
    const eventId = randomUUID();
    const input = { eventId, proceedingId, day: "2026-03-02", time: "09:30", measures: "none asked for" };
    await ground.prosecutor.callByName("court.list-hearing", { ...input, ...more });
    return { caseId, eventId };
  };

  it("is refused on a day that does not exist, at an hour that clocks leap over, and without its measures", async () => {
    await expect(listed({ day: "2026-02-30" })).rejects.toMatchObject({ code: "bad-input" });
    await expect(listed({ day: "2026-03-29", time: "02:30" })).rejects.toMatchObject(refusal("no-such-time"));
    await expect(listed({ measures: "" })).rejects.toMatchObject({ code: "bad-input" });
    await expect(listed({ time: "24:10" })).rejects.toMatchObject({ code: "bad-input" });
  });

  it("stands at the moment of the court's clocks and is listed without content", async () => {
    const { caseId } = await listed({ day: "2027-07-01" });
    const { items } = await ground.prosecutor.call(listHearings, {});
    expect(items.find((one) => one.caseId === caseId)).toMatchObject({
      day: "2027-07-01",
      time: "09:30",
      zone: "Europe/Vienna",
      court: "Regional court",
    });
    expect(JSON.stringify(items)).not.toContain("none asked for");
  });

  it("is decided once: of two at one moment the second is told", async () => {
    const { eventId, caseId } = await listed();
    const { prosecutor, clerk } = ground;
    await ground.give(caseId, clerk, ["prosecution"], "contribute");
    const answers = await Promise.allSettled([
      prosecutor.call(decideHearing, { eventId, state: "held" }),
      clerk.call(decideHearing, { eventId, state: "adjourned" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = answers.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject(refusal("decided-already"));
  });

  it("is not held before its hour", async () => {
    const { eventId } = await listed({ day: "2031-03-03" });
    await expect(ground.prosecutor.call(decideHearing, { eventId, state: "held" })).rejects.toMatchObject(
      refusal("not-yet"),
    );
  });
});
