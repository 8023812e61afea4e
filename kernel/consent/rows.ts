import { sql } from "kysely";
import type { QuestionContext } from "../action/context.ts";
import { NotFound } from "../action/problem.ts";
import type { Tx } from "../database/tx.ts";
import { Consent, Exception, may } from "./consent.ts";

type Ctx = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;

type Common = {
  dossier_id: string;
  person_id: string;
  recipient_kind: string;
  recipient_id: string;
  recipient_name: Record<string, string> | null;
  purpose: string;
  topics: string[];
  valid_until: Date;
  writes: boolean;
};
type ConsentRow = Common & {
  consent_id: string;
  compartments: string[];
  told_lang: string;
  told_how: string;
  told_by: string | null;
  told_at: Date;
  understood: string;
  given_by: "person" | "guardian";
  view: string | null;
  view_at: Date | null;
  note: Buffer | null;
  state: Consent["state"];
  version: number;
};
type ExceptionRow = Common & {
  exception_id: string;
  ground: string;
  told: string;
  reason: Buffer;
  author: string | null;
  made_at: Date;
  state: string;
};

const common = sql`
  case when c.recipient_kind = 'agency' then consent.agency_name(c.recipient_id) end as recipient_name,
  access.may_open(c.dossier_id, 'support', 'contribute') as writes`;

const recipientOf = (row: Common) => ({
  kind: row.recipient_kind,
  id: row.recipient_id,
  name: row.recipient_name,
});

/** Consents that the reader's access opens, of one person or by id, newest first. */
export async function readConsents(
  context: Ctx,
  ask: { readonly personId: string } | { readonly consentId: string },
): Promise<Consent[]> {
  const which =
    "personId" in ask ? sql`c.person_id = ${ask.personId}::uuid` : sql`c.consent_id = ${ask.consentId}::uuid`;
  const { rows } = await sql<ConsentRow>`
    select c.*, c.compartments::text[] as compartments, consent.state_of(c) as state, v.view, v.asked_at as view_at,
      (select n.name from access.account_names(array[c.told_by]) n) as told_by, ${common}
    from consent.consent c
    left join lateral consent.child_word(c.consent_id) v on true
    where ${which} order by c.told_at desc, c.consent_id desc limit 200`.execute(context.tx);
  return Promise.all(rows.map((row) => consentOf(context, row)));
}

async function consentOf({ vault, actor }: Ctx, row: ConsentRow): Promise<Consent> {
  const place = { table: "consent.consent", column: "note", row: row.consent_id };
  return Consent.parse({
    consentId: row.consent_id,
    dossierId: row.dossier_id,
    personId: row.person_id,
    recipient: recipientOf(row),
    purpose: row.purpose,
    topics: row.topics,
    compartments: row.compartments,
    told: {
      lang: row.told_lang,
      how: row.told_how,
      understood: row.understood,
      by: row.told_by,
      at: row.told_at.toISOString(),
    },
    givenBy: row.given_by,
    childView: row.view && row.view_at ? { view: row.view, at: row.view_at.toISOString() } : null,
    note: await vault.open(row.dossier_id, place, row.note),
    until: row.valid_until.toISOString(),
    state: row.state,
    version: row.version,
    may: may({ state: row.state, givenBy: row.given_by }, row.writes && actor.rights.has("consent.record")),
  });
}

/** Lawful exceptions that the reader's access opens, of one person, newest first. */
export async function readExceptions(context: Ctx, personId: string): Promise<Exception[]> {
  const { rows } = await sql<ExceptionRow>`
    select c.*, case when c.ended_at is null and c.valid_until > access.now() then 'stands' else 'ended' end as state,
      (select n.name from access.account_names(array[c.author]) n) as author, ${common}
    from consent.exception c where c.person_id = ${personId}::uuid order by c.made_at desc limit 200`.execute(
    context.tx,
  );
  return Promise.all(
    rows.map(async (row) =>
      Exception.parse({
        exceptionId: row.exception_id,
        dossierId: row.dossier_id,
        personId: row.person_id,
        recipient: recipientOf(row),
        purpose: row.purpose,
        ground: row.ground,
        topics: row.topics,
        told: row.told,
        reason: await context.vault.open(
          row.dossier_id,
          { table: "consent.exception", column: "reason", row: row.exception_id },
          row.reason,
        ),
        author: row.author,
        at: row.made_at.toISOString(),
        until: row.valid_until.toISOString(),
        state: row.state,
      }),
    ),
  );
}

/** The agency of a dossier in whose support part the actor may write about a person that they may know; else not there. */
export async function writableHome(tx: Tx, dossierId: string, personId: string): Promise<string> {
  const { rows } = await sql<{ agency_id: string }>`
    select f.agency_id from access.dossier_facts(array[${dossierId}::uuid]) f
    where access.may_open(${dossierId}::uuid, 'support', 'contribute') and access.may_see(${personId}::uuid)`.execute(
    tx,
  );
  const home = rows[0]?.agency_id;
  if (!home) throw new NotFound();
  return home;
}
