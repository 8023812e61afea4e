import { question } from "#kernel/action";
import { CsvFile, csvFile } from "../csv-file.ts";
import { text } from "../text.ts";
import { FundAsk, fundFlows, readFund } from "./read-fund.ts";

export const exportFund = question({
  name: "court.export-fund",
  about: "The victims' fund by year and currency as CSV, one line an amount.",
  needs: "court.read",
  audited: true,
  input: FundAsk,
  output: CsvFile,
}).run(async (context) => {
  const { years } = await readFund(context, context.input);
  const word = (key: string) => text(context.actor.lang, key);
  return csvFile(context, "victims-fund", [
    ["funnel.year", "fund.flow", "input.amount", "fund.currency"].map(word),
    ...years.flatMap((line) =>
      fundFlows.flatMap((flow) =>
        line[flow].map(({ amount, currency }) => [String(line.year), word(`fund.${flow}`), amount, currency]),
      ),
    ),
    [word("fund.about")],
  ]);
});
