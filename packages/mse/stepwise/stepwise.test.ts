import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeDownwards, mainTerms, pairsOf } from "../model/terms.ts";
import { logPoissonTail } from "../numeric/poisson.ts";
import { type Prepared, prepare } from "../table/prepared.ts";
import { anyTable, tableFrom } from "../testing/tables.ts";
import { chooseStepwise } from "./choose-stepwise.ts";
import { StepwiseRun } from "./stepwise-run.ts";

/** The specification word for word, with nothing kept from step to step: every model looked at and fitted anew. */
function chooseSlowly({ table, margins, t }: Prepared, threshold: number): { added: number[]; gap: number } {
  const added: number[] = [];
  // How close a decision was: ties within rounding may fall either way.
  let gap = Number.POSITIVE_INFINITY;
  for (;;) {
    const { fitter, existence } = prepare(table);
    const terms = closeDownwards(added, t);
    if (existence.codeOf(terms) !== 0 || !fitter.fit(terms)) return { added, gap };
    fitter.refresh();
    const candidates = pairsOf(t)
      .filter((pair) => !added.includes(pair))
      .map((pair) => {
        const allowed = existence.codeOf(closeDownwards([...added, pair], t)) === 0;
        const logP = logPoissonTail(margins[pair] ?? 0, fitter.fittedMargins[pair] ?? 0);
        return { pair, logP: allowed ? logP : 0 };
      })
      .sort((one, other) => one.logP - other.logP);
    const [first, second] = candidates;
    if (first === undefined) return { added, gap };
    gap = Math.min(gap, Math.abs(first.logP - Math.log(threshold)), second ? second.logP - first.logP : gap);
    if (first.logP >= Math.log(threshold)) return { added, gap };
    added.push(first.pair);
  }
}

describe("forward choice of pairs", () => {
  it("chooses what the definition says, on any table", () => {
    const run = new Map<number, StepwiseRun>();
    fc.assert(
      fc.property(anyTable(5), fc.constantFrom(0.001, 0.02, 0.1), (table, threshold) => {
        const prepared = prepare(table);
        // One run for all tables of so many lists: nothing of a table may stay behind.
        const one = run.get(prepared.t) ?? new StepwiseRun(prepared.t);
        run.set(prepared.t, one);
        const found = one.run(table.counts, threshold);
        if (prepared.existence.codeOf(mainTerms(prepared.t)) !== 0) {
          expect([found.added, Number.isNaN(found.hidden)]).toEqual([[], true]);
          return;
        }
        const wanted = chooseSlowly(prepared, threshold);
        if (wanted.gap < 1e-6) return;
        expect(found.added).toEqual(wanted.added);
        const { outcome } = chooseStepwise(prepared, threshold);
        if (!outcome.ok) throw new Error("a choice without estimate");
        expect(Math.abs(found.hidden / outcome.fit.hidden - 1)).toBeLessThan(1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it("takes no pair whose model would have no estimate", () => {
    // A and B overlap far more than expected, but with that pair no estimate exists.
    const prepared = prepare(tableFrom("A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,20\n"));
    expect(prepared.existence.codeOf(closeDownwards([0b11], 3))).toBe(1);
    const { added, outcome } = chooseStepwise(prepared, 0.9);
    expect(added.map(({ pair }) => pair)).not.toContain(0b11);
    expect(outcome.ok).toBe(true);
  });

  it("adds nothing at threshold 0", () => {
    const prepared = prepare(
      tableFrom("A,B,C,count\n1,0,0,90\n0,1,0,90\n0,0,1,90\n1,1,0,60\n0,1,1,2\n1,1,1,2\n"),
    );
    expect(chooseStepwise(prepared, 0).added).toEqual([]);
    expect(chooseStepwise(prepared, 0.02).added.length).toBeGreaterThan(0);
  });
});
