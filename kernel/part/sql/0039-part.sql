-- Records that lie in a stated compartment of a dossier, whichever it is: notes, attachments, deadlines, tasks. A
-- protected table has exactly one compartment, so there is one table for each, all made here with the same columns.
create schema part;
grant usage on schema part to palermo_app;

create function part.protect_each(base text, body text, about text) returns void language plpgsql as $$
declare
  compartment access.compartment;
  target text;
  noun text := split_part(base, '.', 2);
begin
  foreach compartment in array enum_range(null::access.compartment) loop
    target := base || '_' || replace(compartment::text, '-', '_');
    execute format('create table %s (agency_id uuid not null, %s_id uuid not null, dossier_id uuid not null, %s,
      version int not null default 1, primary key (agency_id, %2$s_id), foreign key (agency_id, dossier_id) references access.dossier)',
      target, noun, body);
    perform access.protect(target, compartment::text);
    -- What lies about one record is listed with it, and goes with it.
    execute format('create index on %s (record_id)', target);
    execute format('comment on table %s is %L', target, about || ', ' || compartment);
  end loop;
end $$;

-- The compartments of a dossier with the level that the actor has in each, 'none' where it is shut; no row at all for
-- somebody who may not know of the dossier.
create function part.of_dossier(wanted uuid) returns table (agency_id uuid, code text, kind text, compartment text, level text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not access.may_see(wanted) then return; end if;
  return query select d.agency_id, d.code, d.kind, p::text,
    case when access.may_open(wanted, p::text, 'manage') then 'manage'
      when access.may_open(wanted, p::text, 'contribute') then 'contribute'
      when access.may_open(wanted, p::text, 'read') then 'read' else 'none' end
  from access.dossier d, unnest(d.compartments) p where d.dossier_id = wanted;
end $$;

-- Accounts that may open a part of a dossier now, within the caps of their roles; `direct` leaves agency-wide grants out.
create function part.openers(wanted uuid, part text, at_least text, direct boolean) returns table (account_id uuid, unit_id uuid, roles text[])
language sql stable security definer set search_path = pg_catalog as $$
  select distinct a.account_id, a.unit_id, a.roles
  from access.dossier d
  join access."grant" g on g.dossier_id = d.dossier_id or (not direct and not d.sealed and g.over_agency = d.agency_id)
  join access.account a on g.grantee_id in (a.account_id, a.unit_id, a.agency_id)
  where d.dossier_id = wanted and g.compartment = part::access.compartment and g.level >= at_least::access.level
    and g.ended_at is null and (g.expires_at is null or g.expires_at > access.now()) and a.closed_at is null
    and part::access.compartment = any (access.compartments_of(a.roles))
$$;

-- When a person is erased: deletes what lies in other dossiers about their records, with its history and files.
create function part.forget_records(records uuid[]) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  t record;
  gone uuid[];
begin
  perform set_config('palermo.maintenance', 'on', true);
  for t in select c.table_name, k.attname as key, exists (select from pg_attribute f where f.attrelid = i.indrelid and f.attname = 'file_id') as has_file
    from access.table_class c join pg_index i on i.indrelid = c.table_name::regclass and i.indisprimary
    join pg_attribute k on k.attrelid = i.indrelid and k.attnum = i.indkey[1]
    where c.class = 'protected' and c.table_name not like 'history.%'
      and exists (select from pg_attribute r where r.attrelid = i.indrelid and r.attname = 'record_id' and not r.attisdropped) loop
    if t.has_file then
      execute format('update files.file f set removed_at = coalesce(f.removed_at, access.now()), address = null, name = null,
        wrapped_key = null, sha256 = null from %s r where r.record_id = any ($1) and f.file_id = r.file_id', t.table_name) using records;
    end if;
    execute format('select array_agg(%I) from %s where record_id = any ($1)', t.key, t.table_name) into gone using records;
    continue when gone is null;
    execute format('delete from %s where %I = any ($1)', t.table_name, t.key) using gone;
    execute format('delete from history.%s where row_id = any ($1)', replace(t.table_name, '.', '_')) using gone;
  end loop;
  perform set_config('palermo.maintenance', before, true);
end $$;

revoke execute on all functions in schema part from public;
grant execute on function part.of_dossier(uuid) to palermo_app;
