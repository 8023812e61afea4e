import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepArea, removeArea } from "../areas/keep-area.ts";
import { listAreas } from "../areas/list-areas.ts";
import { buildArea, buildProvider, buildService } from "../builders.ts";
import { addPlace, openReferralGround, type ReferralGround } from "../test-ground.ts";
import { closeService, pauseService, reopenService } from "./change-state.ts";
import { getService } from "./get-service.ts";
import { keepProvider } from "./keep-provider.ts";
import { addService, reviseService } from "./keep-service.ts";
import { listProviders } from "./list-providers.ts";
import { tellPlaces } from "./tell-places.ts";
import { verifyService } from "./verify-service.ts";

let ground: ReferralGround;
beforeAll(async () => {
  ground = await openReferralGround();
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });

describe("the directory of services", () => {
  test("a stranger gets nothing, neither through a question nor from the database", async () => {
    const { serviceId } = await addPlace(ground);
    const { stranger, rapporteur, officer } = ground;
    for (const read of [
      () => stranger.call(getService, { serviceId }),
      () => stranger.call(listAreas, {}),
      () => stranger.call(listProviders, {}),
      () => stranger.call(tellPlaces, { serviceId, free: 1 }),
      () => stranger.call(addService, buildService()),
      () => stranger.call(keepArea, buildArea("XV-SEA", "Sea")),
      () => rapporteur.call(getService, { serviceId }),
    ])
      await expect(read()).rejects.toMatchObject(notFound);
    const seen = async (who: typeof stranger) =>
      who.work(async ({ tx }) => (await tx.selectFrom("referral.service").selectAll().execute()).length);
    expect(await seen(stranger)).toBe(0);
    expect(await seen(officer)).toBeGreaterThan(0);
  });

  test("is written by whoever keeps it, and by the agency that answers for its provider", async () => {
    const { provider, other, officer, coordinator } = ground;
    const mine = await addPlace(ground, { key: "lake.night" });
    expect(mine.may).toContain("tell-places");
    expect((await officer.call(getService, { serviceId: mine.serviceId })).may).toEqual([]);
    for (const act of [verifyService, closeService])
      await expect(other.call(act, { serviceId: mine.serviceId })).rejects.toMatchObject(notFound);

    const body = buildProvider({ answeredBy: other.agencyId });
    await coordinator.call(keepProvider, body);
    const theirs = await coordinator.call(addService, buildService({ providerId: body.providerId }));
    const told = await other.call(tellPlaces, { serviceId: theirs.serviceId, free: 3 });
    expect(told).toMatchObject({ free: 3, mine: true });
    await expect(provider.call(tellPlaces, { serviceId: theirs.serviceId, free: 4 })).rejects.toMatchObject(
      notFound,
    );
  });

  test("only an agency with people who help may answer for a provider: never the police", async () => {
    const { coordinator, investigator } = ground;
    await expect(
      coordinator.call(keepProvider, buildProvider({ answeredBy: investigator.agencyId })),
    ).rejects.toMatchObject(refused("cannot-answer"));
  });

  test("a key stands once, a stale copy is refused, what came before is kept", async () => {
    const { provider } = ground;
    const first = await addPlace(ground, { key: "once" });
    await expect(
      provider.call(addService, buildService({ key: "once", providerId: first.providerId })),
    ).rejects.toMatchObject(refused("service-key-taken"));
    const { serviceId, providerId } = first;
    const facts = buildService({ key: "once", providerId, kinds: ["shelter", "medical"], capacity: 20 });
    const revised = await provider.call(reviseService, { ...facts, serviceId }, { expects: 1 });
    expect(revised).toMatchObject({ version: 2, kinds: ["shelter", "medical"], capacity: 20 });
    await expect(provider.call(reviseService, { ...facts, serviceId }, { expects: 1 })).rejects.toMatchObject(
      { code: "stale" },
    );
    const versions = await provider.work(async ({ tx }) => {
      return (
        await sql<{
          version: number;
        }>`select version from referral.service_versions(${serviceId}::uuid)`.execute(tx)
      ).rows;
    });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  test("a service area that does not exist is refused", async () => {
    await expect(addPlace(ground, { areas: ["XV-LAKE", "XV-MOON"] })).rejects.toMatchObject(
      refused("unknown-area"),
    );
  });

  test("places are told within what there are; nobody counts them where none are counted", async () => {
    const { provider } = ground;
    const place = await addPlace(ground, { capacity: 6 });
    const { serviceId } = place;
    await expect(provider.call(tellPlaces, { serviceId, free: 7 })).rejects.toMatchObject(
      refused("more-free-than-places"),
    );
    await provider.call(tellPlaces, { serviceId, free: 5 });
    await expect(
      provider.call(reviseService, { ...buildService({ ...place, capacity: 4 }), serviceId }),
    ).rejects.toMatchObject(refused("fewer-places-than-free"));
    const talk = await addPlace(ground, { kinds: ["psychological"], secret: false, capacity: null });
    await expect(provider.call(tellPlaces, { serviceId: talk.serviceId, free: 1 })).rejects.toMatchObject(
      refused("not-counted-in-places"),
    );
  });

  test("pauses, closes and opens again; a closed one takes no change", async () => {
    const { provider } = ground;
    const { serviceId } = await addPlace(ground);
    expect((await provider.call(pauseService, { serviceId, reason: "painting" })).state).toBe("paused");
    expect((await provider.call(reopenService, { serviceId })).state).toBe("open");
    const closed = await provider.call(closeService, { serviceId, reason: "funding ended" });
    expect(closed).toMatchObject({ state: "closed", may: ["reopen-service"] });
    await expect(provider.call(tellPlaces, { serviceId, free: 1 })).rejects.toMatchObject(
      refused("service-closed"),
    );
  });

  test("[X6] a shelter's entry holds no address, not even in the database", async () => {
    const shelter = buildService({ secret: false });
    await expect(ground.provider.call(addService, shelter)).rejects.toMatchObject({ code: "bad-input" });
    await expect(
      ground.provider.call(addService, buildService({ content: { address: "7 Quay Street" } })),
    ).rejects.toMatchObject({ code: "bad-input" });
    const { serviceId } = await addPlace(ground);
    const write = ground.provider.work(async ({ tx }) => {
      await sql`update referral.service set content = content || '{"address": "7 Quay Street"}' where service_id = ${serviceId}::uuid`.execute(
        tx,
      );
    });
    await expect(write).rejects.toThrow(/check constraint/);
  });

  test("an area that services name stays", async () => {
    const { coordinator } = ground;
    await addPlace(ground);
    const { items } = await coordinator.call(listAreas, { country: "XV" });
    const lake = items.find(({ code }) => code === "XV-LAKE");
    expect(lake).toMatchObject({ longitude: 10, latitude: 40, mine: true });
    await expect(coordinator.call(removeArea, { areaId: lake?.areaId ?? "" })).rejects.toMatchObject(
      refused("area-has-services"),
    );
  });
});
