import type { BcaSummary } from "../bootstrap/bca.ts";
import type { Chao } from "../simple/chao.ts";
import type { Warning } from "./table-warnings.ts";

/** A figure below the lower bound that needs no model. */
export function chaoWarning(total: number, chao: Chao): Warning[] {
  return total < chao.total ? [{ code: "below-chao", value: chao.total }] : [];
}

/** Methods whose totals differ by more than a factor of two. */
export function spreadWarning(totals: readonly number[]): Warning[] {
  const ratio = Math.max(...totals) / Math.min(...totals);
  return totals.length > 1 && ratio > 2 ? [{ code: "methods-differ", value: ratio }] : [];
}

/** What the replicates of a bootstrap say against its limits. */
export function bootstrapWarnings({ flags, failed }: BcaSummary): Warning[] {
  return flags.flatMap((flag): Warning[] => {
    switch (flag) {
      case "failed-replicates":
      case "no-replicates":
        return [{ code: "replicates-failed", value: failed }];
      case "one-sided-replicates":
        return [{ code: "replicates-one-sided" }];
      case "wide-spread":
        return [{ code: "replicates-spread" }];
      case "odd-jackknife":
        return [];
      default:
        return flag satisfies never;
    }
  });
}
