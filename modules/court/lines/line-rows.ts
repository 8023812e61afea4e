import { sql } from "kysely";
import { type Context, NotFound, type QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import type { Money } from "#kernel/words";
import { verbsAfter } from "./course.ts";
import { type Line, type LineAct, Said } from "./line.ts";
import type { LineSpec } from "./spec.ts";

export type LineRow = {
  agency_id: string;
  line_id: string;
  dossier_id: string;
  what: string;
  participant_id: string | null;
  person_id: string | null;
  person_code: string | null;
  charge_id: string | null;
  hearing_id: string | null;
  details: Buffer;
  amount: string | null;
  currency: string | null;
  state: string;
  version: number;
};
type ActRow = {
  line_act_id: string;
  line_id: string;
  act: string;
  on_day: string;
  amount: string | null;
  currency: string | null;
  said: Buffer;
  recorded_by: string;
  recorded_at: Date;
  struck_at: Date | null;
  struck_by: string | null;
  strike_reason: Buffer | null;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;

export const linePlace = (lineId: string) => ({ table: "court.line", column: "details", row: lineId });
export const actPlace = (actId: string, column: "said" | "strike_reason") => ({
  table: "court.line_act",
  column,
  row: actId,
});

/** Lines of one kind in a case, or one of them, in the order in which they were added. */
export async function lineRows(
  { tx }: Pick<Asking, "tx">,
  spec: LineSpec,
  wanted: { caseId: string } | { lineId: string },
) {
  const which =
    "caseId" in wanted ? sql`l.dossier_id = ${wanted.caseId}::uuid` : sql`l.line_id = ${wanted.lineId}::uuid`;
  const { rows } = await sql<LineRow>`
    select l.agency_id, l.line_id, l.dossier_id, l.what, l.participant_id, l.person_id, l.person_code, l.charge_id, l.hearing_id, l.details,
      l.amount::text, l.currency, l.state, l.version
    from court.line l where ${which} and l.kind = ${spec.kind} order by l.added_at, l.line_id`.execute(tx);
  return rows;
}

/** One line, locked for a change; "not found" alike when it is not there, not for this reader, or of another kind. */
export async function lineToChange(
  context: Pick<Asking, "tx">,
  spec: LineSpec,
  lineId: string,
): Promise<LineRow> {
  await sql`select from court.line where line_id = ${lineId}::uuid for update`.execute(context.tx);
  const [row] = await lineRows(context, spec, { lineId });
  if (row === undefined) throw new NotFound();
  return row;
}

/** The acts of lines, by line, in their order; struck ones among them. */
export async function actsOf(
  { tx, vault }: Pick<Asking, "tx" | "vault">,
  caseId: string,
  lines: readonly string[],
) {
  const { rows } = await sql<ActRow>`
    select line_act_id, line_id, act, on_day::text, amount::text, currency, said, recorded_by, recorded_at, struck_at, struck_by, strike_reason
    from court.line_act where dossier_id = ${caseId}::uuid and line_id = any (${[...lines]}::uuid[]) order by place`.execute(
    tx,
  );
  const by = await colleagues(
    tx,
    rows.flatMap((row) => [row.recorded_by, row.struck_by]),
  );
  const found = new Map<string, LineAct[]>();
  for (const row of rows) {
    const said = await vault.open(caseId, actPlace(row.line_act_id, "said"), row.said);
    const reason = await vault.open(caseId, actPlace(row.line_act_id, "strike_reason"), row.strike_reason);
    const act: LineAct = {
      actId: row.line_act_id,
      act: row.act,
      on: row.on_day,
      ...(said === null ? { by: "", reason: "" } : Said.parse(JSON.parse(said))),
      amount: moneyOf(row),
      recordedBy: by(row.recorded_by).name,
      recordedAt: row.recorded_at.toISOString(),
      struck:
        row.struck_at && row.struck_by
          ? { at: row.struck_at.toISOString(), by: by(row.struck_by).name, reason: reason ?? "" }
          : null,
    };
    found.set(row.line_id, [...(found.get(row.line_id) ?? []), act]);
  }
  return found;
}

function moneyOf({ amount, currency }: { amount: string | null; currency: string | null }): Money | null {
  return amount === null || currency === null
    ? null
    : { amount: amount.replace(/(\.\d\d)0{1,2}$/, "$1"), currency };
}

/** Lines as their reader sees them, with the verbs that they may use. */
export async function linesOf(
  context: Asking,
  spec: LineSpec,
  { caseId, rows, writes }: { caseId: string; rows: readonly LineRow[]; writes: boolean },
): Promise<Line[]> {
  const acts = await actsOf(
    context,
    caseId,
    rows.map(({ line_id }) => line_id),
  );
  const lines: Line[] = [];
  for (const row of rows) {
    const details = await context.vault.open(caseId, linePlace(row.line_id), row.details);
    const own = acts.get(row.line_id) ?? [];
    lines.push({
      lineId: row.line_id,
      caseId,
      kind: spec.kind,
      what: row.what,
      participantId: row.participant_id,
      personCode: row.person_code,
      chargeId: row.charge_id,
      hearingId: row.hearing_id,
      details: details === null ? {} : spec.details.parse(JSON.parse(details)),
      amount: moneyOf(row),
      state: row.state,
      standing: spec.standing.includes(row.state),
      acts: own,
      version: row.version,
      may: writes ? verbsFor(spec, row.state, context.actor.rights, own) : [],
    });
  }
  return lines;
}

function verbsFor(
  spec: LineSpec,
  state: string,
  rights: ReadonlySet<string>,
  acts: readonly LineAct[],
): string[] {
  const allowed = spec.acts.filter(({ needs = spec.needs }) => rights.has(needs)).map(({ verb }) => verb);
  const next = verbsAfter(spec, state).filter((verb) => allowed.includes(verb));
  const standing = acts.filter(({ struck }) => struck === null).length;
  return standing > 1 && rights.has(spec.needs) ? [...next, `strike-${spec.kind}-act`] : next;
}

export type NewLine = {
  readonly lineId: string;
  readonly what: string;
  readonly person: {
    readonly personId: string;
    readonly personCode: string;
    readonly participantId: string;
  } | null;
  readonly chargeId: string | null;
  readonly hearingId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly amount: Money | null;
  readonly state: string;
};

/** Writes a new line; false when its id is taken. */
export async function insertLine(
  { tx, vault, actor, now }: Pick<Context<unknown>, "tx" | "vault" | "actor" | "now">,
  spec: LineSpec,
  { agencyId, caseId, ...line }: NewLine & { agencyId: string; caseId: string },
): Promise<boolean> {
  const details = await vault.seal(caseId, linePlace(line.lineId), JSON.stringify(line.details));
  const done = await sql`
    insert into court.line (agency_id, line_id, dossier_id, kind, what, person_id, person_code, participant_id, charge_id, hearing_id,
      details, amount, currency, state, added_by, added_at)
    values (${agencyId}::uuid, ${line.lineId}::uuid, ${caseId}::uuid, ${spec.kind}, ${line.what}, ${line.person?.personId ?? null}::uuid,
      ${line.person?.personCode ?? null}, ${line.person?.participantId ?? null}::uuid, ${line.chargeId}::uuid, ${line.hearingId}::uuid,
      ${details}, ${line.amount?.amount ?? null}::numeric, ${line.amount?.currency ?? null}, ${line.state}, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}
