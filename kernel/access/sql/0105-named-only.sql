-- Dossiers that nobody knows of but those who are named one by one (X8): sealed from their first moment, never opened to a
-- unit or an agency, and not unsealed while they are so.
alter table access.dossier add column named_only boolean not null default false check (sealed or not named_only);

create or replace function access.give_grant(wanted uuid, part text, wanted_level text, to_kind text, to_id uuid, for_purpose text, why text, from_origin text, until timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  d record;
begin
  select * into d from access.dossier where dossier_id = wanted;
  if not found or not (access.may_see(wanted) or access.manages(wanted, part)) then return 'not-found'; end if;
  if not part::access.compartment = any (d.compartments) then return 'no-such-part'; end if;
  if not access.manages(wanted, part) then return 'not-yours'; end if;
  if d.named_only and to_kind <> 'account' then return 'named-only'; end if;
  if for_purpose = 'immigration-enforcement' then return 'forbidden-purpose'; end if;
  if not (case to_kind
    when 'account' then exists (select from access.account where account_id = to_id and closed_at is null)
    when 'unit' then exists (select from access.unit where unit_id = to_id)
    when 'agency' then exists (select from access.agency where agency_id = to_id)
    else false end) then return 'no-such-grantee'; end if;
  insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, reason, origin, given_by, given_at, expires_at)
  values (wanted, part::access.compartment, wanted_level::access.level, to_kind, to_id, for_purpose, coalesce(why, ''),
    from_origin::access.origin, access.account_id(), access.now(), until);
  return 'done';
end $$;

create or replace function access.seal_dossier(wanted uuid, shut boolean) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  t text;
begin
  if not access.may_see(wanted) then return 'not-found'; end if;
  if exists (select from access.dossier d, unnest(d.compartments) part where d.dossier_id = wanted and not access.manages(wanted, part::text)) then
    return 'not-yours';
  end if;
  if not shut and exists (select from access.dossier d where d.dossier_id = wanted and d.named_only) then return 'not-yours'; end if;
  update access.dossier set sealed = shut where dossier_id = wanted;
  if shut then
    update access."grant" set ended_at = access.now(), ended_by = access.account_id(), end_reason = 'sealed'
    where dossier_id = wanted and origin = 'break-glass' and ended_at is null;
  end if;
  perform set_config('palermo.maintenance', 'on', true);
  for t in select c.table_name from access.table_class c where c.class = 'protected' loop
    execute format('update %s set sealed = $1 where dossier_id = $2 and sealed <> $1', t) using shut, wanted;
  end loop;
  perform set_config('palermo.maintenance', '', true);
  return 'done';
end $$;

-- 'done', or 'not-found' | 'not-yours'. Turned on, a dossier is sealed and what units and agencies were given ends; turned
-- off it stays sealed, and can then be unsealed like any other.
create function access.name_only(wanted uuid, closed boolean) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  word text;
begin
  if closed then
    word := access.seal_dossier(wanted, true);
    if word <> 'done' then return word; end if;
    update access."grant" set ended_at = access.now(), ended_by = access.account_id(), end_reason = 'named-only'
    where dossier_id = wanted and grantee_kind <> 'account' and ended_at is null;
  else
    if not access.may_see(wanted) then return 'not-found'; end if;
    if exists (select from access.dossier d, unnest(d.compartments) part where d.dossier_id = wanted and not access.manages(wanted, part::text)) then
      return 'not-yours';
    end if;
  end if;
  update access.dossier set named_only = closed where dossier_id = wanted;
  return 'done';
end $$;

-- Of which dossier a grant is, for the audit of its end; null where the actor may not know of it.
create function access.dossier_of_grant(wanted uuid) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select g.dossier_id from access."grant" g
  where g.grant_id = wanted and (access.may_see(g.dossier_id) or access.manages(g.dossier_id, g.compartment::text))
$$;
revoke execute on function access.name_only(uuid, boolean), access.dossier_of_grant(uuid) from public;
grant execute on function access.name_only(uuid, boolean), access.dossier_of_grant(uuid) to palermo_app;
