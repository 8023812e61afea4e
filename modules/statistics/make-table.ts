import { isRefusal, NotFound, question } from "#kernel/action";
import { findDataSet } from "./find-data-set.ts";
import { Table, TableAsk } from "./statistics.ts";
import { answerFor, readFilter, tableOf, tableRefusals } from "./table/answer-table.ts";

export const makeTable = question({
  name: "statistics.make-table",
  about:
    "A table of a data set by up to four variables, with a filter, its totals, source and caveats. Small groups stay hidden. Of dated rows: a measure such as dead, missing, detections or fee.",
  needs: "statistics.read",
  input: TableAsk,
  output: Table,
  refusals: tableRefusals,
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const row = await findDataSet(tx, input.dataset);
  if (row === undefined) throw new NotFound();
  const read = readFilter(row, input.where, actor.lang);
  if (isRefusal(read)) return read;
  const answered = await answerFor(row, input.by, read.filter, input.measure);
  if (isRefusal(answered)) return answered;
  return tableOf(row, answered, read.filter, actor.lang, input.measure);
});
