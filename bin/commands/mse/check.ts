import { checkTable, type FitOutcome, prepare, type TableCheck, termLabel } from "@palermo/mse";
import { type Answer, type Call, oneWord } from "../../lib/command.ts";
import { tablesOf } from "../../lib/mse-file.ts";
import { ASSUMPTION, existenceSentence, warningSentence } from "../../lib/mse-words.ts";
import { columnsText } from "../../lib/table-text.ts";

/** Residuals that are shown. */
const RESIDUALS = 10;

/** `mse check FILE`: everything about a table that comes before a figure. Of a file with draws, the first. */
export async function checkFile(call: Call): Promise<Answer> {
  const { tables } = tablesOf(oneWord(call, "a file"));
  const [table] = tables;
  if (table === undefined) throw new Error("a reading without a table");
  const prepared = prepare(table);
  const found = checkTable(prepared);
  const json = jsonOf(found, table.lists);
  return { json, text: textOf(found, table.lists) };
}

/** An outcome with names in place of bitmasks; a number only where the estimate exists. */
function briefOf(outcome: FitOutcome | null) {
  if (outcome === null) return null;
  if (!outcome.ok) {
    return {
      estimate: null,
      model: outcome.model,
      existence: outcome.existence,
      reason: outcome.reason,
    };
  }
  const { total, hidden, model, wald, bic, aic, deviance } = outcome.fit;
  return { estimate: total, hidden, model, existence: 0, interval: wald[0], bic, aic, deviance };
}

function jsonOf(found: TableCheck, lists: readonly string[]) {
  const label = (term: number) => termLabel(term, lists);
  return {
    observed: found.observed,
    lists: found.lists,
    onExactly: found.onExactly,
    pairs: found.pairs.map(({ pair: _, ...rest }) => rest),
    zeroPairs: found.pairs.filter(({ both }) => both === 0).map(({ pair }) => label(pair)),
    main: briefOf(found.main),
    allPairs: briefOf(found.allPairs),
    thresholds: found.thresholds.map(({ threshold, added, outcome }) => ({
      threshold,
      added: added.map(({ pair, p }) => ({ pair: label(pair), p })),
      ...briefOf(outcome),
    })),
    residuals: found.residuals.map(({ history, ...rest }) => ({ lists: label(history), ...rest })),
    leavingOut: found.leavingOut.map(({ lists: names, observed, outcome }) => ({
      without: names[0],
      observed,
      ...briefOf(outcome),
    })),
    merging: found.merging.map(({ lists: names, observed, outcome }) => ({
      merged: names,
      observed,
      ...briefOf(outcome),
    })),
    chao: found.chao,
    fullSearchUpTo: found.fullSearchUpTo,
    warnings: found.warnings.map((warning) => ({ ...warning, text: warningSentence(warning) })),
    assumption: ASSUMPTION,
  };
}

function textOf(found: TableCheck, lists: readonly string[]): string {
  const whole = (value: number | null) => (value === null ? "–" : Math.round(value).toLocaleString("en"));
  const totalOf = (outcome: FitOutcome | null) =>
    outcome === null
      ? "– too few lists"
      : outcome.ok
        ? whole(outcome.fit.total)
        : `– ${existenceSentence(outcome.existence)}`;
  const listRows = found.lists.map(({ name, people }) => [name, whole(people)]);
  const pairRows = found.pairs.map(({ lists: names, both, expected, chapman }) => [
    names.join(" : "),
    whole(both),
    expected === null ? "–" : expected.toFixed(1),
    whole(chapman),
  ]);
  const thresholdRows = found.thresholds.map(({ threshold, added, outcome }) => [
    String(threshold),
    totalOf(outcome),
    outcome.ok ? outcome.fit.model : outcome.model,
    added.map(({ pair }) => termLabel(pair, lists)).join(", "),
  ]);
  const changedRows = [
    ...found.leavingOut.map(({ lists: names, outcome }) => [`without ${names[0]}`, totalOf(outcome)]),
    ...found.merging.map(({ lists: names, outcome }) => [`${names.join(" and ")} as one`, totalOf(outcome)]),
  ];
  const residualRows = found.residuals
    .slice(0, RESIDUALS)
    .map(({ history, seen, fitted, residual }) => [
      termLabel(history, lists),
      whole(seen),
      fitted.toFixed(1),
      residual.toFixed(2),
    ]);
  return [
    `${whole(found.observed)} people on ${lists.length} lists`,
    columnsText(listRows),
    columnsText([["pair of lists", "on both", "expected", "Chapman"], ...pairRows]),
    columnsText([
      ["independent lists", totalOf(found.main)],
      ["all pairs", totalOf(found.allPairs)],
      ["Chao's lower bound", whole(found.chao.total)],
    ]),
    columnsText([["threshold", "total", "model", "pairs"], ...thresholdRows]),
    columnsText([["forward choice", totalOf(found.chosen.outcome)], ...changedRows]),
    columnsText([["on exactly", "seen", "fitted", "residual"], ...residualRows]),
    [...found.warnings.map(warningSentence), ASSUMPTION].map((sentence) => `- ${sentence}`).join("\n"),
  ].join("\n\n");
}
