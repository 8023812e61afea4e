import { sql } from "kysely";
import { partsOf, rowsIn } from "../part/index.ts";
import type { FileSection } from "../section/file-section.ts";
import { momentIn } from "../section/moment-in.ts";
import { fileWords } from "../section/texts.ts";
import { type DeadlineRow, deadlineBase, deadlinesOf } from "./deadline-row.ts";

/** The deadlines of a dossier in its printed file, in the parts that the reader may open. */
export const deadlineSection: FileSection = {
  name: "deadline.deadlines",
  dossier: "*",
  chapter: "tasks",
  needs: "deadline.read",
  title: (lang) => fileWords(lang).deadlines,
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const parts = await partsOf(context.tx, dossierId);
    const { rows } = await sql<DeadlineRow>`
      select * from ${rowsIn(deadlineBase, [...parts.open.keys()], sql`r.dossier_id = ${dossierId}::uuid`)} found
      where not of_task order by due_at, deadline_id`.execute(context.tx);
    if (rows.length === 0) return [];
    const found = await deadlinesOf(context, parts, rows);
    context.opened([dossierId], [...new Set(rows.map((row) => `deadline.${row.compartment}`))]);
    const words = fileWords(lang);
    return [
      {
        kind: "table",
        columns: [
          { label: words.deadline, width: 5 },
          { label: words.due, width: 3 },
          { label: words.state, width: 2 },
        ],
        rows: found.map((one) => [one.title ?? "", momentIn(lang, one.dueAt), words.states[one.state]]),
      },
    ];
  },
};
