-- Agencies in which the actor reads identities: of dossiers granted to them, and of people of other agencies who stand in such
-- a dossier. Everybody else who stands in a dossier is of its agency.
create or replace function vault.token_agencies() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  granted uuid[] := access.granted('identity', 'read');
  wide uuid[] := access.agencies('identity', 'read');
begin
  return array(
    select d.agency_id from access.dossier d where d.dossier_id = any (granted)
    union
    select p.agency_id from access.derivation v join access.dossier p on p.dossier_id = v.person_dossier
    where v.crosses and v.ended_at is null and (v.source_dossier = any (granted) or v.source_agency = any (wide))
    union
    select unnest(wide));
end $$;

-- Those of the dossiers that the actor may see in some compartment: access.may_see for many at once.
create or replace function vault.visible(subjects uuid[]) returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  part access.compartment;
  among uuid[];
  direct uuid[];
  wide uuid[];
  seen uuid[] := '{}';
begin
  for part in select distinct unnest(d.compartments) from access.dossier d where d.dossier_id = any (subjects) loop
    among := array(select d.dossier_id from access.dossier d where d.dossier_id = any (subjects) and part = any (d.compartments));
    direct := access.opened_among(part::text, 'read', among);
    wide := access.agencies(part::text, 'read');
    seen := seen || direct || array(
      select d.dossier_id from access.dossier d
      where d.dossier_id = any (among) and d.dossier_id <> all (direct) and not d.sealed and d.agency_id = any (wide));
  end loop;
  return seen;
end $$;
revoke execute on function vault.visible(uuid[]) from public;
