-- A summary of a closed case comes to editors from a prosecutor, who edits no case law and mostly belongs to another agency.
-- It becomes a draft of the agency that was chosen; who handed it in neither reads nor changes it afterwards.
create function caselaw.editing_agencies() returns table (agency_id uuid, name jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.agency_id, a.name from access.agency a
  where access.has_right('caselaw.hand-in') and exists (
    select from access.account c join access.role_right r on r.role = any (c.roles) and r."right" = 'caselaw.edit'
    where c.agency_id = a.agency_id and c.closed_at is null)
  order by a.agency_id
$$;

-- False where that agency has no editor. The text was looked through for names before; editors look again, and a second person.
create function caselaw.hand_in(wanted jsonb) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  to_agency uuid := (wanted ->> 'agencyId')::uuid;
  id uuid := (wanted ->> 'judgmentId')::uuid;
begin
  if not exists (select from caselaw.editing_agencies() e where e.agency_id = to_agency) then return false; end if;
  perform set_config('palermo.maintenance', 'on', true);
  insert into caselaw.judgment (agency_id, judgment_id, code, content, origin, keys, bands, sketch, author, written_at)
  values (to_agency, id, wanted ->> 'code', wanted -> 'content', 'court',
    array(select jsonb_array_elements_text(wanted -> 'keys')), array(select jsonb_array_elements_text(wanted -> 'bands')),
    array(select jsonb_array_elements_text(wanted -> 'sketch')::int), access.account_id(), access.now());
  insert into caselaw.judgment_version (agency_id, judgment_id, version, content, author, written_at)
  values (to_agency, id, 1, wanted -> 'content', access.account_id(), access.now());
  perform set_config('palermo.maintenance', before, true);
  return true;
end $$;
revoke execute on function caselaw.editing_agencies(), caselaw.hand_in(jsonb) from public;
grant execute on function caselaw.editing_agencies(), caselaw.hand_in(jsonb) to palermo_app, palermo_wide, palermo_agency;

-- What came from a case here was never published before: it waits for a second person like what an editor wrote.
create or replace function caselaw.needs_second_person() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  allowed text;
begin
  if new.audience = 'inside' and new.origin not in ('editor', 'court') then return new; end if;
  if review.is_approved('caselaw.publication', new.judgment_id, new.version) then
    -- At its first publication the proposal that was looked at is still there.
    insert into caselaw.let_through (judgment_id, version, audience)
    select p.judgment_id, p.version, p.audience from caselaw.proposal p
    where p.judgment_id = new.judgment_id and p.version = new.version
    on conflict do nothing;
    select l.audience into allowed from caselaw.let_through l where l.judgment_id = new.judgment_id and l.version = new.version;
    if allowed = 'everybody' or allowed = new.audience then return new; end if;
  end if;
  if review.is_approved('caselaw.opening', new.judgment_id, new.version) then return new; end if;
  if new.import_id is not null and new.version = 1 and review.is_approved('caselaw.import-opening', new.import_id, 1) then return new; end if;
  raise exception 'caselaw: no second person looked at this version for these readers' using errcode = '42501';
end $$;
