import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { frontex } from "../import/frontex.ts";
import { statistics } from "../index.ts";
import { showView } from "../show-view.ts";
import { closeStore } from "../store/ask-store.ts";
import { setStatisticsFolder } from "../store/folder.ts";
import { addEvent } from "./add-event.ts";
import { listEvents } from "./list-events.ts";
import { removeEvent } from "./remove-event.ts";
import { reviseEvent } from "./revise-event.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-events-"));
let kernel: TestKernel;
let rapporteur: TestAccount;
let programme: TestAccount;
let investigator: TestAccount;
let stranger: TestAccount;
let back: () => void;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
  back = setStatisticsFolder(join(folder, "statistics"));
  const agencyId = await kernel.openAgency();
  rapporteur = await kernel.openAccount({ agencyId, roles: ["rapporteur"] });
  programme = await kernel.openAccount({ agencyId, roles: ["programme"] });
  investigator = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  stranger = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: [] });
});

afterAll(async () => {
  await closeStore();
  await kernel.close();
  back();
  rmSync(folder, { recursive: true, force: true });
});

const closed = {
  kind: "border_control" as const,
  date: { text: "2016-03", earliest: "2016-03-01", latest: "2016-03-31" },
  route: "western_balkans",
  title: { en: "Border closed", fr: "Frontière fermée" },
  source: "A newspaper, 9 March 2016",
};

describe("dated events", () => {
  test("[M3] a stranger gets no dated events, and only rapporteur and programme may write", async () => {
    await expect(stranger.call(listEvents, {})).rejects.toMatchObject({ code: "not-found" });
    for (const account of [stranger, investigator])
      await expect(account.call(addEvent, closed)).rejects.toMatchObject({ code: "not-found" });
    expect((await investigator.call(listEvents, {})).mayRecord).toBe(false);
    expect((await rapporteur.call(listEvents, {})).mayRecord).toBe(true);
  });

  test("are added, corrected by another who saw the newest, and removed", async () => {
    const { eventId } = await rapporteur.call(addEvent, closed);
    const [added] = (await investigator.call(listEvents, {})).items;
    expect(added).toMatchObject({ eventId, version: 1, title: "Border closed", route: "western_balkans" });
    const revised = { ...closed, eventId, title: { en: "Border closed to most" } };
    expect(await programme.call(reviseEvent, revised, { expects: 1 })).toEqual({ version: 2 });
    await expect(rapporteur.call(reviseEvent, revised, { expects: 1 })).rejects.toMatchObject({
      code: "stale",
    });
    expect((await investigator.call(listEvents, {})).items[0]?.title).toBe("Border closed to most");
    await expect(investigator.call(removeEvent, { eventId })).rejects.toMatchObject({ code: "not-found" });
    await rapporteur.call(removeEvent, { eventId });
    expect((await rapporteur.call(listEvents, {})).items).toEqual([]);
    await expect(rapporteur.call(removeEvent, { eventId })).rejects.toMatchObject({ code: "not-found" });
  });

  test("refuse what cannot be drawn, with place and expectation", async () => {
    const wrong = async (more: object) => rapporteur.call(addEvent, { ...closed, ...more });
    await expect(wrong({ title: {} })).rejects.toMatchObject({ detail: { refusal: "no-title" } });
    await expect(wrong({ country: "QQ" })).rejects.toMatchObject({ detail: { refusal: "no-such-place" } });
    await expect(wrong({ route: "constructor" })).rejects.toMatchObject({
      detail: { refusal: "no-such-route" },
    });
    await expect(
      wrong({ date: { text: "../2019", earliest: null, latest: "2019-12-31" } }),
    ).rejects.toMatchObject({ detail: { refusal: "open-date" } });
    await expect(
      wrong({ date: { text: "2019", earliest: "2018-01-01", latest: "2019-12-31" } }),
    ).rejects.toMatchObject({ code: "bad-input" });
  });

  test("[M3] dated events stand over the figures of their route and time, and over no others", async () => {
    const file = join(folder, "frontex.csv");
    writeFileSync(
      file,
      "route,type,nat,t,n\nWestern Balkan Route,Land,SYR,2016-02-01,100\nWestern Balkan Route,Land,SYR,2016-04-01,20\n",
    );
    await frontex.commit({
      path: file,
      fileName: "frontex.csv",
      options: {},
      lang: "en",
      signal: new AbortController().signal,
      progress: async () => undefined,
      inTx: (work) => rapporteur.work(work),
      importId: crypto.randomUUID(),
      leaveOutRejected: false,
    });
    const add = (more: object) => rapporteur.call(addEvent, { ...closed, ...more });
    const { eventId } = await add({});
    await add({ route: "darien" });
    await add({ route: undefined, country: "CO" });
    await add({ date: { text: "2020", earliest: "2020-01-01", latest: "2020-12-31" } });
    const { eventId: everywhere } = await add({ route: undefined });
    const view = await investigator.call(showView, { view: "smuggling-routes" });
    const drawn = view.panels.find(({ panel }) => panel === "detections")?.events;
    expect(drawn?.map((event) => event.eventId).sort()).toEqual([eventId, everywhere].sort());
    expect(view.notes.join(" ")).toContain("timing is not cause");
  });
});
