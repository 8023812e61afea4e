import { expect, vi } from "vitest";
import { tellAll } from "#kernel/event";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { keepArea } from "./areas/keep-area.ts";
import { buildArea, buildProvider, buildService } from "./builders.ts";
import { referral } from "./index.ts";
import { keepProvider } from "./services/keep-provider.ts";
import { addService } from "./services/keep-service.ts";
import type { Service } from "./words/service.ts";

/** Agencies with people who refer, help and coordinate. */
export type ReferralGround = {
  readonly kernel: TestKernel;
  /** Works at a shelter. */
  readonly provider: TestAccount;
  /** Works at another one. */
  readonly other: TestAccount;
  readonly coordinator: TestAccount;
  readonly officer: TestAccount;
  readonly investigator: TestAccount;
  readonly rapporteur: TestAccount;
  readonly admin: TestAccount;
  /** Signed in without any role. */
  readonly stranger: TestAccount;
};

export async function openReferralGround(): Promise<ReferralGround> {
  const kernel = await openTestKernel({ modules: [referral] });
  const [house, clinic, office, police] = [
    await kernel.openAgency(),
    await kernel.openAgency(),
    await kernel.openAgency(),
    await kernel.openAgency(),
  ];
  const account = (agencyId: string, ...roles: string[]) => kernel.openAccount({ agencyId, roles });
  return {
    kernel,
    provider: await account(house, "provider"),
    other: await account(clinic, "provider"),
    coordinator: await account(office, "coordinator"),
    officer: await account(police, "frontline"),
    investigator: await account(police, "investigator"),
    rapporteur: await account(office, "rapporteur"),
    admin: await account(house, "admin"),
    stranger: await account(house),
  };
}

/** Two areas of the coordinator, and a service of a provider in the first. */
export async function addPlace(
  { coordinator, provider }: ReferralGround,
  given: Parameters<typeof buildService>[0] = {},
): Promise<Service> {
  await coordinator.call(keepArea, buildArea("XV-LAKE", "Lakeside", [10, 40])).catch(() => undefined);
  await coordinator.call(keepArea, buildArea("XV-HILL", "Hills", [12, 41])).catch(() => undefined);
  const body = buildProvider();
  await provider.call(keepProvider, body);
  return provider.call(addService, buildService({ ...given, providerId: body.providerId }));
}

/** Everything due is told and done, also what the kernel's own dispatcher has taken meanwhile. */
export async function tellEvents({ services, database }: TestKernel): Promise<void> {
  const { engine, registry } = services;
  const owner = await database.owner();
  try {
    await vi.waitFor(
      async () => {
        await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
        const { rows } = await owner.query(
          "select subscriber from event.delivery where delivered_at is null and dead_at is null and subscriber like 'referral%'",
        );
        expect(rows).toEqual([]);
      },
      { timeout: 30_000, interval: 50 },
    );
  } finally {
    await owner.end();
  }
}
