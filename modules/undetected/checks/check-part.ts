import {
  checkTable,
  DEFAULT_THRESHOLD,
  type FitOutcome,
  type HistoryTable,
  linkageErrors,
  prepare,
  termLabel,
} from "@palermo/mse";
import { z } from "zod";

const Moved = z.object({
  lists: z.array(z.string()),
  observed: z.int(),
  estimate: z.number().nullable(),
  reason: z.string().nullable(),
});

/** What a table says before any long work: warnings, overlaps by pair, what moves the estimate. */
export const PartCheck = z.object({
  lists: z.array(z.object({ name: z.string(), people: z.int() })),
  onExactly: z.array(z.int()).describe("people on exactly 1, 2, … lists"),
  pairs: z.array(z.object({ lists: z.string(), people: z.int(), expected: z.number().nullable() })),
  warnings: z.array(z.object({ code: z.string(), lists: z.array(z.string()), value: z.number().nullable() })),
  thresholds: z.array(
    z.object({ threshold: z.number(), model: z.string(), estimate: z.number().nullable() }),
  ),
  leavingOut: z.array(Moved),
  merging: z.array(Moved),
  linkage: z
    .array(
      z.object({ kind: z.enum(["missed", "false"]), share: z.number(), estimate: z.number().nullable() }),
    )
    .describe("if so large a share of the matches were wrong"),
});
export type PartCheck = z.infer<typeof PartCheck>;

export function checkPart(table: HistoryTable): PartCheck {
  const check = checkTable(prepare(table));
  const totalOf = (outcome: FitOutcome | null) => (outcome?.ok === true ? outcome.fit.total : null);
  const moved = ({ lists, observed, outcome }: (typeof check.leavingOut)[number]) => ({
    lists: [...lists],
    observed,
    estimate: totalOf(outcome),
    reason: outcome === null ? "too-few-lists" : outcome.ok ? null : outcome.reason,
  });
  return {
    lists: check.lists.map(({ name, people }) => ({ name, people })),
    onExactly: [...check.onExactly],
    pairs: check.pairs.map(({ pair, both, expected }) => ({
      lists: termLabel(pair, table.lists),
      people: both,
      expected,
    })),
    warnings: check.warnings.map(({ code, lists = [], value }) => ({
      code,
      lists: [...lists],
      value: value ?? null,
    })),
    thresholds: check.thresholds.map(({ threshold, outcome }) => ({
      threshold,
      model: outcome.ok ? outcome.fit.model : outcome.model,
      estimate: totalOf(outcome),
    })),
    leavingOut: check.leavingOut.map(moved),
    merging: check.merging.map(moved),
    linkage: linkageErrors(table, DEFAULT_THRESHOLD).map(({ kind, share, outcome }) => ({
      ...{ kind, share },
      estimate: totalOf(outcome),
    })),
  };
}
