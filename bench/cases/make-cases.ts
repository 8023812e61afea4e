import { createHash, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { makeCode } from "#kernel/words";

export type CaseSizes = {
  readonly cases: number;
  readonly participants: number;
  readonly records: number;
  readonly accounts: number;
};
export type CaseReader = { readonly what: string; readonly accountId: string; readonly session: Buffer };

/**
 * Fills an instance in bulk, as its owner: cases of one agency, people, records without content, and accounts whose grants
 * go from one dossier to twenty in a hundred of all. Triggers rest meanwhile.
 */
export async function makeCases(owner: pg.Client, sizes: CaseSizes): Promise<CaseReader[]> {
  const agencyId = randomUUID();
  await owner.query(
    "insert into access.agency (agency_id, name, kind, country) values ($1, '{\"en\": \"Bench\"}', 'enforcement', 'XV')",
    [agencyId],
  );
  await owner.query(
    `insert into access.account (agency_id, email, name, roles)
     select $1, 'bench' || n || '@bench.palermo.test', 'Bench ' || n, '{investigator}' from generate_series(1, $2::int) n`,
    [agencyId, sizes.accounts],
  );
  await owner.query("set palermo.maintenance = 'on'");
  await owner.query(
    `insert into access.dossier (agency_id, dossier_id, kind, code, compartments, opened_by, opened_at)
     select $1, gen_random_uuid(), 'case', c.code, '{identity,investigation,prosecution,support}',
       (select account_id from access.account where email = 'bench1@bench.palermo.test'), timestamptz '2015-01-01' + c.n * interval '1 hour'
     from unnest($2::text[]) with ordinality c (code, n)`,
    [agencyId, codesOf(sizes.cases)],
  );
  // Account n reads about cases / 20 / n dossiers, at least one: few read very many, most read a handful.
  await owner.query(
    `with a as (select account_id, substring(email from 6 for position('@' in email) - 6)::int as n from access.account where email like 'bench%'),
       d as materialized (select dossier_id, row_number() over (order by code) as k from access.dossier where kind = 'case' and agency_id = $1)
     insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
     select d.dossier_id, part::access.compartment, 'contribute', 'account', a.account_id, 'own-work', 'team', timestamptz '2020-01-01'
     from a, lateral (select generate_series(1, greatest(1, $2::int / 20 / a.n)) as i) i,
       unnest(array['investigation', 'identity']) part, d
     where d.k = 1 + (a.n * 7919 + i.i * 31) % $2::int on conflict do nothing`,
    [agencyId, sizes.cases],
  );
  for (const table of ["case_file", "participant", "record"])
    await owner.query(`alter table casefile.${table} disable trigger user`);
  await owner.query(
    `insert into casefile.case_file (agency_id, case_id, dossier_id, code, kind, state, reference, lead_agency_id, opened_at, closed_at)
     select d.agency_id, d.dossier_id, d.dossier_id, d.code, (array['trafficking', 'smuggling', 'both'])[1 + abs(hashtext(d.code)) % 3]::casefile.kind,
       case when hashtext(d.code) % 4 = 0 then 'closed' else 'open' end::casefile.state, 'INV/' || d.code, d.agency_id, d.opened_at,
       case when hashtext(d.code) % 4 = 0 then d.opened_at + interval '90 days' end
     from access.dossier d where d.agency_id = $1 and d.kind = 'case'`,
    [agencyId],
  );
  await spread(owner, agencyId, {
    rows: sizes.participants,
    cases: sizes.cases,
    insert: `insert into casefile.participant (agency_id, participant_id, dossier_id, person_id, person_code, capacity, sex)
      select d.agency_id, gen_random_uuid(), d.dossier_id, gen_random_uuid(), 'P-B' || n, 'presumed_victim', 'female'`,
  });
  await spread(owner, agencyId, {
    rows: sizes.records,
    cases: sizes.cases,
    insert: `insert into casefile.record (agency_id, record_id, dossier_id, kind, earliest, latest, content, added_by, added_at)
      select d.agency_id, gen_random_uuid(), d.dossier_id, 'tip', date '2020-01-01' + n % 2000, date '2020-01-01' + n % 2000, '\\x00', gen_random_uuid(), now()`,
  });
  for (const table of ["case_file", "participant", "record"])
    await owner.query(`alter table casefile.${table} enable trigger user`);
  await owner.query(
    'vacuum analyze access.account, access.dossier, access."grant", casefile.case_file, casefile.participant, casefile.record',
  );
  return [await openReader(owner, 1), await openReader(owner, Math.max(2, Math.floor(sizes.accounts / 20)))];
}

/** So many codes, each once, as dossiers have them. */
function codesOf(count: number): string[] {
  const codes = new Set<string>();
  while (codes.size < count) codes.add(makeCode("C", randomBytes(5)));
  return [...codes];
}

/** Rows over all cases alike, in batches that the log of changes stands. */
async function spread(
  owner: pg.Client,
  agencyId: string,
  { rows, cases, insert }: { rows: number; cases: number; insert: string },
): Promise<void> {
  const batch = 500_000;
  for (let from = 1; from <= rows; from += batch)
    await owner.query(
      `with d as materialized (select agency_id, dossier_id, row_number() over (order by code) as k from access.dossier
         where kind = 'case' and agency_id = $1)
       ${insert} from generate_series($2::int, $3::int) n join d on d.k = 1 + n % $4::int`,
      [agencyId, from, Math.min(rows, from + batch - 1), cases],
    );
}

async function openReader(owner: pg.Client, n: number): Promise<CaseReader> {
  const session = createHash("sha256").update(randomBytes(32)).digest();
  const { rows } = await owner.query<{ account_id: string; reach: number }>(
    `with a as (select account_id from access.account where email = $2), s as (
       insert into access.session (hash, account_id, opened_at, seen_at, expires_at)
       select $1, account_id, now(), now(), now() + interval '1 day' from a)
     select a.account_id, (select count(*)::int from access."grant" g where g.grantee_id = a.account_id and g.compartment = 'investigation') as reach from a`,
    [session, `bench${n}@bench.palermo.test`],
  );
  const [row] = rows;
  return { what: `reader of ${row?.reach ?? 0} cases`, accountId: row?.account_id ?? "", session };
}
