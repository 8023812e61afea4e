import { createHash, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";

export type Sizes = {
  readonly dossiers: number;
  readonly rowsEach: number;
  readonly grantsEach: number;
  readonly accounts: number;
};

export type Reader = { readonly accountId: string; readonly session: Buffer };

/** The two readers of the measurement, and the agency whose dossiers the second one reads all together. */
export type World = { readonly few: Reader; readonly wide: Reader; readonly agencyId: string };

/**
 * Fills the access tables in bulk, as their owner: two agencies with three and two fifths of the dossiers, one in a
 * hundred sealed, grants drawn by hash so that each account reaches about the same number, one agency-wide grant.
 */
export async function makeWorld(owner: pg.Client, sizes: Sizes): Promise<World> {
  const agencyId = await openAgency(owner);
  const otherId = await openAgency(owner);
  await owner.query(
    `insert into access.account (agency_id, email, name, roles)
     select case when n % 5 < 3 then $1::uuid else $2::uuid end, 'bench' || n || '@bench.palermo.test', 'Bench ' || n, '{investigator}'
     from generate_series(1, $3::int) n`,
    [agencyId, otherId, sizes.accounts],
  );
  await owner.query(
    `insert into access.dossier (agency_id, dossier_id, kind, code, compartments, sealed, opened_by, opened_at)
     select case when n % 5 < 3 then $1::uuid else $2::uuid end, gen_random_uuid(), 'case', 'C-' || n,
       '{investigation,identity,support}', n % 100 = 0, (select account_id from access.account where email = 'bench1@bench.palermo.test'),
       timestamptz '2020-01-01' + n * interval '1 minute'
     from generate_series(1, $3::int) n`,
    [agencyId, otherId, sizes.dossiers],
  );
  await owner.query(
    `with a as (select array_agg(account_id order by email) as ids from access.account where email like 'bench%')
     insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
     select d.dossier_id, (array['investigation', 'identity', 'support'])[n % 3 + 1]::access.compartment,
       (array['read', 'contribute', 'manage'])[n / 3 % 3 + 1]::access.level, 'account',
       a.ids[1 + abs(hashtext(d.code || n) % $1::int)], 'own-work', 'team', d.opened_at
     from access.dossier d, a, generate_series(0, $2::int - 1) n`,
    [sizes.accounts, sizes.grantsEach],
  );
  await makeRows(owner, sizes.rowsEach);
  const few = await openSession(owner, "bench1@bench.palermo.test");
  const wide = await openReaderOf(owner, agencyId);
  await owner.query('vacuum analyze access.account, access.dossier, access."grant", bench.record');
  return { few, wide, agencyId };
}

/** A protected table like those of the modules; its triggers rest while it is filled. */
async function makeRows(owner: pg.Client, rowsEach: number): Promise<void> {
  await owner.query(`
    create schema bench;
    grant usage on schema bench to palermo_app;
    create table bench.record (
      agency_id  uuid not null,
      record_id  uuid not null default gen_random_uuid(),
      dossier_id uuid not null,
      state      text not null,
      at         timestamptz not null,
      note       text not null,
      version    int not null default 1,
      primary key (agency_id, record_id),
      foreign key (agency_id, dossier_id) references access.dossier
    );
    create index on bench.record (at desc, record_id desc);
    select access.protect('bench.record', 'investigation');
    select access.equip_readers();
    set palermo.maintenance = 'on';
    alter table bench.record disable trigger user`);
  await owner.query(
    `insert into bench.record (agency_id, dossier_id, state, at, note, sealed)
     select d.agency_id, d.dossier_id, case when hashtext(d.code || n) % 4 = 0 then 'closed' else 'open' end,
       d.opened_at + n * interval '7 days', repeat('x', 80), d.sealed
     from access.dossier d, generate_series(1, $1::int) n`,
    [rowsEach],
  );
  await owner.query("alter table bench.record enable trigger user");
}

async function openAgency(owner: pg.Client): Promise<string> {
  const agencyId = randomUUID();
  await owner.query(
    "insert into access.agency (agency_id, name, kind, country) values ($1, $2, 'enforcement', 'XV')",
    [agencyId, JSON.stringify({ en: "Bench" })],
  );
  return agencyId;
}

async function openReaderOf(owner: pg.Client, agencyId: string): Promise<Reader> {
  const email = "bench-wide@bench.palermo.test";
  await owner.query(
    "insert into access.account (agency_id, email, name, roles) values ($1, $2, 'Wide', '{investigator}')",
    [agencyId, email],
  );
  const reader = await openSession(owner, email);
  await owner.query(
    `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
     values ($1, 'investigation', 'read', 'account', $2, 'own-work', 'agency', now())`,
    [agencyId, reader.accountId],
  );
  return reader;
}

async function openSession(owner: pg.Client, email: string): Promise<Reader> {
  const session = createHash("sha256").update(randomBytes(32)).digest();
  const { rows } = await owner.query<{ account_id: string }>(
    `insert into access.session (hash, account_id, opened_at, seen_at, expires_at)
     select $1, account_id, now(), now(), now() + interval '1 day' from access.account where email = $2 returning account_id`,
    [session, email],
  );
  return { accountId: rows[0]?.account_id ?? "", session };
}
