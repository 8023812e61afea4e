import { expect, test } from "vitest";
import { openTestKernel } from "#kernel/testing";

const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;

test.each([{ still: true }, { still: false }] as const)(
  "a server that is closed asks nothing any more, whether it worked beside its requests or not ($still)",
  async ({ still }) => {
    const before = timers();
    const kernel = await openTestKernel({ still });
    await kernel.close();
    await expect.poll(timers, { timeout: 10_000 }).toBeLessThanOrEqual(before);
  },
);
