import { sql } from "kysely";
import type { Compartment } from "../access/words.ts";
import type { QuestionContext } from "../action/context.ts";
import { type Refusal, refuse } from "../action/refusal.ts";
import type { Tx } from "../database/tx.ts";
import {
  type Colleague,
  colleagues,
  type DossierParts,
  findRow,
  lockRow,
  openText,
  type TextPlace,
} from "../part/index.ts";
import { type Deadline, type DeadlineTerm, type DeadlineVerb, mayWithDeadline } from "./deadline.ts";
import { deadlineState } from "./state.ts";
import type { EscalationStep } from "./steps.ts";
import { titleIn } from "./title.ts";

export const deadlineBase = "deadline.deadline";

export type DeadlineRow = {
  compartment: Compartment;
  deadline_id: string;
  dossier_id: string;
  record_id: string | null;
  of_task: boolean;
  title: Buffer;
  zone: string;
  country: string;
  unit: "hours" | "days" | "working-days";
  amount: number;
  time_of_day: string;
  rolls: boolean;
  state: "running" | "paused" | "met" | "dropped";
  starts_at: Date;
  due_at: Date;
  paused_at: Date | null;
  paused_left: number | null;
  pause_reason: Buffer | null;
  ended_at: Date | null;
  ended_by: string | null;
  end_reason: Buffer | null;
  steps: EscalationStep[];
  set_by: string;
  set_at: Date;
  version: number;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now">;
export type DeadlineIds = { readonly dossierId: string; readonly deadlineId: string };

export function placeOf(
  { compartment, dossierId, deadlineId }: DeadlineIds & { readonly compartment: Compartment },
  column: "title" | "pause_reason" | "end_reason",
): TextPlace {
  return { base: deadlineBase, compartment, dossierId, row: deadlineId, column };
}

export function wordsOfRow(row: DeadlineRow): DeadlineTerm {
  const { unit, amount, zone, country, rolls } = row;
  return { unit, amount, zone, country, rolls, timeOfDay: row.time_of_day };
}

function wanted({ dossierId, deadlineId }: DeadlineIds) {
  return { base: deadlineBase, key: "deadline_id", dossierId, id: deadlineId };
}

function verbsOf(row: DeadlineRow, parts: DossierParts, { actor }: Pick<Asking, "actor">): DeadlineVerb[] {
  const level = parts.open.get(row.compartment) ?? "read";
  return mayWithDeadline({ stored: row.state, ofTask: row.of_task, level, rights: actor.rights });
}

/** The deadline locked, for a record that it belongs to. */
export function lockDeadline(tx: Tx, ids: DeadlineIds) {
  return lockRow<DeadlineRow>(tx, wanted(ids));
}

/** The deadline locked for a change that the rule allows. */
export async function deadlineFor(
  context: Asking & { readonly expects: number | undefined },
  ids: DeadlineIds,
  verb: DeadlineVerb,
): Promise<{ parts: DossierParts; row: DeadlineRow } | Refusal<"may-not">> {
  const found = await lockRow<DeadlineRow>(context.tx, wanted(ids), context.expects);
  return verbsOf(found.row, found.parts, context).includes(verb) ? found : refuse("may-not");
}

type Told = { readonly deadline_id: string; readonly step: number; readonly told_at: Date };

async function toldOf(tx: Tx, dossierId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`select * from deadline.told(${dossierId}::uuid)`.execute(tx);
  return rows;
}

/** Deadlines of one dossier as their reader sees them, with how each stands now. */
export async function deadlinesOf(
  context: Asking,
  parts: DossierParts,
  rows: readonly DeadlineRow[],
): Promise<Deadline[]> {
  const by = await colleagues(
    context.tx,
    rows.flatMap((row) => [row.set_by, row.ended_by]),
  );
  const told = rows.length === 0 ? [] : await toldOf(context.tx, parts.dossierId);
  return Promise.all(rows.map((row) => deadlineOf(context, parts, { row, by, told })));
}

async function deadlineOf(
  context: Asking,
  parts: DossierParts,
  { row, by, told }: { row: DeadlineRow; by: (id: string) => Colleague; told: readonly Told[] },
): Promise<Deadline> {
  const ids = { compartment: row.compartment, dossierId: row.dossier_id, deadlineId: row.deadline_id };
  const text = (column: "title" | "pause_reason" | "end_reason") =>
    openText(context, placeOf(ids, column), row[column]);
  const toldAt = (step: number) =>
    told.find((one) => one.deadline_id === row.deadline_id && one.step === step)?.told_at.toISOString() ??
    null;
  const title = await text("title");
  return {
    ...ids,
    ...wordsOfRow(row),
    recordId: row.record_id,
    title: title === null ? null : titleIn(context.actor.lang, title),
    state: stateOf(row, context.now),
    startsAt: row.starts_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    paused:
      row.state === "paused" && row.paused_at
        ? {
            at: row.paused_at.toISOString(),
            left: row.paused_left ?? 0,
            reason: await text("pause_reason"),
          }
        : null,
    ended:
      row.ended_at && row.ended_by
        ? { at: row.ended_at.toISOString(), by: by(row.ended_by), reason: await text("end_reason") }
        : null,
    setBy: by(row.set_by),
    ofTask: row.of_task,
    steps: row.steps.map((step, place) => ({ ...step, toldAt: toldAt(place) })),
    version: row.version,
    may: verbsOf(row, parts, context),
  };
}

export function stateOf(
  row: Pick<DeadlineRow, "starts_at" | "due_at" | "paused_at" | "ended_at" | "state">,
  now: Date,
): Deadline["state"] {
  return deadlineState(
    {
      startsAt: row.starts_at.getTime(),
      dueAt: row.due_at.getTime(),
      pausedAt: row.state === "paused" ? (row.paused_at?.getTime() ?? null) : null,
      endedAt: row.ended_at?.getTime() ?? null,
      dropped: row.state === "dropped",
    },
    now.getTime(),
  );
}

/** One deadline anew, after a change. */
export async function deadlineAnew(context: Asking, ids: DeadlineIds): Promise<Deadline> {
  const { parts, row } = await findRow<DeadlineRow>(context.tx, wanted(ids));
  const [found] = await deadlinesOf(context, parts, [row]);
  if (found === undefined) throw new Error("a deadline that was found has gone");
  return found;
}
