import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findServices } from "../search/find-services.ts";
import { addPlace, openReferralGround, type ReferralGround } from "../test-ground.ts";
import { Wish } from "../words/wish.ts";
import { keepAddress, readAddress } from "./address.ts";
import { addressStandsIn } from "./address-in-text.ts";
import { getService } from "./get-service.ts";
import { reviseService } from "./keep-service.ts";
import { listServices } from "./list-services.ts";

let ground: ReferralGround;
let serviceId: string;
let providerId: string;
const address = "7 Quay Street\nLakeside";
beforeAll(async () => {
  ground = await openReferralGround();
  ({ serviceId, providerId } = await addPlace(ground, { key: "hidden" }));
  await ground.provider.call(keepAddress, { serviceId, address, meetingPoint: "Main station, clock" });
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };

describe("the secret address of a shelter", () => {
  test("[X6] is read by the people of the house alone; everybody else is told that nothing is there", async () => {
    const { provider, other, coordinator, officer, investigator, admin, stranger } = ground;
    expect(await provider.call(readAddress, { serviceId })).toMatchObject({
      address,
      meetingPoint: "Main station, clock",
    });
    const colleague = await ground.kernel.openAccount({ agencyId: provider.agencyId, roles: ["provider"] });
    expect((await colleague.call(readAddress, { serviceId })).address).toBe(address);
    for (const one of [other, coordinator, officer, investigator, admin, stranger])
      await expect(one.call(readAddress, { serviceId })).rejects.toMatchObject(notFound);
  });

  test("[X6] no search, list or entry shows it, and the database holds it sealed", async () => {
    const { officer, provider } = ground;
    const answers = [
      await officer.call(findServices, Wish.parse({ kinds: ["shelter"] })),
      await officer.call(listServices, {}),
      await provider.call(getService, { serviceId }),
    ];
    for (const answer of answers) {
      expect(JSON.stringify(answer)).toContain("Lakeside night shelter");
      expect(JSON.stringify(answer)).not.toMatch(/quay|station/i);
    }
    const owner = await ground.kernel.database.owner();
    await owner.query("set palermo.maintenance = 'on'");
    const { rows } = await owner.query("select * from referral.service_address");
    await owner.end();
    expect(rows).toHaveLength(1);
    expect(Buffer.from(JSON.stringify(rows[0])).toString()).not.toMatch(/Quay/);
    expect((rows[0].address as Buffer).includes(Buffer.from("Quay"))).toBe(false);
  });

  test("[X2] lies in a part that break-glass and the roles of enforcement never open", async () => {
    const { provider, officer, investigator } = ground;
    const code = await provider.work(async ({ tx }) => {
      const { rows } = await sql<{ code: string }>`
        select f.code from referral.service_address a, access.dossier_facts(array[a.dossier_id]) f`.execute(
        tx,
      );
      return rows[0]?.code ?? "";
    });
    expect(code).toMatch(/^U-/);
    for (const one of [officer, investigator]) {
      const word = await one.work(async ({ tx }) => {
        const { rows } = await sql<{ word: string }>`
          select access.break_the_glass(${code}, 'danger to life, somebody is on the way there') as word`.execute(
          tx,
        );
        return rows[0]?.word;
      });
      expect(word).toBe("not-found");
    }
  });

  test("[X6] typed into what everybody reads, it is refused", async () => {
    const { provider } = ground;
    const { mine: _mine, may: _may, ...entry } = await provider.call(getService, { serviceId });
    const conditions = { lang: "en" as const, text: "Come to 7 quay street, ring twice.", translations: {} };
    await expect(
      provider.call(reviseService, { ...entry, providerId, content: { ...entry.content, conditions } }),
    ).rejects.toMatchObject({ detail: { refusal: "address-in-text" } });
    await expect(
      provider.call(keepAddress, { serviceId, address, meetingPoint: "7 Quay Street, back door" }),
    ).rejects.toMatchObject({ detail: { refusal: "address-in-text" } });
  });

  test("each reading stands in the audit", async () => {
    const { provider, kernel } = ground;
    const count = async () => {
      const owner = await kernel.database.owner();
      const { rows } = await owner.query(
        "select count(*)::int as n from audit.event where action = 'referral.read-address'",
      );
      await owner.end();
      return rows[0].n as number;
    };
    const before = await count();
    await provider.call(readAddress, { serviceId });
    expect(await count()).toBe(before + 1);
  });
});

describe("an address in a text", () => {
  test("is a line with a number; the name of a town alone is none", () => {
    expect(addressStandsIn("12 Hill Road, Lakeside", { text: "we are in Lakeside" })).toBe(false);
    expect(addressStandsIn("12 Hill Road, Lakeside", { a: ["at 12, hill ROAD!"] })).toBe(true);
    expect(addressStandsIn("ул. Озёрная, д. 5", { text: "ул. Озёрная, д. 5" })).toBe(true);
    expect(addressStandsIn("Room 3", { text: "Classroom 3" })).toBe(false);
  });
});
