import { mkdirSync } from "node:fs";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addTemporary } from "#kernel/files";
import type { TestAccount } from "#kernel/testing";
import { Job } from "#kernel/words";
import { listAreas } from "./areas/list-areas.ts";
import { loadDirectory } from "./demo.ts";
import { showConnectivity } from "./gaps/show-connectivity.ts";
import { showGaps } from "./gaps/show-gaps.ts";
import { findServices } from "./search/find-services.ts";
import { exportServices } from "./services/export-services.ts";
import { reviseService } from "./services/keep-service.ts";
import { listServices } from "./services/list-services.ts";
import { openReferralGround, type ReferralGround } from "./test-ground.ts";
import { Wish } from "./words/wish.ts";

let ground: ReferralGround;
beforeAll(async () => {
  ground = await openReferralGround();
  mkdirSync(ground.kernel.services.config.dataFolder, { recursive: true });
  const { provider, coordinator } = ground;
  const person = (role: string) => (role === "provider" ? provider : coordinator);
  await loadDirectory({
    seed: 1,
    accounts: { provider, coordinator },
    callAs: (role: string, name: string, input: unknown) => person(role).callByName(name, input),
    inTxAs: (role: string, work: Parameters<TestAccount["work"]>[0]) => person(role).work(work),
  } as unknown as Parameters<typeof loadDirectory>[0]);
});
afterAll(() => ground?.kernel.close());

describe("the demonstration country", () => {
  test("has about sixty services in twelve areas, and finds the boy of 16 who speaks Tigrinya a place", async () => {
    const { officer, coordinator } = ground;
    expect((await officer.call(listAreas, {})).items).toHaveLength(12);
    const { total } = await officer.call(listServices, { limit: 1 });
    expect(total?.value).toBeGreaterThanOrEqual(55);
    const wish = { kinds: ["shelter" as const], language: "ti", sex: "male" as const, age: 16 };
    const here = await officer.call(findServices, Wish.parse({ ...wish, area: "XV-LAKE" }));
    expect(here.items[0]).toMatchObject({ fits: true, provider: { text: "Harbour House" } });
    const east = await officer.call(findServices, Wish.parse({ ...wish, area: "XV-EAST" }));
    expect(east.fitting).toBe(0);
    expect(east.items.length).toBeGreaterThan(0);
    const gaps = await coordinator.call(showGaps, { country: "XV", group: "man", language: "fa" });
    expect(gaps.cells.flat().some(({ unserved }) => unserved > 0)).toBe(true);
    expect((await coordinator.call(showConnectivity, { country: "XV" })).losses.length).toBeGreaterThan(3);
  });
});

type File = { readonly content: Buffer; readonly name: string; readonly leaveOutRejected?: boolean };

async function importAs(who: TestAccount, verb: "preview" | "run", file: File): Promise<Job> {
  const stored = await ground.kernel.services.files.write(Readable.from([file.content]), {
    limit: file.content.length,
  });
  const { temporaryId } = await who.work((context) =>
    addTemporary(context, { name: file.name, mediaType: "text/csv", stored }),
  );
  const { jobId } = (await who.callByName(`import.${verb}-import`, {
    uploadId: temporaryId,
    importer: "services",
    ...(file.leaveOutRejected === undefined ? {} : { leaveOutRejected: file.leaveOutRejected }),
  })) as { jobId: string };
  const ask = async () => Job.parse(await who.callByName("jobs.get-job", { jobId }));
  await expect.poll(async () => (await ask()).state, { timeout: 30_000 }).toMatch(/done|failed|cancelled/);
  return ask();
}

const csv = (rows: readonly string[]) => Buffer.from(rows.join("\n"));

describe("a table of services", () => {
  test.each(["csv", "xlsx"] as const)("an export as %s read again changes nothing", async (format) => {
    const { coordinator } = ground;
    const made = await coordinator.call(exportServices, { mine: "mine", format });
    expect(made.rows).toBeGreaterThan(40);
    const job = await importAs(coordinator, "preview", {
      content: Buffer.from(made.base64, "base64"),
      name: `services.${format}`,
    });
    expect(job.result).toMatchObject({ accepted: made.rows, creates: 0, updates: 0, rejectedCount: 0 });
  });

  test("a service area that does not exist is a wrong row, with its place, value and what was expected", async () => {
    const { coordinator } = ground;
    const job = await importAs(coordinator, "preview", {
      name: "new.csv",
      content: csv([
        "key,provider_key,name,kinds,areas,languages,secret,capacity,hours",
        "new.one,open-door,New house,shelter,XV-LAKE; XV-MOON,ti; en,yes,4,always",
        "new.two,open-door,Second house,shelter,XV-LAKE,ti,no,4,always",
        "new.three,nobody,Third house,cooking,XV-LAKE,ti,yes,4,1-5 8:00-25:00",
        "new.four,open-door,Fourth,legal-aid,XV,ti,no,,1-5 08:00-17:00",
      ]),
    });
    const { rejected, accepted, creates } = job.result as {
      rejected: { row: number; column: string; value: string; expected: string }[];
      accepted: number;
      creates: number;
    };
    expect({ accepted, creates }).toEqual({ accepted: 1, creates: 1 });
    expect(rejected).toContainEqual({
      row: 2,
      column: "areas",
      value: "XV-LAKE; XV-MOON",
      expected: "areas of the directory; XV-MOON is not one of them",
    });
    expect(rejected.map(({ row, column }) => `${row} ${column}`)).toEqual(
      expect.arrayContaining(["3 secret", "4 provider_key", "4 kinds"]),
    );
  });

  test("[X6] an export holds no secret address", async () => {
    const { officer } = ground;
    const made = await officer.call(exportServices, { format: "csv" });
    const [head = "", ...lines] = Buffer.from(made.base64, "base64").toString("utf8").split("\n");
    const names = head.split(",").map((name) => name.replace(/[^a-z_]/g, ""));
    expect(names).toContain("address");
    expect(lines.length).toBeGreaterThan(50);
    const plain = lines.filter((line) => line !== "" && !line.includes('"'));
    for (const line of plain) {
      const cells = line.split(",");
      if (cells[names.indexOf("secret")] === "yes") expect(cells[names.indexOf("address")]).toBe("");
    }
  });

  test("rows are found again by key; one import is taken back as a whole", async () => {
    const { coordinator, officer } = ground;
    const content = csv(["key,provider_key,capacity,free", "open-door.men.cap,open-door,15,7"]);
    const ran = await importAs(coordinator, "run", { name: "update.csv", content });
    expect(ran.result).toMatchObject({ created: 0, updated: 1 });
    const find = async () =>
      (await officer.call(listServices, { area: "XV-CAP", limit: 200 })).items.find(
        ({ key }) => key === "open-door.men.cap",
      );
    expect(await find()).toMatchObject({ capacity: 15, free: 7, content: { languages: ["en", "fr", "es"] } });
    const { importId } = ran.result as { importId: string };
    await coordinator.callByName("import.undo-import", { importId });
    expect(await find()).toMatchObject({ capacity: 12, free: 3 });
  });

  test("an import is not taken back over what somebody wrote since", async () => {
    const { coordinator, officer } = ground;
    const content = csv(["key,provider_key,capacity", "open-door.shelter.river,open-door,11"]);
    const ran = await importAs(coordinator, "run", { name: "since.csv", content });
    const { items } = await officer.call(listServices, { area: "XV-RIVER", limit: 200 });
    const service = items.find(({ key }) => key === "open-door.shelter.river");
    const { mine: _mine, may: _may, ...facts } = service ?? expect.fail("no such service");
    await coordinator.call(reviseService, { ...facts, capacity: 13 });
    const { importId } = ran.result as { importId: string };
    await expect(coordinator.callByName("import.undo-import", { importId })).rejects.toMatchObject({
      detail: { refusal: "changed-since" },
    });
  });
});
