import type pg from "pg";

/**
 * Fills dossiers and cases in bulk, as their owner: half of them in the investigator's agency, of which the investigator
 * holds one in a hundred and fifty; the analyst reads all that are not sealed by one agency-wide grant.
 */
export async function makeCases(owner: pg.Client, cases: number): Promise<void> {
  await owner.query("set palermo.maintenance = 'on'");
  await owner.query(
    `insert into access.dossier (agency_id, dossier_id, kind, code, compartments, sealed, opened_by, opened_at)
     select case when n % 2 = 0 then i.agency_id else c.agency_id end, gen_random_uuid(), 'case',
       'C-' || upper(lpad(to_hex(n::bigint * 7919 % 16777216), 6, '0')), '{investigation,identity}', n % 100 = 0,
       case when n % 2 = 0 then i.account_id else c.account_id end, timestamptz '2020-01-01' + n * interval '20 minutes'
     from generate_series(1, $1::int) n,
       access.account i, access.account c
     where i.email = 'investigator@demo.palermo.test' and c.email = 'prosecutor@demo.palermo.test'
     on conflict do nothing`,
    [cases],
  );
  await owner.query("alter table casefile.case_file disable trigger user");
  await owner.query(
    `insert into casefile.case_file (agency_id, case_id, dossier_id, code, kind, reference, lead_agency_id, opened_at, sealed)
     select d.agency_id, d.dossier_id, d.dossier_id, d.code, 'trafficking',
       'LAK-' || to_char(d.opened_at, 'YYYY') || '/' || row_number() over (order by d.opened_at), d.agency_id, d.opened_at, d.sealed
     from access.dossier d where d.kind = 'case' and not exists (select from casefile.case_file f where f.case_id = d.dossier_id)`,
  );
  await owner.query("alter table casefile.case_file enable trigger user");
  await owner.query(
    `insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
     select d.dossier_id, 'investigation', 'read', 'account', a.account_id, 'own-work', 'team', d.opened_at
     from (select *, row_number() over (order by code) as n from access.dossier where kind = 'case') d, access.account a
     where a.email = 'investigator@demo.palermo.test' and d.n % 150 = 0`,
  );
  await owner.query(
    `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
     select i.agency_id, 'investigation', 'read', 'account', a.account_id, 'own-work', 'agency', now()
     from access.account a, access.account i
     where a.email = 'analyst@demo.palermo.test' and i.email = 'investigator@demo.palermo.test'`,
  );
  await owner.query("set palermo.maintenance = ''");
  await owner.query("vacuum analyze");
}
