import { sql } from "kysely";
import { isRefusal } from "#kernel/action";
import { type DataSetRow, headOf } from "../find-data-set.ts";
import { answerFor, readFilter, tableOf } from "../table/answer-table.ts";
import { text } from "../text.ts";
import { type Asked, type CountryAnswer, hasFigures, noPanel, type Tx } from "./country-panel.ts";

/** Rankings by one government or one study that name a country. */
export async function rankingsOf(tx: Tx, code: string): Promise<DataSetRow[]> {
  const { rows } = await sql<DataSetRow>`
    select * from statistics.data_set where ranking order by imported_at desc, code`.execute(tx);
  return rows.filter(({ variables }) =>
    variables.some(({ name, categories }) => name === "country" && categories.includes(code)),
  );
}

/** Rankings as they were published, each labelled as one government's or one study's (M1). */
export async function rankingPanels(tx: Tx, code: string, asked: Asked): Promise<CountryAnswer[]> {
  const { lang } = asked;
  const answers: CountryAnswer[] = [];
  for (const row of await rankingsOf(tx, code)) {
    const parts = [
      `country=${code}`,
      ...(asked.from === undefined ? [] : [`year>=${asked.from}`]),
      ...(asked.to === undefined ? [] : [`year<=${asked.to}`]),
    ];
    const read = readFilter(row, parts.join(" and "), lang);
    if (isRefusal(read)) continue;
    const [measure] = row.measures;
    const by = measure === undefined ? ["year", "tier"] : ["year"];
    const answered = await answerFor(row, by, read.filter, measure?.name);
    if (isRefusal(answered)) continue;
    const table = tableOf(row, answered, read.filter, lang, measure?.name);
    if (!hasFigures(table)) continue;
    const dataSet = headOf(row, lang);
    answers.push({
      answer: {
        ...noPanel(`ranking-${answers.length + 1}`, text(lang, "country.ranking", { title: dataSet.title })),
        chart: measure === undefined ? "matrix" : "lines",
        dataSets: [{ code: row.code, title: dataSet.title }],
        dataSet,
        table,
        half: true,
      },
      rows: [row],
    });
  }
  return answers;
}
