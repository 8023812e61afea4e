import { sql } from "kysely";
import { z } from "zod";
import type { Level } from "../access/words.ts";
import { question } from "../action/declare.ts";
import { rowsIn } from "../part/index.ts";
import { Code } from "../words/code.ts";
import { Task } from "./task.ts";
import { type TaskRow, taskBase, tasksOf } from "./task-row.ts";

const MyTask = Task.extend({ dossierCode: Code, dossierKind: z.string() });

export const myTasks = question({
  name: "task.my-tasks",
  about:
    "Open tasks of the reader and of their unit on dossiers that are open to them, the most pressing first.",
  needs: "task.read",
  audited: true,
  input: z.object({ limit: z.int().min(1).max(200).optional() }),
  output: z.object({ items: z.array(MyTask), overdue: z.int() }),
}).run(async (context) => {
  const { input, tx, actor, opened } = context;
  const parts = actor.compartments;
  if (parts.length === 0) return { items: [], overdue: 0 };
  const own = [actor.accountId, ...(actor.unitId === null ? [] : [actor.unitId])];
  const { rows } = await sql<TaskRow>`
    select * from ${rowsIn(taskBase, parts, sql`r.assignee_id = any (${own}::uuid[]) and r.state = 'open'`)} found
    order by opened_at, task_id limit 200`.execute(tx);
  const places = await dossiersOf(context, rows);
  const tasks = await tasksOf(
    context,
    rows,
    (row) => places.get(row.dossier_id)?.levels.get(row.compartment) ?? "read",
  );
  const sorted = tasks.toSorted((a, b) => (a.due?.at ?? "9").localeCompare(b.due?.at ?? "9"));
  opened(
    [...new Set(rows.map((row) => row.dossier_id))],
    [...new Set(rows.map((row) => `task.${row.compartment}`))],
  );
  return {
    items: sorted.slice(0, input.limit ?? 50).flatMap((task) => {
      const place = places.get(task.dossierId);
      return place ? [{ ...task, dossierCode: place.code, dossierKind: place.kind }] : [];
    }),
    overdue: tasks.filter((task) => task.due?.state === "overdue").length,
  };
});

type Place = { readonly code: string; readonly kind: string; readonly levels: Map<string, Level> };
type Row = { dossier_id: string; code: string; kind: string; compartment: string; level: Level };

async function dossiersOf(
  { tx }: { tx: Parameters<typeof tasksOf>[0]["tx"] },
  rows: readonly TaskRow[],
): Promise<Map<string, Place>> {
  const ids = [...new Set(rows.map((row) => row.dossier_id))];
  const { rows: found } = await sql<Row>`
    select d as dossier_id, o.* from unnest(${ids}::uuid[]) d, part.of_dossier(d) o`.execute(tx);
  const places = new Map<string, Place>();
  for (const row of found) {
    const place = places.get(row.dossier_id) ?? { code: row.code, kind: row.kind, levels: new Map() };
    place.levels.set(row.compartment, row.level);
    places.set(row.dossier_id, place);
  }
  return places;
}
