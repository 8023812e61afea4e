import { question } from "#kernel/action";
import { Table, TableAsk } from "./statistics.ts";
import { tableRefusals } from "./table/answer-table.ts";
import { askedDataSet, askedTable } from "./table/asked-table.ts";

export const makeTable = question({
  name: "statistics.make-table",
  about:
    "A table of a data set by up to four variables, with a filter, its totals, source and caveats. Small groups stay hidden. Of dated rows: a measure such as dead, missing, detections or fee.",
  needs: "statistics.read",
  input: TableAsk,
  output: Table,
  refusals: tableRefusals,
  inAddress: true,
}).run(async (asking) => askedTable(await askedDataSet(asking), asking));
