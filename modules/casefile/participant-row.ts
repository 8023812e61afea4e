import { sql } from "kysely";
import { NotFound, type QuestionContext } from "#kernel/action";
import type { Participant } from "./casefile.ts";
import { type FactRow, factsOfRow } from "./facts.ts";
import { openParticipantText } from "./sealed.ts";

export type ParticipantRow = FactRow & {
  agency_id: string;
  participant_id: string;
  dossier_id: string;
  person_id: string;
  person_code: string;
  capacity: string;
  note: Buffer | null;
  htcds: Buffer | null;
  source_key: Buffer | null;
  held_from: string | null;
  held_until: string | null;
  end_reason: Buffer | null;
  added_at: Date;
  version: number;
  revealable: boolean;
};

const columns = sql`p.*, p.held_from::text as held_from, p.held_until::text as held_until, case when p.person_id = any ((select access.dossiers('identity', 'read'))::uuid[]) then true
  else access.may_open(p.person_id, 'identity', 'read') end as revealable`;

/** The people of these cases who have not been removed, in the order in which they were added. */
export async function participantsOf(
  { tx }: Pick<QuestionContext<unknown>, "tx">,
  caseIds: readonly string[],
) {
  const { rows } = await sql<ParticipantRow>`
    select ${columns} from casefile.participant p
    where p.dossier_id = any (${[...caseIds]}::uuid[]) and p.removed_at is null
    order by p.added_at, p.place, p.participant_id
  `.execute(tx);
  return rows;
}

export async function findParticipant(
  { tx }: Pick<QuestionContext<unknown>, "tx">,
  participantId: string,
): Promise<ParticipantRow> {
  const { rows } = await sql<ParticipantRow>`
    select ${columns} from casefile.participant p
    where p.participant_id = ${participantId}::uuid and p.removed_at is null
  `.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

export async function wholeParticipant(
  context: Pick<QuestionContext<unknown>, "vault">,
  row: ParticipantRow,
): Promise<Participant> {
  const place = { caseId: row.dossier_id, participantId: row.participant_id, column: "note" } as const;
  return {
    participantId: row.participant_id,
    caseId: row.dossier_id,
    personId: row.person_id,
    personCode: row.person_code,
    capacity: row.capacity,
    facts: factsOfRow(row),
    note: await openParticipantText(context, place, row.note),
    from: row.held_from,
    until: row.held_until,
    endReason: await openParticipantText(context, { ...place, column: "end_reason" }, row.end_reason),
    addedAt: row.added_at.toISOString(),
    version: row.version,
    revealable: row.revealable,
  };
}
