import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { asBytes } from "../write-participant.ts";
import { identityPlace, supportPlace } from "./existing.ts";
import type { Values } from "./fields.ts";

type Writing = Pick<Context<unknown>, "tx" | "vault">;

/** Values of a person in a case for which Palermo has no columns. */
export type NewExtra = {
  readonly agencyId: string;
  readonly caseId: string;
  readonly personId: string;
  readonly values: Values;
};
type Place<T> = Omit<T, "values"> & { readonly id: string | null };

/** Writes, or writes over, the further identity of a person in a case. */
export async function writeIdentityExtra(
  context: Writing,
  { id, ...where }: Place<NewExtra>,
  values: Values,
): Promise<void> {
  if (id === null) return insertIdentityExtras(context, [{ ...where, values }]);
  const htcds = await context.vault.seal(where.personId, identityPlace(id), JSON.stringify(values));
  await sql`update casefile.participant_identity set htcds = ${htcds} where participant_identity_id = ${id}::uuid`.execute(
    context.tx,
  );
}

/** Writes the further identity of people in cases who have none there; sealed with each person's key. */
export async function insertIdentityExtras(
  { tx, vault }: Writing,
  extras: readonly NewExtra[],
): Promise<void> {
  const rows = await Promise.all(
    withValues(extras).map(async ({ agencyId, caseId, personId, values }) => {
      const id = randomUUID();
      const htcds = await vault.seal(personId, identityPlace(id), JSON.stringify(values));
      return {
        ...{ agency_id: agencyId, participant_identity_id: id, dossier_id: caseId, person_id: personId },
        htcds: asBytes(htcds),
      };
    }),
  );
  if (rows.length === 0) return;
  await sql`
    insert into casefile.participant_identity (agency_id, participant_identity_id, dossier_id, person_id, htcds)
    select agency_id, participant_identity_id, dossier_id, person_id, htcds
    from jsonb_populate_recordset(null::casefile.participant_identity, ${JSON.stringify(rows)}::jsonb)
  `.execute(tx);
}

type NewSupport = Omit<NewExtra, "personId"> & { readonly participantId: string };

/** Writes, or writes over, the support that was exchanged with a person in a case. */
export async function writeSupport(
  context: Writing,
  { id, ...where }: Place<NewSupport>,
  values: Values,
): Promise<void> {
  if (id === null) return insertSupports(context, [{ ...where, values }]);
  const htcds = await context.vault.seal(where.caseId, supportPlace(id), JSON.stringify(values));
  await sql`update casefile.participant_support set htcds = ${htcds} where participant_support_id = ${id}::uuid`.execute(
    context.tx,
  );
}

/** Writes the support that was exchanged with people who have none in the case yet; sealed with the case's key. */
export async function insertSupports({ tx, vault }: Writing, supports: readonly NewSupport[]): Promise<void> {
  const rows = await Promise.all(
    withValues(supports).map(async ({ agencyId, caseId, participantId, values }) => {
      const id = randomUUID();
      const htcds = await vault.seal(caseId, supportPlace(id), JSON.stringify(values));
      return {
        ...{
          agency_id: agencyId,
          participant_support_id: id,
          dossier_id: caseId,
          participant_id: participantId,
        },
        htcds: asBytes(htcds),
      };
    }),
  );
  if (rows.length === 0) return;
  await sql`
    insert into casefile.participant_support (agency_id, participant_support_id, dossier_id, participant_id, htcds)
    select agency_id, participant_support_id, dossier_id, participant_id, htcds
    from jsonb_populate_recordset(null::casefile.participant_support, ${JSON.stringify(rows)}::jsonb)
  `.execute(tx);
}

function withValues<T extends { readonly values: Values }>(extras: readonly T[]): T[] {
  return extras.filter(({ values }) => Object.keys(values).length > 0);
}
