import { z } from "zod";
import { Compartment, type Level } from "../access/words.ts";
import { DeadlineState } from "../deadline/deadline.ts";
import { Colleague } from "../part/people.ts";

export const taskStates = ["open", "done", "dropped"] as const;
export const TaskState = z.enum(taskStates);
export type TaskState = z.infer<typeof TaskState>;

/** Who has to do it: a colleague, or a unit of which anybody may. */
export const Assignee = z.object({ kind: z.enum(["account", "unit"]), id: z.uuid() });
export type Assignee = z.infer<typeof Assignee>;

export const taskVerbs = ["finish-task", "assign-task", "drop-task", "reopen-task"] as const;
export const TaskVerb = z.enum(taskVerbs);
export type TaskVerb = z.infer<typeof TaskVerb>;

export const Task = z.object({
  taskId: z.uuid(),
  dossierId: z.uuid(),
  compartment: Compartment,
  recordId: z.uuid().nullable(),
  title: z.string().nullable(),
  details: z.string().nullable(),
  assignee: Assignee.extend({ name: z.record(z.string(), z.string()) }),
  /** Given to the reader or to their unit. */
  mine: z.boolean(),
  due: z.object({ at: z.string(), state: DeadlineState, zone: z.string() }).nullable(),
  state: TaskState,
  openedBy: Colleague,
  openedAt: z.string(),
  closed: z.object({ at: z.string(), by: Colleague, reason: z.string().nullable() }).nullable(),
  version: z.int(),
  may: z.array(TaskVerb),
});
export type Task = z.infer<typeof Task>;

export type TaskFacts = {
  readonly state: TaskState;
  readonly level: Level;
  readonly rights: ReadonlySet<string>;
};

/** Whoever contributes to the part may finish, hand on, drop and reopen its tasks. */
export function mayWithTask({ state, level, rights }: TaskFacts): TaskVerb[] {
  if (!rights.has("task.work") || level === "read") return [];
  return state === "open" ? ["finish-task", "assign-task", "drop-task"] : ["reopen-task"];
}
