import type { HistoryTable } from "@palermo/mse";
import { type EstimateAnswer, estimateDraws, estimateTable } from "#kernel/estimation";
import { type Answer, type Call, Failure, oneWord } from "../../lib/command.ts";
import { estimateText } from "../../lib/mse-estimate-text.ts";
import { optionsOf, tablesOf } from "../../lib/mse-file.ts";
import { reasonSentence, warningSentence } from "../../lib/mse-words.ts";

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
  if (drawn) {
    const found = await estimateDraws(tables, options);
    return { json: jsonOf(found), text: estimateText(found) };
  }
  const { answer, chosen } = await estimateTable(table, options);
  return { json: jsonOf(answer), text: estimateText(answer, chosen) };
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
