import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { addParticipant } from "../add-participant.ts";
import { type InterviewGround, openInterviewGround, planOf } from "../interviews/test-ground.ts";
import type { Debriefing } from "./debriefing.ts";

let ground: InterviewGround;
beforeAll(async () => {
  ground = await openInterviewGround();
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });
const call = <T = unknown>(who: TestAccount, name: string, input: unknown) =>
  who.callByName(`casefile.${name}`, input) as Promise<T>;
const inDays = (days: number) =>
  new Date(ground.kernel.services.engine.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

async function migrant() {
  const caseId = await ground.newCase();
  const participantId = randomUUID();
  const names = {
    state: "known" as const,
    value: [{ kind: "legal" as const, given: "Yusuf", family: "Sea" }],
  };
  const { personCode } = await ground.owner.call(addParticipant, {
    caseId,
    participantId,
    capacity: "smuggled_migrant",
    person: { identity: { names } },
  });
  return { caseId, participantId, personCode };
}

const offerOn = (day: string, answer = "accepted", understood = "said-back") => ({
  answer,
  offeredOn: day,
  offerLanguage: "ar",
  understood,
  offeredBy: "Insp. Vidal",
});
const told = (day: string) => ({
  heldOn: day,
  legs: [{ fromCountry: "LY", toCountry: "IT", transport: "sea", deaths: 3, guide: "CANARY captain" }],
  price: { amount: "2500", currency: "USD" },
  vessel: "Blue wooden boat",
  contacts: "CANARY +218",
});

describe("debriefing before return", () => {
  it("a stranger gets nothing, a reader changes nothing", async () => {
    const { caseId, participantId } = await migrant();
    const debriefingId = randomUUID();
    const input = { caseId, debriefingId, participantId, returnOn: inDays(20) };
    await expect(call(ground.stranger, "register-return", input)).rejects.toMatchObject(notFound);
    await call(ground.owner, "register-return", input);
    for (const [name, asked] of [
      ["list-debriefings", { caseId }],
      ["offer-debriefing", { debriefingId, offer: offerOn(inDays(0)) }],
      ["hold-debriefing", { debriefingId, content: told(inDays(0)) }],
      ["call-return-off", { debriefingId, reason: "x" }],
    ] as const)
      await expect(call(ground.stranger, name, asked)).rejects.toMatchObject(notFound);
    expect(await call(ground.stranger, "list-returns-ahead", {})).toEqual({ items: [] });
    const reader = await ground.readerOf(caseId);
    expect(await call(reader, "list-debriefings", { caseId })).toMatchObject({
      items: [{ debriefingId, may: [] }],
    });
    await expect(
      call(reader, "offer-debriefing", { debriefingId, offer: offerOn(inDays(0)) }),
    ).rejects.toMatchObject(refused("may-not"));
  });

  it("warns while a return is near or over and none was offered, and lists smuggled migrants without a day", async () => {
    const { caseId, participantId, personCode } = await migrant();
    expect(await call(ground.owner, "list-debriefings", { caseId })).toEqual({
      items: [],
      unknown: [{ participantId, personCode }],
    });
    const debriefingId = randomUUID();
    const input = { caseId, debriefingId, participantId, returnOn: inDays(20) };
    expect(await call(ground.owner, "register-return", input)).toMatchObject({
      nearness: "ahead",
      warns: false,
    });
    await expect(
      call(ground.owner, "register-return", { ...input, debriefingId: randomUUID() }),
    ).rejects.toMatchObject(refused("return-known"));
    const { items: terms } = (await ground.owner.callByName("deadline.list-deadlines", {
      dossierId: caseId,
    })) as {
      items: { state: string; dueAt: string; title: string }[];
    };
    expect(terms).toMatchObject([{ state: "running", dueAt: `${inDays(19)}T23:59:00.000Z` }]);
    // Palermo set it: whoever reads it reads it in their own language.
    const titleIn = async (lang: string) => {
      await ground.owner.callByName("session.set-language", { lang });
      const read = (await ground.owner.callByName("deadline.list-deadlines", { dossierId: caseId })) as {
        items: { title: string }[];
      };
      return read.items[0]?.title;
    };
    expect(await titleIn("ar")).toMatch(/\p{Script=Arabic}/u);
    expect(await titleIn("ru")).toMatch(/\p{Script=Cyrillic}/u);
    expect(await titleIn("en")).toBe(terms[0]?.title);
    await ground.kernel.moveClock(14 * 86_400_000);
    expect(await call(ground.owner, "list-debriefings", { caseId })).toMatchObject({
      items: [{ nearness: "near", warns: true }],
      unknown: [],
    });
    const { items } = await call<{ items: object[] }>(ground.owner, "list-returns-ahead", { days: 10 });
    expect(items).toContainEqual(expect.objectContaining({ debriefingId, warns: true, personCode }));
    await ground.kernel.moveClock(7 * 86_400_000);
    expect(await call(ground.owner, "list-debriefings", { caseId })).toMatchObject({
      items: [{ nearness: "passed", warns: true }],
    });
  });

  it("is held only with a consent that was understood, becomes a journey, and its deadline is met", async () => {
    const { caseId, participantId } = await migrant();
    const debriefingId = randomUUID();
    const today = inDays(0);
    await call(ground.owner, "register-return", { caseId, debriefingId, participantId, returnOn: inDays(9) });
    await expect(
      call(ground.owner, "hold-debriefing", { debriefingId, content: told(today) }),
    ).rejects.toMatchObject(refused("not-in-this-state"));
    await expect(
      call(ground.owner, "offer-debriefing", { debriefingId, offer: offerOn(today, "accepted", "not-sure") }),
    ).rejects.toMatchObject(refused("not-understood"));
    await expect(
      call(ground.owner, "offer-debriefing", { debriefingId, offer: offerOn(inDays(5)) }),
    ).rejects.toMatchObject(refused("not-yet"));
    await call(ground.owner, "offer-debriefing", { debriefingId, offer: offerOn(today) });
    const held = await call<Debriefing>(ground.owner, "hold-debriefing", {
      debriefingId,
      content: told(today),
    });
    expect(held).toMatchObject({
      state: "held",
      warns: false,
      content: { vessel: "Blue wooden boat" },
      may: [],
    });
    const { items } = await call<{ items: object[] }>(ground.owner, "list-journeys", { caseId });
    expect(items).toMatchObject([
      {
        recordId: held.journeyId,
        participantId,
        content: { price: { amount: "2500", currency: "USD" }, legs: [{ fromCountry: "LY", deaths: 3 }] },
      },
    ]);
    const { items: terms } = (await ground.owner.callByName("deadline.list-deadlines", {
      dossierId: caseId,
    })) as {
      items: { state: string }[];
    };
    expect(terms.map(({ state }) => state)).toEqual(["met"]);
    const database = await ground.kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query("select string_agg(d::text, '') as all from casefile.debriefing d");
    await database.end();
    expect(rows[0].all).not.toMatch(/CANARY|Blue wooden/);
  });

  it("may be declined, and what was declined counts as offered; a return that is off can be registered anew", async () => {
    const { caseId, participantId } = await migrant();
    const debriefingId = randomUUID();
    await call(ground.owner, "register-return", { caseId, debriefingId, participantId, returnOn: inDays(2) });
    const declined = { debriefingId, offer: offerOn(inDays(0), "declined") };
    expect(await call(ground.owner, "offer-debriefing", declined)).toMatchObject({
      state: "declined",
      warns: false,
    });
    await call(ground.owner, "call-return-off", { debriefingId, reason: "asylum claim" });
    const again = { caseId, debriefingId: randomUUID(), participantId, returnOn: inDays(30) };
    expect(await call(ground.owner, "register-return", again)).toMatchObject({ state: "not-offered" });
  });

  it("[C1] held earlier, it is not shown to who is still to hear the person freely", async () => {
    const heard = await ground.heardCase();
    const debriefingId = randomUUID();
    const { caseId, participantId, interviewer } = heard;
    await call(ground.owner, "register-return", { caseId, debriefingId, participantId, returnOn: inDays(9) });
    await call(ground.owner, "offer-debriefing", { debriefingId, offer: offerOn(inDays(0)) });
    await call(ground.owner, "hold-debriefing", { debriefingId, content: told(inDays(0)) });
    const seen = async () =>
      JSON.stringify([
        await call(interviewer, "list-debriefings", { caseId }),
        await call(interviewer, "list-journeys", { caseId }),
      ]);
    expect(await seen()).toContain("CANARY");
    await call(ground.owner, "plan-interview", planOf(heard, [interviewer]));
    expect(await seen()).not.toContain("CANARY");
  });
});
