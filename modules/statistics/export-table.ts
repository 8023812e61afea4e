import { exportName, isDemonstration } from "#kernel/access";
import { isRefusal, NotFound, question, refuse } from "#kernel/action";
import { findDataSet } from "./find-data-set.ts";
import { Csv, TableAsk } from "./statistics.ts";
import { answerFor, readFilter, tableOf, tableRefusals } from "./table/answer-table.ts";
import { tableCsv } from "./table/csv.ts";

export const exportTable = question({
  name: "statistics.export-table",
  about: "The same table as comma-separated text with source and caveats; hidden cells are shown as hidden.",
  needs: "statistics.read",
  input: TableAsk,
  output: Csv,
  refusals: [...tableRefusals, "no-republication"],
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const row = await findDataSet(tx, input.dataset);
  if (row === undefined) throw new NotFound();
  if (row.republication === "forbidden")
    return refuse("no-republication", { path: ["dataset"], params: { licence: row.licence } });
  const read = readFilter(row, input.where, actor.lang);
  if (isRefusal(read)) return read;
  const answered = await answerFor(row, input.by, read.filter, input.measure);
  if (isRefusal(answered)) return answered;
  const table = tableOf(row, answered, read.filter, actor.lang, input.measure);
  const demonstration = await isDemonstration(tx);
  const fileName = exportName(`${[row.code, ...input.by].join("-")}.csv`, demonstration);
  return { fileName, mediaType: "text/csv" as const, text: tableCsv(table, actor.lang, demonstration) };
});
