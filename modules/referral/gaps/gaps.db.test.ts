import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildProvider, buildService } from "../builders.ts";
import { findServices } from "../search/find-services.ts";
import { closeService } from "../services/change-state.ts";
import { keepProvider } from "../services/keep-provider.ts";
import { addService } from "../services/keep-service.ts";
import { listServices } from "../services/list-services.ts";
import { showOwnServices } from "../services/show-own-services.ts";
import { tellPlaces } from "../services/tell-places.ts";
import { verifyService } from "../services/verify-service.ts";
import { addPlace, openReferralGround, type ReferralGround, tellEvents } from "../test-ground.ts";
import { Wish } from "../words/wish.ts";
import { showConnectivity } from "./show-connectivity.ts";
import { showGap } from "./show-gap.ts";
import { showGaps } from "./show-gaps.ts";

let ground: ReferralGround;
beforeAll(async () => {
  ground = await openReferralGround();
});
afterAll(() => ground?.kernel.close());

const women = {
  sexes: ["female" as const],
  ageFrom: 18,
  ageTo: 120,
  families: true,
  disability: false,
  statuses: [],
};

describe("search and gaps over a directory", () => {
  test("a stranger gets nothing; those who only refer see no gaps", async () => {
    const { stranger, officer, rapporteur } = ground;
    for (const read of [
      () => stranger.call(findServices, Wish.parse({ kinds: ["shelter"] })),
      () => stranger.call(listServices, {}),
      () => stranger.call(showOwnServices, {}),
      () => stranger.call(showGaps, {}),
      () => stranger.call(showGap, { area: "XV-LAKE", kind: "shelter" }),
      () => stranger.call(showConnectivity, {}),
      () => officer.call(showGaps, {}),
      () => rapporteur.call(findServices, Wish.parse({ kinds: ["shelter"] })),
    ])
      await expect(read()).rejects.toMatchObject({ code: "not-found" });
  });

  test("tells what there is at once, also a service that closed a minute ago", async () => {
    const { officer, provider, coordinator } = ground;
    const place = await addPlace(ground, { content: { languages: ["ti"], accepts: women } });
    await provider.call(tellPlaces, { serviceId: place.serviceId, free: 2 });
    const wish = Wish.parse({ kinds: ["shelter"], area: "XV-LAKE", language: "ti", sex: "female", age: 30 });
    const found = await officer.call(findServices, wish);
    expect(found).toMatchObject({ fitting: 1, items: [{ serviceId: place.serviceId, fits: true, free: 2 }] });
    expect(found.items[0]?.reasons.map(({ code }) => code)).toContain("speaks");
    expect(JSON.stringify(found)).not.toContain("costs");
    const boy = await officer.call(findServices, { ...wish, sex: "male", age: 16 });
    expect(boy).toMatchObject({ fitting: 0, items: [{ fits: false }] });

    const before = await coordinator.call(showGaps, { country: "XV", language: "ti", group: "woman" });
    const shelter = before.kinds.indexOf("shelter");
    const lake = before.areas.findIndex(({ code }) => code === "XV-LAKE");
    expect(before.cells[lake]?.[shelter]).toMatchObject({ served: 1, unserved: 0, services: 1 });
    expect(before.people?.asked).toBe(0);
    await provider.call(tellPlaces, { serviceId: place.serviceId, free: 0 });
    const full = await coordinator.call(showGaps, { country: "XV", language: "ti", group: "woman" });
    expect(full.cells[lake]?.[shelter]).toMatchObject({ served: 0, full: 1 });
    await provider.call(closeService, { serviceId: place.serviceId, reason: "" });
    expect((await officer.call(findServices, wish)).fitting).toBe(0);
    const after = await coordinator.call(showGaps, { country: "XV", language: "ti", group: "woman" });
    expect(after.cells[lake]?.[shelter]).toMatchObject({ served: 0, full: 0, unserved: 1, services: 0 });
  });

  test("one place and kind opens into every language and group", async () => {
    const { coordinator } = ground;
    await addPlace(ground, {
      kinds: ["legal-aid"],
      secret: false,
      capacity: null,
      content: { languages: ["so"] },
    });
    const gap = await coordinator.call(showGap, { area: "XV-LAKE", kind: "legal-aid" });
    expect(gap.states[gap.languages.indexOf("so")]?.[gap.groups.indexOf("man")]).toBe("served");
    expect(gap.states[gap.languages.indexOf("zh")]?.[gap.groups.indexOf("man")]).toBe("unserved");
    expect(gap.services).toHaveLength(1);
  });

  test("names the provider whose loss leaves nobody", async () => {
    const { coordinator } = ground;
    await addPlace(ground, {
      kinds: ["family-tracing"],
      secret: false,
      capacity: null,
      areas: ["XV-LAKE", "XV-HILL"],
    });
    const { losses, bridges } = await coordinator.call(showConnectivity, { country: "XV" });
    const cut = losses.flatMap(({ cutOff }) => cutOff);
    expect(cut).toContainEqual({ area: "XV-HILL", kind: "family-tracing" });
    expect(bridges).toHaveLength(1);
    expect(bridges[0]?.parts.flat().sort()).toEqual(["XV-HILL", "XV-LAKE"]);
  });

  test("counts of people are protected: a small number shows in no cell and follows from none", async () => {
    const { coordinator, kernel } = ground;
    const owner = await kernel.database.owner();
    await owner.query(`
      create or replace function referral.outcomes(since timestamptz) returns table (service_id uuid, area text, kind text, asked int,
        accepted int, refused int, unanswered int, waiting int, hours double precision) language sql security definer as $$
        select null::uuid, v.* from (values
          ('XV-LAKE', 'shelter', 40, 18, 19, 3, 0, 5.0::double precision), ('XV-HILL', 'shelter', 33, 20, 13, 0, 0, 30.0),
          ('XV-HILL', 'medical', 2, 2, 0, 0, 0, 4.0), ('XV', 'asylum', 30, 30, 0, 0, 0, 2.0)) as v (a, k, n, x, r, u, w, h)
        where access.has_right('referral.see-gaps') $$;
      grant execute on function referral.outcomes(timestamptz) to palermo_app`);
    await owner.end();
    // A look right after another one tells no referral between them.
    expect((await coordinator.call(showGaps, { country: "XV" })).people?.asked).toBe(0);
    await kernel.moveClock(15 * 60_000);
    const { cells, areas, kinds, people } = await coordinator.call(showGaps, { country: "XV" });
    const at = (area: string, kind: "shelter" | "medical") =>
      cells[areas.findIndex(({ code }) => code === area)]?.[kinds.indexOf(kind)];
    expect(at("XV-LAKE", "shelter")?.people?.unanswered).toBeNull();
    expect(at("XV-HILL", "medical")?.people?.asked).toBeNull();
    expect(at("XV-LAKE", "shelter")?.hours).toBe(5);
    expect(at("XV-HILL", "medical")?.hours).toBeNull();
    expect(people?.asked).toBe(105);
    const shown = cells
      .flat()
      .flatMap((cell) =>
        Object.values(cell.people ?? {}).flatMap((count) => (count === null ? [] : [count])),
      );
    expect(shown.every((value) => value === 0 || (value >= 10 && value % 5 === 0))).toBe(true);
  });

  test("many referrals are counted beside the answer: nobody waits for it, and the next look has it", async () => {
    const { coordinator, kernel } = ground;
    const owner = await kernel.database.owner();
    await owner.query(`
      create or replace function referral.outcomes(since timestamptz) returns table (service_id uuid, area text, kind text, asked int,
        accepted int, refused int, unanswered int, waiting int, hours double precision) language sql security definer as $$
        select null::uuid, 'XV-LAKE', 'shelter', 20, 20, 0, 0, 0, 5.0 from generate_series(1, 60) where access.has_right('referral.see-gaps') $$;
      grant execute on function referral.outcomes(timestamptz) to palermo_app`);
    await owner.end();
    await kernel.moveClock(16 * 60_000);
    const first = await coordinator.call(showGaps, { country: "XV" });
    expect(first).toMatchObject({ counting: true, people: { asked: 105 } });
    const second = await vi.waitFor(async () => {
      const found = await coordinator.call(showGaps, { country: "XV" });
      expect(found.counting).toBe(false);
      return found;
    });
    expect(second.people?.asked).toBe(1200);
    expect(Date.parse(second.countedAt ?? "")).toBeGreaterThan(Date.parse(first.countedAt ?? ""));
  });

  test("asks again once the term is over, and once a week from then on", async () => {
    const { other, kernel, coordinator } = ground;
    const body = buildProvider({ answeredBy: other.agencyId });
    await coordinator.call(keepProvider, body);
    const service = buildService({ providerId: body.providerId, verifyEvery: 30 });
    await coordinator.call(addService, service);
    const owner = await kernel.database.owner();
    await owner.query("set palermo.maintenance = 'on'");
    const told = async () => {
      const { rows } = await owner.query(
        "select count(*)::int as n from access.notice where account_id = $1 and kind = 'services-stale'",
        [other.accountId],
      );
      return rows[0].n as number;
    };
    const pass = async (days: number) => {
      await kernel.moveClock(days * 86_400_000);
      await tellEvents(kernel);
    };
    await tellEvents(kernel);
    await pass(29);
    expect(await told()).toBe(0);
    await pass(1);
    expect(await told()).toBe(1);
    expect(await other.call(showOwnServices, {})).toMatchObject({ services: 1, stale: 1 });
    await pass(3);
    expect(await told()).toBe(1);
    await pass(4);
    expect(await told()).toBe(2);
    await other.call(verifyService, { serviceId: service.serviceId });
    expect(await other.call(showOwnServices, {})).toMatchObject({ stale: 0 });
    await owner.end();
  });
});
