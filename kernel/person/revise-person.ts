import { sql } from "kysely";
import { NotFound, Stale } from "../action/index.ts";
import { readIdentity, writeIdentity } from "./identity-rows.ts";
import type { IdentityChange, PersonFactsChange } from "./person.ts";
import { factColumns, getPersonFacts, mergeFacts } from "./person-card.ts";
import type { PersonContext } from "./person-context.ts";
import { writeTokens } from "./person-tokens.ts";

export type PersonChange = {
  readonly personId: string;
  /** The version that the writer saw; another one stored throws `Stale`. */
  readonly version: number;
  readonly facts?: PersonFactsChange | undefined;
  readonly identity?: IdentityChange | undefined;
};

/** Changes facts and identity of a person to whose identity the actor may contribute; fields left out stay as they are. */
export async function reviseIdentity(
  context: PersonContext,
  { personId, version, facts = {}, identity = {} }: PersonChange,
): Promise<{ version: number } | "erased" | "read-only"> {
  const { tx, now } = context;
  const card = await getPersonFacts(context, personId);
  if (card.erased) return "erased";
  const columns = factColumns(mergeFacts(card.facts, facts));
  const { rows } = await sql<{ agency_id: string; version: number }>`
    update person.person set sex = ${columns.sex}, gender = ${columns.gender}, year_of_birth = ${columns.year_of_birth},
      age_band = ${columns.age_band}, citizenships = ${columns.citizenships}::text[], languages = ${columns.languages}::text[],
      absent = ${columns.absent}::jsonb, revised_at = ${now}
    where dossier_id = ${personId} and version = ${version} and erased_at is null returning agency_id, version`.execute(
    tx,
  );
  const written = rows[0];
  if (!written)
    return (await mayContribute(context, personId)) ? stale(context, personId, version) : "read-only";
  await writeIdentity(context, { agencyId: written.agency_id, personId }, identity);
  const whole = await readIdentity(context, personId);
  if (whole) await writeTokens(context, [{ agencyId: written.agency_id, personId, identity: whole }]);
  return { version: written.version };
}

async function mayContribute({ tx }: PersonContext, personId: string): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean;
  }>`select access.may_open(${personId}::uuid, 'identity', 'contribute') as may`.execute(tx);
  return rows[0]?.may === true;
}

async function stale(context: PersonContext, personId: string, yours: number): Promise<never> {
  const { rows } = await sql<{
    version: number;
  }>`select version from person.person where dossier_id = ${personId}`.execute(context.tx);
  if (!rows[0]) throw new NotFound();
  throw new Stale({ yours, theirs: rows[0].version });
}
