import { sql } from "kysely";
import { partsOf, rowsIn } from "../part/index.ts";
import type { FileSection } from "../section/file-section.ts";
import { momentIn } from "../section/moment-in.ts";
import { nameIn } from "../section/name-in.ts";
import { fileWords } from "../section/texts.ts";
import { type TaskRow, taskBase, tasksOf } from "./task-row.ts";

/** The tasks of a dossier in its printed file, in the parts that the reader may open. */
export const taskSection: FileSection = {
  name: "task.tasks",
  dossier: "*",
  chapter: "tasks",
  needs: "task.read",
  title: (lang) => fileWords(lang).tasks,
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const parts = await partsOf(context.tx, dossierId);
    const { rows } = await sql<TaskRow>`
      select * from ${rowsIn(taskBase, [...parts.open.keys()], sql`r.dossier_id = ${dossierId}::uuid`)} found
      order by opened_at, task_id`.execute(context.tx);
    if (rows.length === 0) return [];
    const tasks = await tasksOf(context, rows, () => "read");
    context.opened([dossierId], [...new Set(rows.map((row) => `task.${row.compartment}`))]);
    const words = fileWords(lang);
    return [
      {
        kind: "table",
        columns: [
          { label: words.task, width: 4 },
          { label: words.who, width: 3 },
          { label: words.due, width: 2 },
          { label: words.state, width: 2 },
        ],
        rows: tasks.map((task) => [
          task.title ?? "",
          nameIn(lang, task.assignee.name),
          task.due === null ? "" : momentIn(lang, task.due.at),
          words.states[task.state],
        ]),
      },
    ];
  },
};
