import type { Lang } from "@palermo/vocabulary";
import { sql } from "kysely";
import { isRefusal } from "#kernel/action";
import { type DataSetRow, headOf } from "../find-data-set.ts";
import { answerFor, openVariables, tableOf } from "../table/answer-table.ts";
import { text } from "../text.ts";
import { type CountryAnswer, hasFigures, noPanel, type Tx } from "./country-panel.ts";

const shown = ["year", "form", "sex", "age", "citizenship_region", "case_kind"];

/** Whether this installation belongs to agencies of a country. */
async function isOwn(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`
    select ${code} = any (statistics.own_countries()) as own`.execute(tx);
  return rows[0]?.own ?? false;
}

/** The installation's own released figures, on the page of its own country only. */
export async function ownFigures(tx: Tx, code: string, lang: Lang): Promise<CountryAnswer[]> {
  if (!(await isOwn(tx, code))) return [];
  const { rows } = await sql<DataSetRow>`
    select * from statistics.data_set where importer = 'instance' limit 1`.execute(tx);
  const [row] = rows;
  if (row === undefined) return [];
  const answers: CountryAnswer[] = [];
  for (const name of shown) {
    if (!openVariables(row).some((variable) => variable.name === name)) continue;
    const answered = await answerFor(row, [name], null);
    if (isRefusal(answered)) continue;
    const table = tableOf(row, answered, null, lang);
    if (!hasFigures(table)) continue;
    const panel = `own-${name.replace("_", "-")}`;
    const dataSet = headOf(row, lang);
    answers.push({
      answer: {
        ...noPanel(panel, text(lang, `view.country.${panel}`)),
        chart: "bars",
        dataSets: [{ code: row.code, title: dataSet.title }],
        dataSet,
        table,
        half: true,
        bySize: name !== "year" && name !== "age",
      },
      rows: [row],
    });
  }
  return answers;
}
