import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptReferral } from "../referrals/answer-referral.ts";
import {
  allSections,
  consented,
  type LifeGround,
  newFile,
  newService,
  notFound,
  openLifeGround,
  prepared,
} from "../referrals/ground.ts";
import { sendReferral } from "../referrals/send-referral.ts";
import { fewest, showDelays, shownHours } from "./show-delays.ts";

let ground: LifeGround;
beforeAll(async () => {
  ground = await openLifeGround();
});
afterAll(async () => {
  await ground?.owner.end();
  await ground?.kernel.close();
});

/** `count` people sent to a service, answered yes, and the hours that passed written by hand. */
async function people(count: number): Promise<string> {
  const { advocate, provider, owner } = ground;
  const serviceId = await newService(ground, provider);
  await owner.query("set palermo.maintenance = 'on'");
  for (let at = 0; at < count; at += 1) {
    const file = await newFile(advocate, `Canaryname${randomUUID().slice(0, 4)}`);
    const referralId = await prepared(advocate, file, { serviceId });
    await consented(advocate, file, { kind: "agency", id: provider.agencyId }, allSections);
    await advocate.call(sendReferral, { referralId });
    await provider.call(acceptReferral, {
      referralId,
      firstContactAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await owner.query(
      `update referral.referral set sent_at = access.now() - interval '5 days', answered_at = access.now() - interval '5 days' + interval '4 hours',
         first_contact = access.now() - interval '5 days' + make_interval(hours => $2) where referral_id = $1`,
      [referralId, 20 + at],
    );
  }
  return serviceId;
}

describe("waiting times", () => {
  test("a stranger gets nothing, nor do those who refer, answer or investigate", async () => {
    const { stranger, officer, provider, investigator, advocate, admin } = ground;
    for (const who of [stranger, officer, provider, investigator, advocate, admin])
      await expect(who.call(showDelays, {})).rejects.toMatchObject(notFound);
  });

  test("nothing is shown of fewer than eleven people, nor how many they are", () => {
    expect(shownHours(4.6, fewest)).toBe(5);
    expect(shownHours(4.6, fewest - 1)).toBeNull();
    expect(shownHours(null, 40)).toBeNull();
  });

  test("[X4] of a few people neither service nor area tells a delay; of eleven the median hours, and no count", async () => {
    const { coordinator } = ground;
    await people(2);
    expect(await coordinator.call(showDelays, {})).toEqual({
      areas: [],
      services: [],
      hidden: { areas: true, services: true },
    });
    await people(fewest);
    const read = await coordinator.call(showDelays, {});
    // Thirteen people in the area: 20, 20, 21, 21, 22 … 30 hours; eleven at the service: 20 … 30.
    expect(read.areas).toMatchObject([{ area: "XV-LAKE", toAnswer: 4, toMeet: 24, toBegin: null }]);
    expect(read.services).toMatchObject([{ toAnswer: 4, toMeet: 25, toBegin: null }]);
    expect(read.hidden).toEqual({ areas: false, services: true });
    expect(JSON.stringify(read)).not.toMatch(/people|count/);
  });
});
