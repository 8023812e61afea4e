import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildProvider, buildService } from "../builders.ts";
import { getService } from "../services/get-service.ts";
import { keepProvider } from "../services/keep-provider.ts";
import { addService, reviseService } from "../services/keep-service.ts";
import { tellPlaces } from "../services/tell-places.ts";
import { acceptReferral, refuseReferral } from "./answer-referral.ts";
import { askNextService } from "./ask-next-service.ts";
import { getReferral } from "./get-referral.ts";
import {
  consented,
  type LifeGround,
  newFile,
  newService,
  openLifeGround,
  prepared,
  refused,
  sent,
  soon,
} from "./ground.ts";
import { sendReferral } from "./send-referral.ts";

let ground: LifeGround;
beforeAll(async () => {
  ground = await openLifeGround();
});
afterAll(async () => {
  await ground?.owner.end();
  await ground?.kernel.close();
});

const fulfilled = (all: readonly PromiseSettledResult<unknown>[]) =>
  all.filter(({ status }) => status === "fulfilled").length;

describe("two at one moment", () => {
  test("a yes and a no given at once: one stands, the other is told that it was answered, whoever came first", async () => {
    const { advocate, provider, kernel } = ground;
    const colleague = await kernel.openAccount({ agencyId: provider.agencyId, roles: ["provider"] });
    for (let turn = 0; turn < 5; turn += 1) {
      const { referralId } = await sent(ground);
      const both = await Promise.allSettled([
        provider.call(acceptReferral, { referralId, firstContactAt: soon() }),
        colleague.call(refuseReferral, { referralId, reason: "full", note: "" }),
      ]);
      expect(fulfilled(both)).toBe(1);
      const { state } = await advocate.call(getReferral, { referralId });
      expect(state).toBe(both[0].status === "fulfilled" ? "accepted" : "refused");
    }
  });

  test("a service that is being closed in the moment of sending: the sending waits, and is told so; nothing is opened to it", async () => {
    const { advocate, provider, kernel } = ground;
    const file = await newFile(advocate);
    const serviceId = await newService(ground, provider);
    const referralId = await prepared(advocate, file, { serviceId });
    await consented(advocate, file, { kind: "agency", id: provider.agencyId });
    const closing = await kernel.database.owner();
    await closing.query("set palermo.maintenance = 'on'");
    await closing.query("begin");
    const { rowCount } = await closing.query(
      "update referral.service set state = 'closed', changes = changes + 1 where service_id = $1",
      [serviceId],
    );
    expect(rowCount).toBe(1);
    let early: unknown;
    const sending = advocate.call(sendReferral, { referralId }).catch((error: unknown) => {
      early = error;
      return error;
    });
    // It stands in line behind the closing: neither sent nor refused before that is decided.
    await vi.waitFor(
      async () => {
        const { rows } = await ground.owner.query(
          "select count(*)::int as n from pg_locks where not granted",
        );
        expect(early).toBeUndefined();
        expect(rows[0].n).toBeGreaterThan(0);
      },
      { timeout: 20_000, interval: 20 },
    );
    await closing.query("commit");
    await closing.end();
    expect(await sending).toMatchObject(refused("service-closed"));
    expect(await advocate.call(getReferral, { referralId })).toMatchObject({
      state: "prepared",
      sentAt: null,
    });
    await expect(provider.call(getReferral, { referralId })).rejects.toMatchObject({ code: "not-found" });
  });

  test("two coordinators who correct one service at once: one stands, the other sees both versions and loses nothing", async () => {
    const { coordinator, kernel } = ground;
    const second = await kernel.openAccount({ agencyId: coordinator.agencyId, roles: ["coordinator"] });
    const body = buildProvider();
    await coordinator.call(keepProvider, body);
    const service = buildService({ providerId: body.providerId });
    await coordinator.call(addService, service);
    const { version } = await coordinator.call(getService, { serviceId: service.serviceId });
    const both = await Promise.allSettled([
      coordinator.call(reviseService, { ...service, capacity: 20 }, { expects: version }),
      second.call(reviseService, { ...service, capacity: 30 }, { expects: version }),
    ]);
    expect(fulfilled(both)).toBe(1);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost).toMatchObject({ reason: { code: "stale" } });
    const now = await second.call(getService, { serviceId: service.serviceId });
    expect(now.version).toBe(version + 1);
    expect(now.capacity).toBe(both[0].status === "fulfilled" ? 20 : 30);
  });

  test("fewer places are written while more are told free: never more free than places", async () => {
    const { coordinator } = ground;
    const body = buildProvider();
    await coordinator.call(keepProvider, body);
    for (let turn = 0; turn < 5; turn += 1) {
      const service = buildService({ providerId: body.providerId, capacity: 12 });
      await coordinator.call(addService, service);
      await Promise.allSettled([
        coordinator.call(tellPlaces, { serviceId: service.serviceId, free: 10 }),
        coordinator.call(reviseService, { ...service, capacity: 4 }),
      ]);
      const { free, capacity } = await coordinator.call(getService, { serviceId: service.serviceId });
      expect(free ?? 0).toBeLessThanOrEqual(capacity ?? 0);
    }
  });

  test("the next service asked twice at once, with one key, is one referral", async () => {
    const { advocate, provider, other } = ground;
    const { referralId } = await sent(ground);
    await provider.call(refuseReferral, { referralId, reason: "full", note: "" });
    const serviceId = await newService(ground, other);
    const input = { referralId, nextId: randomUUID(), serviceId };
    const key = randomUUID();
    await Promise.allSettled([
      advocate.call(askNextService, input, { key }),
      advocate.call(askNextService, input, { key }),
    ]);
    // Whoever lost repeats the call, and gets the answer of the one that stood.
    const again = await advocate.call(askNextService, input, { key });
    expect(again.referralId).toBe(input.nextId);
    const { asking } = await advocate.call(getReferral, { referralId });
    expect(asking?.others).toHaveLength(1);
  });
});
