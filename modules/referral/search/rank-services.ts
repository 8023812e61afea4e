import type { Wish } from "../words/wish.ts";
import { type Reason, type Searched, type SearchGround, weighService } from "./weigh-service.ts";

export type Ranked<S extends Searched> = {
  readonly service: S;
  readonly fits: boolean;
  readonly reasons: readonly Reason[];
  readonly costs: number;
};

/**
 * Services in the order in which to ask them: those that fit first, then what comes nearest, each with its reasons.
 * Pure, for server and browser. What speaks against a service adds up; among equals more free places come first, then
 * the code, so that two readers see one order.
 */
export function rankServices<S extends Searched>(
  services: readonly S[],
  wish: Wish,
  ground: SearchGround,
): Ranked<S>[] {
  const ranked: Ranked<S>[] = [];
  for (const service of services) {
    const reasons = weighService(service, wish, ground);
    if (reasons === null) continue;
    let costs = 0;
    let fits = true;
    for (const reason of reasons) {
      costs += reason.costs;
      if (reason.blocks) fits = false;
    }
    ranked.push({ service, fits, reasons, costs });
  }
  return ranked.sort(
    (a, b) =>
      Number(b.fits) - Number(a.fits) ||
      a.costs - b.costs ||
      (b.service.free ?? -1) - (a.service.free ?? -1) ||
      (a.service.code < b.service.code ? -1 : 1),
  );
}
