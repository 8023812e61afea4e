import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { identityPlace, supportPlace } from "./existing.ts";
import type { Values } from "./fields.ts";

type Writing = Pick<Context<unknown>, "tx" | "vault">;

type IdentityRow = {
  readonly agencyId: string;
  readonly caseId: string;
  readonly personId: string;
  readonly id: string | null;
};

/** Writes, or writes over, the further identity of a person in a case. */
export async function writeIdentityExtra(
  context: Writing,
  { agencyId, caseId, personId, id }: IdentityRow,
  extra: Values,
): Promise<void> {
  if (id === null && Object.keys(extra).length === 0) return;
  const rowId = id ?? randomUUID();
  const htcds = await context.vault.seal(personId, identityPlace(rowId), JSON.stringify(extra));
  if (id !== null) {
    await sql`update casefile.participant_identity set htcds = ${htcds} where participant_identity_id = ${id}::uuid`.execute(
      context.tx,
    );
    return;
  }
  await sql`
    insert into casefile.participant_identity (agency_id, participant_identity_id, dossier_id, person_id, htcds)
    values (${agencyId}::uuid, ${rowId}::uuid, ${caseId}::uuid, ${personId}::uuid, ${htcds})
  `.execute(context.tx);
}

type SupportRow = {
  readonly agencyId: string;
  readonly caseId: string;
  readonly participantId: string;
  readonly id: string | null;
};

/** Writes, or writes over, the support that was exchanged with a person in a case. */
export async function writeSupport(
  context: Writing,
  { agencyId, caseId, participantId, id }: SupportRow,
  support: Values,
): Promise<void> {
  if (id === null && Object.keys(support).length === 0) return;
  const rowId = id ?? randomUUID();
  const htcds = await context.vault.seal(caseId, supportPlace(rowId), JSON.stringify(support));
  if (id !== null) {
    await sql`update casefile.participant_support set htcds = ${htcds} where participant_support_id = ${id}::uuid`.execute(
      context.tx,
    );
    return;
  }
  await sql`
    insert into casefile.participant_support (agency_id, participant_support_id, dossier_id, participant_id, htcds)
    values (${agencyId}::uuid, ${rowId}::uuid, ${caseId}::uuid, ${participantId}::uuid, ${htcds})
  `.execute(context.tx);
}
