import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { type Identity, revealIdentities } from "#kernel/person";
import { type CaseRow, selectCases } from "../case-row.ts";
import { factsOfRow } from "../facts.ts";
import { type ParticipantRow, participantsOf } from "../participant-row.ts";
import { openCaseText, openParticipantText } from "../sealed.ts";
import type { Values } from "./fields.ts";
import { valuesOfFacts, valuesOfIdentity } from "./person-values.ts";

type Reading = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor" | "now" | "opened">;

/** A case as it stands, in the columns of the standard. */
export type ExistingCase = { readonly row: CaseRow; readonly values: Values; readonly extra: Values };

/** One person in one case, in all their capacities there. */
export type ExistingPerson = {
  readonly caseId: string;
  readonly personId: string;
  /** In the order in which they were added. */
  readonly participants: readonly ParticipantRow[];
  /** Null when the reader may not read who it is, or the person was erased. */
  readonly identity: Identity | null;
  readonly identityExtra: Values;
  readonly identityExtraId: string | null;
  readonly participantExtra: Values;
  readonly support: Values | null;
  readonly supportId: string | null;
  readonly sourceKey: string | null;
  /** Everything above by field name; what the reader may not see is left out. */
  readonly values: Values;
  /** Whether the reader may change who it is. */
  readonly identityOpen: "change" | "read" | "withheld";
};

export async function readExistingCases(
  context: Reading,
  caseIds: readonly string[],
): Promise<ExistingCase[]> {
  const { rows } = await selectCases({
    where: sql`c.case_id = any (${[...caseIds]}::uuid[])`,
    order: sql`c.opened_at, c.case_id`,
  }).execute(context.tx);
  return Promise.all(rows.map((row) => existingCase(context, row)));
}

async function existingCase(context: Reading, row: CaseRow): Promise<ExistingCase> {
  const extra = valuesIn(await openCaseText(context, row.case_id, "htcds", row.htcds));
  const values: Record<string, string> = { ...extra, pal_CaseKind: row.kind };
  const open = extra.cas_Status === "Active" || extra.cas_Status === "FollowUp";
  if (row.state === "open") values.cas_Status = open ? (extra.cas_Status ?? "") : "Active";
  else values.cas_Status = extra.cas_Status === "ClosedReferred" ? "ClosedReferred" : "Closed";
  const closing = await openCaseText(context, row.case_id, "closing_note", row.closing_note);
  if (closing !== null) values.cas_ReasonForCaseClosure = closing;
  const summary = await openCaseText(context, row.case_id, "summary", row.summary);
  if (summary !== null) values.cco_CaseComment = summary;
  return { row, values, extra };
}

/** The people of these cases, one entry for each person in each case. */
export async function readExistingPeople(
  context: Reading,
  caseIds: readonly string[],
): Promise<ExistingPerson[]> {
  const rows = await participantsOf(context, caseIds);
  const groups = new Map<string, ParticipantRow[]>();
  for (const row of rows) {
    const key = `${row.dossier_id} ${row.person_id}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const revealable = rows.flatMap((row) => (row.revealable ? [row.person_id] : []));
  const identities = await revealIdentities(context, [...new Set(revealable)]);
  const extras = { ...(await extraRows(context, caseIds)), identities };
  // Asked together, so that the vault fetches their keys together.
  return Promise.all(
    [...groups.values()].map((participants) => existingPerson(context, participants, extras)),
  );
}

type Extras = {
  readonly identities: ReadonlyMap<string, Identity | null>;
  readonly identity: ReadonlyMap<string, { id: string; htcds: Buffer }>;
  readonly support: ReadonlyMap<string, { id: string; htcds: Buffer }>;
  readonly changeable: ReadonlySet<string>;
  readonly supportOpen: ReadonlySet<string>;
};

async function existingPerson(
  context: Reading,
  participants: readonly ParticipantRow[],
  extras: Extras,
): Promise<ExistingPerson> {
  const [first] = participants;
  if (first === undefined) throw new Error("a person without a place in a case");
  const { dossier_id: caseId, person_id: personId } = first;
  const identityRow = extras.identity.get(`${caseId} ${personId}`);
  const identity = first.revealable ? (extras.identities.get(personId) ?? null) : null;
  const identityExtra =
    identityRow === undefined || identity === null
      ? {}
      : valuesIn(await context.vault.open(personId, identityPlace(identityRow.id), identityRow.htcds));
  const place = { caseId, participantId: first.participant_id, column: "htcds" } as const;
  const participantExtra = valuesIn(await openParticipantText(context, place, first.htcds));
  const supportRow = extras.support.get(first.participant_id);
  const support =
    supportRow === undefined
      ? extras.supportOpen.has(caseId)
        ? {}
        : null
      : valuesIn(await context.vault.open(caseId, supportPlace(supportRow.id), supportRow.htcds));
  const sourceKey =
    first.source_key === null || !first.revealable
      ? null
      : await context.vault.open(personId, sourceKeyPlace(first.participant_id), first.source_key);
  const { prs_HomePhone: _home, ...shown } = identityExtra;
  return {
    caseId,
    personId,
    participants,
    identity,
    identityExtra,
    identityExtraId: identityRow?.id ?? null,
    participantExtra,
    support,
    supportId: supportRow?.id ?? null,
    sourceKey,
    identityOpen: identity === null ? "withheld" : extras.changeable.has(personId) ? "change" : "read",
    values: {
      pal_Capacity: participants.map((participant) => participant.capacity).join(";"),
      ...shown,
      ...(identity === null ? {} : valuesOfIdentity(identity, identityExtra)),
      ...participantExtra,
      ...valuesOfFacts(factsOfRow(first)),
      ...support,
    },
  };
}

async function extraRows({ tx }: Reading, caseIds: readonly string[]): Promise<Omit<Extras, "identities">> {
  const identity = await sql<{ dossier_id: string; person_id: string; id: string; htcds: Buffer }>`
    select dossier_id, person_id, participant_identity_id as id, htcds from casefile.participant_identity
    where dossier_id = any (${[...caseIds]}::uuid[])
  `.execute(tx);
  const support = await sql<{ participant_id: string; id: string; htcds: Buffer }>`
    select participant_id, participant_support_id as id, htcds from casefile.participant_support
    where dossier_id = any (${[...caseIds]}::uuid[])
  `.execute(tx);
  const open = await sql<{ people: string[]; support: string[] }>`
    select access.dossiers('identity', 'contribute') as people, access.dossiers('support', 'contribute') as support
  `.execute(tx);
  return {
    identity: new Map(identity.rows.map((row) => [`${row.dossier_id} ${row.person_id}`, row])),
    support: new Map(support.rows.map((row) => [row.participant_id, row])),
    changeable: new Set(open.rows[0]?.people),
    supportOpen: new Set(open.rows[0]?.support),
  };
}

export function identityPlace(row: string) {
  return { table: "casefile.participant_identity", column: "htcds", row };
}

export function supportPlace(row: string) {
  return { table: "casefile.participant_support", column: "htcds", row };
}

export function sourceKeyPlace(row: string) {
  return { table: "casefile.participant", column: "source_key", row };
}

function valuesIn(text: string | null): Values {
  return text === null ? {} : (JSON.parse(text) as Values);
}
