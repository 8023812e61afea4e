import { exportName, isDemonstration } from "#kernel/access";
import { isRefusal, question, refuse } from "#kernel/action";
import { Csv, TableAsk } from "./statistics.ts";
import { tableRefusals } from "./table/answer-table.ts";
import { askedDataSet, askedTable } from "./table/asked-table.ts";
import { tableCsv } from "./table/csv.ts";

export const exportTable = question({
  name: "statistics.export-table",
  about: "The same table as comma-separated text with source and caveats; hidden cells are shown as hidden.",
  needs: "statistics.read",
  input: TableAsk,
  output: Csv,
  refusals: [...tableRefusals, "no-republication"],
  inAddress: true,
}).run(async (asking) => {
  const { input, tx, actor } = asking;
  const row = await askedDataSet(asking);
  if (row.republication === "forbidden")
    return refuse("no-republication", { path: ["dataset"], params: { licence: row.licence } });
  const table = await askedTable(row, asking);
  if (isRefusal(table)) return table;
  const demonstration = await isDemonstration(tx);
  const fileName = exportName(`${[row.code, ...input.by].join("-")}.csv`, demonstration);
  return { fileName, mediaType: "text/csv" as const, text: tableCsv(table, actor.lang, demonstration) };
});
