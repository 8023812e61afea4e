import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { acceptReferral, refuseReferral } from "./answer-referral.ts";
import { beginService, completeReferral, withdrawReferral } from "./carry-on.ts";
import { getReferral } from "./get-referral.ts";
import { type LifeGround, notFound, openLifeGround, sent, soon, tell } from "./ground.ts";
import { listReferrals } from "./list-referrals.ts";
import { listRecalls } from "./recalls.ts";

let ground: LifeGround;
beforeAll(async () => {
  ground = await openLifeGround();
});
afterAll(async () => {
  await ground?.owner.end();
  await ground?.kernel.close();
});

const codes = async (who: TestAccount) => (await who.call(listReferrals, {})).items.map(({ code }) => code);
const notices = async (who: TestAccount) =>
  ((await who.callByName("access.list-notices", {})) as { items: { kind: string; code: string | null }[] })
    .items;

describe("consent taken back", () => {
  test("[S2] shuts the referral at once and tells the receiver", async () => {
    const { advocate, provider } = ground;
    const { referralId, consentId, code, file } = await sent(ground);
    await provider.call(acceptReferral, { referralId, firstContactAt: soon() });
    await advocate.callByName("consent.revoke-consent", { consentId, how: "said" });
    // Before anything was told to anybody.
    await expect(provider.call(getReferral, { referralId })).rejects.toMatchObject(notFound);
    expect(await codes(provider)).not.toContain(code);
    await expect(
      provider.callByName("person.reveal-identity", { personId: file.personId }),
    ).rejects.toMatchObject(notFound);
    await tell(ground);
    expect(await advocate.call(getReferral, { referralId })).toMatchObject({
      state: "withdrawn",
      overCause: "consent",
    });
    expect((await provider.call(listRecalls, {})).items.find((one) => one.code === code)).toMatchObject({
      cause: "consent",
    });
    expect((await notices(provider)).map(({ kind }) => kind)).toContain("referral-recalled");
  });

  test("[S2] tells also a service whose help is over, once, and leaves its referral as it ended", async () => {
    const { advocate, provider } = ground;
    const { referralId, consentId, code } = await sent(ground);
    await provider.call(acceptReferral, { referralId, firstContactAt: soon() });
    await provider.call(beginService, { referralId });
    await provider.call(completeReferral, { referralId });
    await advocate.callByName("consent.revoke-consent", { consentId, how: "said" });
    await tell(ground);
    const { items } = await provider.call(listRecalls, {});
    expect(items.filter((one) => one.code === code)).toMatchObject([{ cause: "consent" }]);
    expect(await advocate.call(getReferral, { referralId })).toMatchObject({
      state: "completed",
      asking: { consent: "ended" },
    });
  });

  test("the sender takes a referral back: the service is told, and reads it no more", async () => {
    const { advocate, provider } = ground;
    const { referralId, code } = await sent(ground);
    await advocate.call(withdrawReferral, { referralId, note: "Not needed", byPerson: true });
    await expect(provider.call(getReferral, { referralId })).rejects.toMatchObject(notFound);
    expect((await provider.call(listRecalls, {})).items.map((one) => one.code)).toContain(code);
  });

  test("a person who is erased leaves code and moments, and no word", async () => {
    const { advocate, owner } = ground;
    const { referralId, file } = await sent(ground);
    await advocate.callByName("person.erase-person", { personId: file.personId, ground: "asked-by-person" });
    await owner.query("set palermo.maintenance = 'on'");
    const { rows } = await owner.query(
      `select (select count(*)::int from referral.section where dossier_id = $1) as sections,
        (select count(*)::int from referral.section_health where dossier_id = $1) as health,
        (select count(*)::int from history.referral_section where dossier_id = $1) as past,
        (select languages from referral.referral where referral_id = $1) as languages`,
      [referralId],
    );
    expect(rows[0]).toEqual({ sections: 0, health: 0, past: 0, languages: [] });
  });
});

describe("what became of referrals", () => {
  test("is counted by service, area and kind for the map of gaps, and for nobody else", async () => {
    const { coordinator, rapporteur, advocate, provider } = ground;
    const { serviceId, referralId } = await sent(ground);
    await provider.call(refuseReferral, { referralId, reason: "full" });
    const outcomes = (who: TestAccount) =>
      who.work(
        async ({ tx }) =>
          (
            await sql<
              Record<string, unknown>
            >`select * from referral.outcomes(now() - interval '1 day')`.execute(tx)
          ).rows,
      );
    for (const who of [coordinator, rapporteur])
      expect((await outcomes(who)).find((row) => row.service_id === serviceId)).toMatchObject({
        area: "XV-LAKE",
        kind: "shelter",
        asked: 1,
        accepted: 0,
        refused: 1,
        waiting: 0,
      });
    expect(await outcomes(advocate)).toEqual([]);
    expect(await outcomes(ground.investigator)).toEqual([]);
  });
});
