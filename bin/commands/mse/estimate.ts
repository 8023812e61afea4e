import type { HistoryTable } from "@palermo/mse";
import { type AnswerInterval, type EstimateAnswer, estimateDraws, estimateTable } from "#kernel/estimation";
import { type Answer, type Call, Failure, oneWord } from "../../lib/command.ts";
import { optionsOf, tablesOf } from "../../lib/mse-file.ts";
import { ASSUMPTION, reasonSentence, warningSentence } from "../../lib/mse-words.ts";
import { columnsText } from "../../lib/table-text.ts";

/** How often a long computation says how far it is. */
const EVERY_MS = 2000;

/** `mse estimate FILE`: one method on one table; over all draws when the file has them. */
export async function estimateFile(call: Call): Promise<Answer> {
  const { tables, drawn } = tablesOf(oneWord(call, "a file"));
  return estimateTables(call, tables, drawn);
}

export async function estimateTables(
  call: Call,
  tables: readonly HistoryTable[],
  drawn: boolean,
): Promise<Answer> {
  const [table] = tables;
  if (table === undefined) throw new Failure("bad-table", "There is no table in the file.");
  const options = { ...optionsOf(call.values, table.lists.length), onProgress: teller(call) };
  const found = drawn ? await estimateDraws(tables, options) : (await estimateTable(table, options)).answer;
  return { json: jsonOf(found), text: textOf(found) };
}

/** The answer with its keys in a fixed order, and each warning with its sentence. */
function jsonOf(found: EstimateAnswer) {
  const { observed, lists, estimate, hidden, model, existence, interval, bic, aic, deviance } = found;
  const { minusInfinity, failedReplicates, seconds, reason } = found;
  const warnings = found.warnings.map((warning) => ({ ...warning, text: warningSentence(warning) }));
  return {
    ...{ observed, lists, estimate, hidden, model, existence, interval, bic, aic, deviance },
    ...{ minusInfinity, failedReplicates, warnings, seconds },
    ...(reason === undefined ? {} : { reason: { ...reason, text: reasonSentence(reason) } }),
  };
}

function teller(call: Call): (done: number, all: number) => void {
  let told = performance.now();
  return (done, all) => {
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    call.say(`  ${Math.floor((100 * done) / all)} %`);
  };
}

function textOf(found: EstimateAnswer): string {
  const whole = (value: number | null) => (value === null ? "–" : Math.round(value).toLocaleString("en"));
  const rows = [
    ["Observed", whole(found.observed)],
    ["Estimate", whole(found.estimate)],
    ["On no list", whole(found.hidden)],
    ...(found.interval === null ? [] : intervalRows(found.interval, whole)),
    ...(found.model === null ? [] : [["Model", found.model]]),
    ...(found.bic === null ? [] : [["BIC", found.bic.toFixed(2)]]),
    ...(found.minusInfinity.length === 0 ? [] : [["Minus infinity", found.minusInfinity.join(", ")]]),
  ];
  const sentences = [
    ...(found.reason === undefined ? [] : [reasonSentence(found.reason)]),
    ...found.warnings.map(warningSentence),
    ASSUMPTION,
  ];
  return `${columnsText(rows)}\n\n${sentences.map((sentence) => `- ${sentence}`).join("\n")}`;
}

function intervalRows(interval: AnswerInterval, whole: (value: number | null) => string): string[][] {
  const { level, low, high, method, inner, fromLinkage } = interval;
  const about =
    interval.replicates === undefined
      ? method
      : `${method}, ${interval.replicates} replicates, seed ${interval.seed}`;
  return [
    [`${100 * level} % interval`, `${whole(low)} – ${whole(high)} (${about})`],
    ...(inner === undefined
      ? []
      : [[`${100 * inner.level} % interval`, `${whole(inner.low)} – ${whole(inner.high)}`]]),
    ...(fromLinkage === undefined
      ? []
      : [["Of the variance from linkage", `${(100 * fromLinkage).toFixed(0)} % (${interval.draws} draws)`]]),
  ];
}
