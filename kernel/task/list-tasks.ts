import { sql } from "kysely";
import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { question } from "../action/declare.ts";
import { calendarCountries } from "../deadline/index.ts";
import { partsOf, rowsIn, writableParts } from "../part/index.ts";
import { Task } from "./task.ts";
import { type TaskRow, taskBase, tasksOf } from "./task-row.ts";

const most = 500;

export const listTasks = question({
  name: "task.list-tasks",
  about:
    "Tasks on a dossier in the parts that the reader may open: the open ones, then the newest that are closed.",
  needs: "task.read",
  audited: true,
  input: z.object({ dossierId: z.uuid() }),
  output: z.object({
    items: z.array(Task),
    writable: z.array(Compartment),
    countries: z.array(z.string()),
  }),
}).run(async (context) => {
  const { input, tx, actor, opened } = context;
  const parts = await partsOf(tx, input.dossierId);
  const open = [...parts.open.keys()];
  const { rows } =
    open.length === 0
      ? { rows: [] }
      : await sql<TaskRow>`
    select * from ${rowsIn(taskBase, open, sql`r.dossier_id = ${input.dossierId}::uuid`)} found
    order by state <> 'open', coalesce(closed_at, opened_at) desc, task_id limit ${most}`.execute(tx);
  opened([input.dossierId], [...new Set(rows.map((row) => `task.${row.compartment}`))]);
  return {
    items: await tasksOf(context, rows, (row) => parts.open.get(row.compartment) ?? "read"),
    writable: actor.rights.has("task.work") ? writableParts(parts) : [],
    countries: [...calendarCountries],
  };
});
