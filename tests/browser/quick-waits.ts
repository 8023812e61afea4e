import type { Page } from "playwright-core";

/** Milliseconds from one look to the next; the last one stands for all that follow. */
const looks: readonly number[] = [20, 50, 50, 100];

type Again = (progress: unknown, pauses: readonly number[], action: unknown) => Promise<unknown>;
type FrameKind = {
  retryWithProgressAndTimeouts?: Again;
  retryWithProgressAndBackoff?: (this: { retryWithProgressAndTimeouts: Again }, ...of: unknown[]) => unknown;
};
type Inside = { _connection: { toImpl: (of: unknown) => { mainFrame: () => object } } };

/**
 * Lets Playwright look for what a test waits for every 100 ms at the longest. By itself it looks after 20, 70, 170 and 270 ms
 * and then only every 500 ms, so that each wait for an answer of the server ends up to half a second late. What is waited
 * for, and how long at most, stays as it is. Throws when another version of Playwright waits in another way.
 */
export function waitQuickly(page: Page): void {
  const frame = (page as unknown as Inside)._connection.toImpl(page).mainFrame();
  const kind = Object.getPrototypeOf(frame) as FrameKind;
  if (!kind.retryWithProgressAndTimeouts || !kind.retryWithProgressAndBackoff) {
    throw new Error("This version of Playwright waits in another way: see decision 0091.");
  }
  kind.retryWithProgressAndBackoff = function (progress, action) {
    return this.retryWithProgressAndTimeouts(progress, looks, action);
  };
}
