-- Statistics of the installation's own dossiers ("This instance"): a data set like others, built anew each quarter, of which
-- only released tables are answered.

-- Sets of variables whose tables, with all their parts, are released; null where no ledger is kept (published data).
alter table statistics.data_set add column released jsonb;

-- The ledger: each table that was released from a build. Any filter over its variables is a part of the same table.
create table statistics.release (
  release_id  uuid primary key default gen_uuid_v7(),
  -- The build; it may be gone by now.
  data_set_id uuid not null,
  cut_off     date not null,
  variables   text[] not null check (cardinality(variables) between 1 and 8),
  -- Checked together with others; its own figures are not shown.
  joint       boolean not null default false,
  shown       int not null,
  hidden      int not null,
  -- SHA-256 of which cells are hidden.
  pattern     text not null,
  released_by uuid,
  released_at timestamptz not null default access.now(),
  unique (data_set_id, variables)
);
select access.reference('statistics.release', 'contribution.read');
comment on table statistics.release is 'Tables released from builds of the own statistics, with their cell patterns; no figures';

-- Puts a build in the place of the one before it; gives the id of the file that goes. Null variables: nothing is left to show.
create function statistics.put_instance(build jsonb) returns uuid[] language plpgsql security definer
set search_path = pg_catalog as $$
declare
  gone uuid[];
begin
  if not access.has_right('contribution.read') then
    raise exception 'statistics: nobody entered here may build' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtext('statistics.data_set'));
  with old as (delete from statistics.data_set where importer = 'instance' returning data_set_id)
  select coalesce(array_agg(data_set_id), '{}') into gone from old;
  if build is null then return gone; end if;
  insert into statistics.data_set (data_set_id, code, importer, layout, kind, title, source, licence, republication, unit,
    first_year, last_year, caveats, variables, rows_read, accepted, rejected_count, checksum, file_name, demonstration,
    imported_at, released)
  values ((build ->> 'id')::uuid, 'this-instance', 'instance', 'palermo-instance', 'records', build -> 'title', build ->> 'source',
    '', 'free', 'persons', (build ->> 'firstYear')::int, (build ->> 'lastYear')::int, build -> 'caveats', build -> 'variables',
    (build ->> 'about')::int, (build ->> 'about')::int, 0, build ->> 'checksum', build ->> 'cutOff',
    (build ->> 'demonstration')::boolean, access.now(), '[]');
  return gone;
end $$;

-- Writes a release into the ledger and opens its tables to readers. False when the build was replaced meanwhile.
create function statistics.put_release(wanted jsonb) returns boolean language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if not access.has_right('contribution.read') then
    raise exception 'statistics: nobody entered here may release' using errcode = '42501';
  end if;
  if not (wanted ->> 'joint')::boolean then
    update statistics.data_set set released = released || jsonb_build_array(wanted -> 'variables')
    where data_set_id = (wanted ->> 'build')::uuid and released is not null;
    if not found then return false; end if;
  end if;
  insert into statistics.release (data_set_id, cut_off, variables, joint, shown, hidden, pattern, released_by)
  values ((wanted ->> 'build')::uuid, (wanted ->> 'cutOff')::date, array(select jsonb_array_elements_text(wanted -> 'variables')),
    (wanted ->> 'joint')::boolean, (wanted ->> 'shown')::int, (wanted ->> 'hidden')::int, wanted ->> 'pattern', access.account_id())
  on conflict (data_set_id, variables) do nothing;
  return true;
end $$;
revoke execute on function statistics.put_instance(jsonb), statistics.put_release(jsonb) from public;
grant execute on function statistics.put_instance(jsonb), statistics.put_release(jsonb) to palermo_app;
