import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProvider, buildService } from "../builders.ts";
import { pauseService } from "../services/change-state.ts";
import { keepProvider } from "../services/keep-provider.ts";
import { addService } from "../services/keep-service.ts";
import { refuseReferral } from "./answer-referral.ts";
import { type LifeGround, notFound, openLifeGround, sent } from "./ground.ts";
import { offerServices } from "./offer-services.ts";

let ground: LifeGround;
beforeAll(async () => {
  ground = await openLifeGround();
});
afterAll(async () => {
  await ground?.owner.end();
  await ground?.kernel.close();
});

describe("services that are offered", () => {
  test("a stranger gets nothing", async () => {
    for (const who of [ground.stranger, ground.admin, ground.rapporteur])
      await expect(who.call(offerServices, { kind: "shelter" })).rejects.toMatchObject(notFound);
  });

  test("the next one is offered in the order of the search for this person, with reasons; who was asked is left out", async () => {
    const { advocate, provider, coordinator } = ground;
    const { referralId, file, serviceId } = await sent(ground);
    await provider.call(refuseReferral, { referralId, reason: "full", note: "" });
    const body = buildProvider({ answeredBy: provider.agencyId });
    await coordinator.call(keepProvider, body);
    const add = async (given: Parameters<typeof buildService>[0]) =>
      (await coordinator.call(addService, buildService({ ...given, providerId: body.providerId }))).serviceId;
    const anybody = buildService().content.accepts;
    // Many free places do not help a boy of sixteen who speaks Tigrinya where he is not taken or not understood.
    const women = await add({ content: { languages: ["ti"], accepts: { ...anybody, sexes: ["female"] } } });
    const adults = await add({ content: { languages: ["ti"], accepts: { ...anybody, ageFrom: 18 } } });
    const far = await add({ areas: ["XV-HILL"], content: { languages: ["ti"] } });
    const fits = await add({ content: { languages: ["ti"] } });
    const paused = await add({ content: { languages: ["ti"] } });
    await coordinator.call(pauseService, { serviceId: paused, reason: "Water damage." });

    const after = await advocate.call(offerServices, { kind: "shelter", after: referralId });
    const offered = after.items.map((one) => one.serviceId);
    expect(offered[0]).toBe(fits);
    expect(after.items[0]).toMatchObject({ fits: true });
    expect(after.items[0]?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["speaks", "serves-here"]),
    );
    expect(offered).not.toContain(serviceId);
    expect(offered).not.toContain(paused);
    expect(after.askedBefore).toBe(1);
    const against = (id: string) =>
      after.items.find((one) => one.serviceId === id)?.reasons.filter(({ blocks }) => blocks);
    expect(against(women)?.map(({ code }) => code)).toContain("not-for-male");
    expect(against(adults)?.map(({ code }) => code)).toContain("not-this-age");
    expect(against(far)?.map(({ code }) => code)).toContain("km-away");
    expect(JSON.stringify(after)).not.toContain("costs");
    // The first one is offered the same way, out of the support file and for the area that is being chosen.
    const first = await advocate.call(offerServices, {
      kind: "shelter",
      area: "XV-HILL",
      supportFileId: file.supportFileId,
    });
    expect(first.items[0]?.serviceId).toBe(far);
    // Of a referral or a file of others nothing is told, by no order of services either.
    for (const input of [{ after: referralId }, { supportFileId: file.supportFileId }])
      await expect(ground.officer.call(offerServices, { kind: "shelter", ...input })).rejects.toMatchObject(
        notFound,
      );
  });
});
