import { expect, vi } from "vitest";
import { tellAll } from "#kernel/event";
import type { TestKernel } from "#kernel/testing";

/** For tests: everything due is told and done, also what the kernel's own dispatcher has taken meanwhile. */
export async function tellEvents({ services, database }: TestKernel): Promise<void> {
  const { engine, registry } = services;
  const owner = await database.owner();
  try {
    await vi.waitFor(
      async () => {
        await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
        const { rows } = await owner.query(
          "select subscriber from event.delivery where delivered_at is null and dead_at is null and subscriber like 'library%'",
        );
        expect(rows).toEqual([]);
      },
      { timeout: 30_000, interval: 50 },
    );
  } finally {
    await owner.end();
  }
}
