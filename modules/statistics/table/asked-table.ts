import type { z } from "zod";
import { isRefusal, NotFound, type QuestionContext } from "#kernel/action";
import { type DataSetRow, findDataSet } from "../find-data-set.ts";
import type { Table, TableAsk } from "../statistics.ts";
import { answerFor, readFilter, tableOf } from "./answer-table.ts";

type Asking = Pick<QuestionContext<z.infer<typeof TableAsk>>, "input" | "tx" | "actor">;

/** The data set that a table is asked of; `NotFound` where there is none. */
export async function askedDataSet({ input, tx }: Pick<Asking, "input" | "tx">): Promise<DataSetRow> {
  const row = await findDataSet(tx, input.dataset);
  if (row === undefined) throw new NotFound();
  return row;
}

/** The table that was asked for, whatever it is then made into, or the refusal that names what was expected. */
export async function askedTable(row: DataSetRow, { input, actor }: Omit<Asking, "tx">) {
  const read = readFilter(row, input.where, actor.lang);
  if (isRefusal(read)) return read;
  const answered = await answerFor(row, input.by, read.filter, input.measure);
  if (isRefusal(answered)) return answered;
  return tableOf(row, answered, read.filter, actor.lang, input.measure) satisfies Table;
}
