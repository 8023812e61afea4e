import { sql } from "kysely";
import type { Compartment, Level } from "../access/words.ts";
import type { QuestionContext } from "../action/context.ts";
import { type Refusal, refuse } from "../action/refusal.ts";
import { deadlineBase, stateOf } from "../deadline/deadline-row.ts";
import {
  type Colleague,
  colleagues,
  type DossierParts,
  findRow,
  lockRow,
  openText,
  rowsIn,
  type TextPlace,
} from "../part/index.ts";
import { type Assignee, mayWithTask, type Task, type TaskState, type TaskVerb } from "./task.ts";

export const taskBase = "task.task";

export type TaskRow = {
  compartment: Compartment;
  task_id: string;
  dossier_id: string;
  record_id: string | null;
  title: Buffer;
  details: Buffer | null;
  assignee_kind: Assignee["kind"];
  assignee_id: string;
  deadline_id: string | null;
  state: TaskState;
  opened_by: string;
  opened_at: Date;
  closed_by: string | null;
  closed_at: Date | null;
  close_reason: Buffer | null;
  version: number;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now">;
export type TaskIds = { readonly dossierId: string; readonly taskId: string };

export function placeOf(
  { compartment, dossierId, taskId }: TaskIds & { readonly compartment: Compartment },
  column: "title" | "details" | "close_reason",
): TextPlace {
  return { base: taskBase, compartment, dossierId, row: taskId, column };
}

function wanted({ dossierId, taskId }: TaskIds) {
  return { base: taskBase, key: "task_id", dossierId, id: taskId };
}

/** The task locked for a change that the rule allows. */
export async function taskFor(
  context: Asking & { readonly expects: number | undefined },
  ids: TaskIds,
  verb: TaskVerb,
): Promise<{ parts: DossierParts; row: TaskRow } | Refusal<"may-not">> {
  const found = await lockRow<TaskRow>(context.tx, wanted(ids), context.expects);
  const level = found.parts.open.get(found.row.compartment) ?? "read";
  const may = mayWithTask({ state: found.row.state, level, rights: context.actor.rights });
  return may.includes(verb) ? found : refuse("may-not");
}

export async function mayTake(
  { tx }: Pick<Asking, "tx">,
  { dossierId, compartment, assignee }: { dossierId: string; compartment: Compartment; assignee: Assignee },
): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`
    select task.may_take(${dossierId}::uuid, ${compartment}, ${assignee.kind}, ${assignee.id}::uuid) as ok`.execute(
    tx,
  );
  return rows[0]?.ok === true;
}

export async function tellAssignee(
  { tx }: Pick<Asking, "tx">,
  { dossierId, compartment, assignee }: { dossierId: string; compartment: Compartment; assignee: Assignee },
): Promise<void> {
  await sql`select task.tell(${dossierId}::uuid, ${compartment}, ${assignee.kind}, ${assignee.id}::uuid)`.execute(
    tx,
  );
}

type Due = {
  deadline_id: string;
  zone: string;
  state: "running" | "paused" | "met" | "dropped";
  starts_at: Date;
  due_at: Date;
  paused_at: Date | null;
  ended_at: Date | null;
};

async function duesOf({ tx }: Pick<Asking, "tx">, rows: readonly TaskRow[]): Promise<Map<string, Due>> {
  const ids = rows.flatMap((row) => (row.deadline_id === null ? [] : [row.deadline_id]));
  if (ids.length === 0) return new Map();
  const parts = [...new Set(rows.map((row) => row.compartment))];
  const { rows: found } = await sql<Due>`
    select * from ${rowsIn(deadlineBase, parts, sql`r.deadline_id = any (${ids}::uuid[])`)} found`.execute(
    tx,
  );
  return new Map(found.map((one) => [one.deadline_id, one]));
}

async function assigneesOf({ tx }: Pick<Asking, "tx">, rows: readonly TaskRow[]) {
  const ids = [...new Set(rows.map((row) => row.assignee_id))];
  const { rows: found } = await sql<{ id: string; name: Record<string, string> }>`
    select * from task.assignees(${ids}::uuid[])`.execute(tx);
  return new Map(found.map((one) => [one.id, one.name]));
}

/** Tasks as their reader sees them; `levelOf` says what the reader may do in the part of each. */
export async function tasksOf(
  context: Asking,
  rows: readonly TaskRow[],
  levelOf: (row: TaskRow) => Level,
): Promise<Task[]> {
  if (rows.length === 0) return [];
  const by = await colleagues(
    context.tx,
    rows.flatMap((row) => [row.opened_by, row.closed_by]),
  );
  const dues = await duesOf(context, rows);
  const names = await assigneesOf(context, rows);
  return Promise.all(
    rows.map((row) =>
      taskOf(context, {
        row,
        by,
        due: dues.get(row.deadline_id ?? ""),
        name: names.get(row.assignee_id) ?? {},
        level: levelOf(row),
      }),
    ),
  );
}

type Around = {
  readonly row: TaskRow;
  readonly by: (id: string) => Colleague;
  readonly due: Due | undefined;
  readonly name: Record<string, string>;
  readonly level: Level;
};

async function taskOf(context: Asking, { row, by, due, name, level }: Around): Promise<Task> {
  const { actor, now } = context;
  const ids = { compartment: row.compartment, dossierId: row.dossier_id, taskId: row.task_id };
  const text = (column: "title" | "details" | "close_reason") =>
    openText(context, placeOf(ids, column), row[column]);
  return {
    ...ids,
    recordId: row.record_id,
    title: await text("title"),
    details: await text("details"),
    assignee: { kind: row.assignee_kind, id: row.assignee_id, name },
    mine: row.assignee_id === actor.accountId || row.assignee_id === actor.unitId,
    due: due ? { at: due.due_at.toISOString(), state: stateOf(due, now), zone: due.zone } : null,
    state: row.state,
    openedBy: by(row.opened_by),
    openedAt: row.opened_at.toISOString(),
    closed:
      row.closed_at && row.closed_by
        ? { at: row.closed_at.toISOString(), by: by(row.closed_by), reason: await text("close_reason") }
        : null,
    version: row.version,
    may: mayWithTask({ state: row.state, level, rights: actor.rights }),
  };
}

/** One task anew, after a change. */
export async function taskAnew(context: Asking, ids: TaskIds): Promise<Task> {
  const { parts, row } = await findRow<TaskRow>(context.tx, wanted(ids));
  const [found] = await tasksOf(context, [row], () => parts.open.get(row.compartment) ?? "read");
  if (found === undefined) throw new Error("a task that was found has gone");
  return found;
}
