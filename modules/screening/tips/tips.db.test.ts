import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { anInterview, aScreening } from "../builders.ts";
import { getEvent } from "../events/get-event.ts";
import { keepEvent } from "../events/keep-event.ts";
import { listEvents } from "../events/list-events.ts";
import { getScreening } from "../get-screening.ts";
import { screening } from "../index.ts";
import { keepScreening } from "../keep/keep-screening.ts";
import { noteInterpreter } from "../keep/note-interpreter.ts";
import { closeTip } from "./close-tip.ts";
import { getTip } from "./get-tip.ts";
import { keepTip } from "./keep-tip.ts";
import { listTips } from "./list-tips.ts";
import { reachPerson } from "./reach-person.ts";

let kernel: TestKernel;
let agencyId = "";
let officer: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  agencyId = await kernel.openAgency();
  officer = await kernel.openAccount({ agencyId, roles: ["frontline"] });
});
afterAll(() => kernel?.close());

const tip = () => ({
  tipId: randomUUID(),
  teller: "labour-inspector" as const,
  told: "Tiptext of a greenhouse",
});
const cards = Array.from({ length: 60 }, (_, at) => ({
  number: at + 1,
  urgent: at % 20 === 7,
  controller: at === 3,
  child: at % 10 === 0 ? ("yes" as const) : ("no" as const),
  lang: at % 2 === 0 ? "ti" : "ar",
  ...(at < 4 ? { group: "A" } : {}),
  ...(at === 3 ? { interpreter: "I-9" } : {}),
}));
const event = () => ({
  eventId: randomUUID(),
  revision: 1,
  basedOn: 0,
  kind: "boat" as const,
  startedAt: "2026-03-01T10:00:00Z",
  cards,
});

describe("a tip", () => {
  it("gives a stranger nothing", async () => {
    const { code } = await officer.call(keepTip, tip());
    for (const role of ["frontline", "investigator", "admin"]) {
      const stranger = await kernel.openAccount({ agencyId, roles: [role] });
      await expect(stranger.call(getTip, { code })).rejects.toMatchObject({ code: "not-found" });
    }
    const other = await kernel.openAccount({ agencyId, roles: ["frontline"] });
    expect((await other.call(listTips, {})).items).toEqual([]);
  });

  it("[S14] starts a screening only once the person was safely reached", async () => {
    const kept = await officer.call(keepTip, tip());
    const { tipId } = kept;
    expect(kept).toMatchObject({
      state: "open",
      told: "Tiptext of a greenhouse",
      may: ["reach-person", "close-tip"],
    });
    const start = () => officer.call(keepScreening, aScreening({ fromTip: tipId }));
    await expect(start()).rejects.toMatchObject({ detail: { refusal: "tip-not-reached" } });
    await officer.call(reachPerson, { tipId, reached: false, how: "nobody there" });
    await expect(start()).rejects.toMatchObject({ detail: { refusal: "tip-not-reached" } });
    await officer.call(reachPerson, { tipId, reached: true, how: "by the nurse, alone" });
    await expect(start()).resolves.toMatchObject({ version: 1 });
    expect(await officer.call(closeTip, { tipId })).toMatchObject({ state: "closed", may: [] });
    // An interview that began on a device before the tip was closed is not lost when it comes.
    await expect(start()).resolves.toMatchObject({ version: 1 });
    const closed = await officer.call(keepTip, tip());
    await officer.call(reachPerson, { tipId: closed.tipId, reached: false, how: "nobody there" });
    await officer.call(closeTip, { tipId: closed.tipId });
    await expect(officer.call(keepScreening, aScreening({ fromTip: closed.tipId }))).rejects.toMatchObject({
      detail: { refusal: "tip-not-reached" },
    });
  });
});

describe("an event with many people", () => {
  it("gives a stranger nothing, and one receipt for one event", async () => {
    const sent = event();
    const first = await officer.call(keepEvent, sent);
    expect(await officer.call(keepEvent, sent)).toEqual(first);
    expect((await officer.call(listEvents, {})).items).toHaveLength(1);
    const stranger = await kernel.openAccount({ agencyId, roles: ["frontline"] });
    await expect(stranger.call(getEvent, { code: first.code })).rejects.toMatchObject({ code: "not-found" });
    expect((await stranger.call(listEvents, {})).items).toEqual([]);
    await expect(
      officer.call(keepEvent, { ...sent, revision: 2, basedOn: 0, cards: [] }),
    ).rejects.toMatchObject({ code: "stale" });
  });

  it("[S11] sees the urgent first, keeps suspected controllers apart, and asks for places together", async () => {
    const { code } = await officer.call(keepEvent, event());
    const found = await officer.call(getEvent, { code });
    expect(found.people).toBe(60);
    expect(found.queue.slice(0, 3).map(({ number }) => number)).toEqual([8, 28, 48]);
    expect(found.queue[3]?.child).toBe("yes");
    expect(found.apart.map(({ number }) => number)).toEqual([4]);
    expect(found.queue.map(({ number }) => number)).not.toContain(4);
    expect(found.interpreters).toEqual([
      { lang: "ti", people: 30 },
      { lang: "ar", people: 29 },
    ]);
    expect(found.places.find(({ group }) => group === "A")?.numbers.toSorted()).toEqual([1, 2, 3]);
    expect(found.places.find(({ numbers }) => numbers[0] === 11)?.childAlone).toBe(true);
  });

  it("[S11] refuses a number that stands twice, by its number", async () => {
    const twice = { ...event(), cards: [{ number: 7 }, { number: 7 }] };
    await expect(officer.call(keepEvent, twice)).rejects.toMatchObject({
      detail: { refusal: "number-twice", params: { number: 7 } },
    });
  });

  it("[S12] lets no interpreter serve a suspected person and another one", async () => {
    const both = [
      { number: 1, controller: true, interpreter: "I-7" },
      { number: 2, interpreter: "i-7" },
    ];
    await expect(officer.call(keepEvent, { ...event(), cards: both })).rejects.toMatchObject({
      detail: { refusal: "interpreter-serves-both" },
    });
    const sent = event();
    await officer.call(keepEvent, sent);
    const interpreters = [
      {
        code: "I-9",
        lang: "ti",
        knownToPerson: "no" as const,
        sameTownOrGroup: "yes" as const,
        sexWished: "no-wish" as const,
        oath: true,
        conflict: "no" as const,
      },
    ];
    const interview = anInterview({ interpreters });
    const kept = await officer.call(
      keepScreening,
      aScreening({ interview, fromEvent: { eventId: sent.eventId, card: 5 } }),
    );
    const { problems } = await officer.call(getScreening, { code: kept.code });
    expect(problems).toEqual(expect.arrayContaining(["serves-both", "same-town-or-group"]));
    const police = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    await expect(
      police.call(noteInterpreter, { code: "I-9", side: "suspect", matter: sent.eventId }),
    ).rejects.toMatchObject({ detail: { refusal: "interpreter-serves-both" } });
  });
});
