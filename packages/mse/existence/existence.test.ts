import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeDownwards, pairsOf, termsUpTo } from "../model/terms.ts";
import { prepare } from "../table/prepared.ts";
import { anyTable, tableFrom } from "../testing/tables.ts";
import { eliminate, leftNullSpace } from "./left-null-space.ts";
import { hasPositiveSolution } from "./positive-solution.ts";

describe("existence and identifiability", () => {
  it("knows the kinds of failure of the made-up table of three lists", () => {
    // Chan, Silverman, Vincent 2021, Table 2: lists overlap in one pair only.
    const { existence } = prepare(tableFrom("A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n"));
    const codes = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
      existence.codeOf(
        closeDownwards(
          pairsOf(3).filter((_, bit) => (bits >> bit) & 1),
          3,
        ),
      ),
    );
    expect(codes).toEqual([0, 1, 0, 1, 0, 1, 0, 2]);
  });

  it("refuses every model when nobody is on two lists, and all pairs when two lists are the same", () => {
    const apart = prepare(tableFrom("A,B,C,count\n1,0,0,9\n0,1,0,8\n0,0,1,7\n"));
    const whole = prepare(tableFrom("A,B,C,count\n1,1,0,9\n0,0,1,7\n"));
    for (const terms of [termsUpTo(3, 1), termsUpTo(3, 2)]) expect(apart.existence.codeOf(terms)).not.toBe(0);
    expect(whole.existence.codeOf(termsUpTo(3, 2))).not.toBe(0);
  });

  it("agrees with whole-number algebra where the quick way says yes", () => {
    fc.assert(
      fc.property(anyTable(4), fc.nat({ max: 63 }), (table, bits) => {
        const { existence, t } = prepare(table);
        const terms = closeDownwards(
          pairsOf(t).filter((_, bit) => (bits >> bit) & 1),
          t,
        );
        const exact = prepare(table).existence.exactCodeOf(terms);
        expect(existence.codeOf(terms)).toBe(exact);
      }),
      { numRuns: 400 },
    );
  });

  it("keeps the estimate when an overlapping pair leaves the model", () => {
    fc.assert(
      fc.property(anyTable(4), fc.nat({ max: 63 }), (table, bits) => {
        const { existence, margins, t } = prepare(table);
        const pairs = pairsOf(t).filter((_, bit) => (bits >> bit) & 1);
        if ((existence.codeOf(closeDownwards(pairs, t)) & 1) === 1) return;
        for (const pair of pairs.filter((one) => (margins[one] ?? 0) > 0)) {
          const fewer = closeDownwards(
            pairs.filter((one) => one !== pair),
            t,
          );
          expect(existence.codeOf(fewer) & 1).toBe(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("says that all pairs are not identifiable when no three lists overlap pairwise", () => {
    const { existence } = prepare(
      tableFrom(
        "A,B,C,D,count\n1,0,0,0,9\n0,1,0,0,8\n0,0,1,0,7\n0,0,0,1,6\n1,1,0,0,3\n0,0,1,1,2\n0,1,1,0,2\n",
      ),
    );
    expect(existence.codeOf(termsUpTo(4, 2)) & 2).toBe(2);
  });

  it("finds fits where it says that there is an estimate", () => {
    fc.assert(
      fc.property(anyTable(4), fc.nat({ max: 63 }), (table, bits) => {
        const { existence, fitter, margins, t } = prepare(table);
        const terms = closeDownwards(
          pairsOf(t).filter((_, bit) => (bits >> bit) & 1),
          t,
        );
        if (existence.codeOf(terms) !== 0) return;
        expect(fitter.fit(terms)).toBe(true);
        fitter.refresh();
        // At the maximum fitted and observed margins of every kept term are equal.
        for (const term of terms) {
          expect(Math.abs((fitter.fittedMargins[term] ?? 0) - (margins[term] ?? 0))).toBeLessThan(
            1e-6 * table.n,
          );
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("whole-number algebra", () => {
  const matrix = fc.array(fc.array(fc.nat({ max: 1 }), { minLength: 5, maxLength: 5 }), {
    minLength: 2,
    maxLength: 6,
  });

  it("gives a basis of the left null space", () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const basis = leftNullSpace(rows.map((row) => Uint8Array.from(row)));
        for (const weights of basis) {
          for (let column = 0; column < 5; column++) {
            expect(
              rows.reduce((sum, row, at) => sum + BigInt(row[column] ?? 0) * (weights[at] ?? 0n), 0n),
            ).toBe(0n);
          }
        }
        const rank = eliminate(
          rows.map((row) => row.map(BigInt)),
          5,
        );
        expect(basis).toHaveLength(rows.length - rank);
        expect(
          eliminate(
            basis.map((row) => [...row]),
            rows.length,
          ),
        ).toBe(basis.length);
      }),
    );
  });

  it("finds positive solutions where they were built in, and none where a row speaks against them", () => {
    const entry = fc.bigInt({ min: -3n, max: 3n });
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.bigInt({ min: 1n, max: 4n }), { minLength: 4, maxLength: 4 }),
        (rows, solution) => {
          // A last column that makes the solution fit; its own entry of the solution is 1.
          const fitting = rows.map((row) => [
            ...row,
            -row.reduce((sum, one, at) => sum + one * (solution[at] ?? 0n), 0n),
          ]);
          expect(hasPositiveSolution(fitting)).toBe(true);
          // The sum of two rows without a negative entry, but with a positive one, must be 0: impossible.
          const against = [...fitting, [1n, 0n, 2n, 0n, 1n]];
          expect(hasPositiveSolution(against)).toBe(false);
        },
      ),
    );
  });
});
