import { sql } from "kysely";
import { NotFound, type QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import type { CourtCase } from "../court-case.ts";
import { elementsOf } from "../offences/elements.ts";
import { limitationOf, type Suspension } from "../offences/limitation.ts";
import { provisions } from "../offences/provisions.ts";
import type { Concern } from "./article5.ts";
import type { Charge, ChargeVerb } from "./charge.ts";

export type ChargeRow = {
  agency_id: string;
  charge_id: string;
  dossier_id: string;
  proceeding_id: string;
  count: number;
  participant_id: string;
  person_id: string;
  person_code: string;
  provision_id: string;
  participation: string;
  attempt: boolean;
  child: boolean;
  child_born: string | null;
  victims: string[];
  earliest: string | null;
  latest: string | null;
  particulars: Buffer | null;
  article5: Concern[];
  article5_reason: Buffer | null;
  linked_charge: string | null;
  state: "charged" | "withdrawn";
  charged_on: string;
  charged_by: string;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  withdraw_reason: Buffer | null;
  version: number;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now">;

const columns = sql`c.agency_id, c.charge_id, c.dossier_id, c.proceeding_id, c.count, c.participant_id, c.person_id, c.person_code,
  c.provision_id, c.participation, c.attempt, c.child, c.child_born::text, c.victims, c.earliest::text, c.latest::text,
  c.particulars, c.article5, c.article5_reason, c.linked_charge, c.state, c.charged_on::text, c.charged_by, c.withdrawn_at,
  c.withdrawn_by, c.withdraw_reason, c.version`;

export type ChargeColumn = "particulars" | "article5_reason" | "withdraw_reason";
export function chargePlace(chargeId: string, column: ChargeColumn) {
  return { table: "court.charge", column, row: chargeId };
}

/** Counts of a case, by proceeding and number. */
export async function chargeRows({ tx }: Pick<Asking, "tx">, caseId: string): Promise<ChargeRow[]> {
  const { rows } = await sql<ChargeRow>`
    select ${columns} from court.charge c where c.dossier_id = ${caseId}::uuid order by c.proceeding_id, c.count`.execute(
    tx,
  );
  return rows;
}

export async function chargesOfProceeding(
  { tx }: Pick<Asking, "tx">,
  proceedingId: string,
): Promise<ChargeRow[]> {
  const { rows } = await sql<ChargeRow>`
    select ${columns} from court.charge c where c.proceeding_id = ${proceedingId}::uuid order by c.count`.execute(
    tx,
  );
  return rows;
}

export async function findChargeRow({ tx }: Pick<Asking, "tx">, chargeId: string): Promise<ChargeRow> {
  const { rows } = await sql<ChargeRow>`
    select ${columns} from court.charge c where c.charge_id = ${chargeId}::uuid`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

/** The number of the next count of a proceeding; its row is locked by the caller. */
export async function nextCount({ tx }: Pick<Asking, "tx">, proceedingId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(count), 0) + 1 as next from court.charge where proceeding_id = ${proceedingId}::uuid`.execute(
    tx,
  );
  return rows[0]?.next ?? 1;
}

type Interval = { readonly proceeding_id: string; readonly kind: string; readonly happened_on: string };

/** Days of acts of prosecution by proceeding, which may let a limitation period begin anew. */
async function actsOf({ tx }: Pick<Asking, "tx">, caseId: string): Promise<Interval[]> {
  const { rows } = await sql<Interval>`
    select proceeding_id, kind, happened_on::text from court.event
    where dossier_id = ${caseId}::uuid and struck_at is null and kind in ('investigation-opened', 'charged', 'verdict')
    order by happened_on`.execute(tx);
  return rows;
}

type SuspensionRead = Suspension & {
  readonly proceedingId: string;
  readonly suspensionId: string;
  readonly reason: string;
};

export const suspensionPlace = (row: string) => ({ table: "court.suspension", column: "reason", row });

/** Times in which the limitation periods of a case stood still. */
export async function suspensionsOf(
  { tx, vault }: Pick<Asking, "tx" | "vault">,
  caseId: string,
): Promise<SuspensionRead[]> {
  const { rows } = await sql<{
    suspension_id: string;
    proceeding_id: string;
    starts: string;
    ends: string | null;
    reason: Buffer;
  }>`
    select s.suspension_id, s.proceeding_id, s.starts::text, s.ends::text, s.reason from court.suspension s
    where s.dossier_id = ${caseId}::uuid and s.removed_at is null order by s.starts`.execute(tx);
  return Promise.all(
    rows.map(async (row) => ({
      suspensionId: row.suspension_id,
      proceedingId: row.proceeding_id,
      from: row.starts,
      to: row.ends,
      reason: (await vault.open(caseId, suspensionPlace(row.suspension_id), row.reason)) ?? "",
    })),
  );
}

export function verbsOfCharge(row: ChargeRow, of: CourtCase, { actor }: Pick<Asking, "actor">): ChargeVerb[] {
  if (of.level === "read" || !actor.rights.has("court.charge")) return [];
  return row.state === "charged"
    ? ["revise-charge", "withdraw-charge", "link-charges"]
    : ["reinstate-charge"];
}

/** Counts as their reader sees them, each with its elements and the last day on which it can be prosecuted. */
export async function chargesOf(
  context: Asking,
  of: CourtCase,
  rows: readonly ChargeRow[],
): Promise<Charge[]> {
  const { tx, vault, now } = context;
  const law = await provisions.byId(
    context,
    rows.map((row) => row.provision_id),
  );
  const by = await colleagues(
    tx,
    rows.flatMap((row) => [row.charged_by, row.withdrawn_by]),
  );
  const acts = await actsOf(context, of.caseId);
  const suspensions = await suspensionsOf(context, of.caseId);
  const today = now.toISOString().slice(0, 10);
  return Promise.all(
    rows.map(async (row) => {
      const open = (column: ChargeColumn) =>
        vault.open(of.caseId, chargePlace(row.charge_id, column), row[column]);
      const provision = law.get(row.provision_id);
      if (provision === undefined) throw new NotFound();
      const limit = limitationOf(
        provision.offence.limitation,
        {
          completed: row.latest ?? row.earliest,
          childBorn: row.child ? row.child_born : null,
          restarts: acts
            .filter(({ proceeding_id }) => proceeding_id === row.proceeding_id)
            .map(({ happened_on }) => happened_on),
          suspensions: suspensions.filter(({ proceedingId }) => proceedingId === row.proceeding_id),
        },
        today,
      );
      const runs = limit.state === "runs" || limit.state === "over";
      return {
        chargeId: row.charge_id,
        caseId: row.dossier_id,
        proceedingId: row.proceeding_id,
        count: row.count,
        participantId: row.participant_id,
        personId: row.person_id,
        personCode: row.person_code,
        provision,
        participation: row.participation,
        attempt: row.attempt,
        child: row.child,
        childBorn: row.child_born,
        victims: row.victims,
        earliest: row.earliest,
        latest: row.latest,
        particulars: await open("particulars"),
        concerns: row.article5,
        article5Reason: await open("article5_reason"),
        linkedCharge: row.linked_charge,
        elements: elementsOf({
          bases: provision.offence.bases,
          elements: provision.offence.elements,
          child: row.child,
          attempt: row.attempt,
        }),
        limitation: {
          state: limit.state,
          lastDay: runs ? limit.lastDay : null,
          began: runs ? limit.began : null,
          suspendedDays: runs ? limit.suspendedDays : 0,
        },
        state: row.state,
        chargedOn: row.charged_on,
        chargedBy: by(row.charged_by).name,
        withdrawn:
          row.withdrawn_at === null || row.withdrawn_by === null
            ? null
            : {
                at: row.withdrawn_at.toISOString(),
                by: by(row.withdrawn_by).name,
                reason: (await open("withdraw_reason")) ?? "",
              },
        version: row.version,
        may: verbsOfCharge(row, of, context),
      };
    }),
  );
}

export async function chargeAnew(context: Asking, of: CourtCase, chargeId: string): Promise<Charge> {
  const [found] = await chargesOf(context, of, [await findChargeRow(context, chargeId)]);
  if (found === undefined) throw new NotFound();
  return found;
}
