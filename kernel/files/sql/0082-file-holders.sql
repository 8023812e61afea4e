-- Files that a module's own table names, beside those of dossiers: judgments in their original language, for instance. The
-- sweep asks each such table before it takes bytes away that no record names.
create table files.holder (
  table_name  text not null,
  column_name text not null,
  primary key (table_name, column_name)
);
select access.internal('files.holder');
comment on table files.holder is 'Tables of modules whose rows name bytes in the file store';

-- Said once, by the migration that makes the table.
create function files.hold(named text, of_column text) returns void language sql set search_path = pg_catalog as $$
  insert into files.holder (table_name, column_name) values (named::regclass::text, of_column) on conflict do nothing
$$;

create or replace function files.unknown(addresses text[]) returns setof text language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  h record;
  kept text[];
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  select coalesce(array_agg(address), '{}') into kept from (
    select f.address from files.file f where f.address = any (addresses)
    union all select t.address from files.temporary t where t.address = any (addresses)
  ) named;
  perform set_config('palermo.maintenance', 'on', true);
  for h in select * from files.holder loop
    -- Whoever removed a module kept its tables or took them away; what is gone names nothing.
    if to_regclass(h.table_name) is not null then
      execute format('select $1 || coalesce(array_agg(%1$I), ''{}'') from %2$s where %1$I = any ($2)', h.column_name, to_regclass(h.table_name))
      into kept using kept, addresses;
    end if;
  end loop;
  perform set_config('palermo.maintenance', before, true);
  return query select a from unnest(addresses) a where a <> all (kept);
end $$;

revoke execute on function files.hold(text, text) from public, palermo_app;

-- Whether a second person is looking at exactly this version: what they see may not be exchanged meanwhile.
create function review.is_waiting(of_kind text, record uuid, of_version int) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from review.review r
    where r.kind = of_kind and r.record_id = record and r.version = of_version and r.state = 'waiting')
$$;
revoke execute on function review.is_waiting(text, uuid, int) from public;
grant execute on function review.is_waiting(text, uuid, int) to palermo_app;
