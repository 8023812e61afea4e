-- Everything that may name bytes of the store: files and uploads, parts that have arrived, the second and later parts of a
-- file, and tables of modules. What none of them names is taken away by the sweep, so this is the one place that says it.
create or replace function files.unknown(addresses text[]) returns setof text language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  h record;
  asked text[];
  kept text[];
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  -- A later part stands as long as the first part of its file.
  asked := addresses || array(select r.first from files.further_address r where r.address = any (addresses));
  kept := array(
    select f.address from files.file f where f.address = any (asked)
    union all select t.address from files.temporary t where t.address = any (asked)
    union all select p.address from files.upload_part p where p.address = any (asked));
  perform set_config('palermo.maintenance', 'on', true);
  for h in select * from files.holder loop
    -- Whoever removed a module kept its tables or took them away; what is gone names nothing.
    if to_regclass(h.table_name) is not null then
      execute format('select $1 || coalesce(array_agg(%1$I), ''{}'') from %2$s where %1$I = any ($2)', h.column_name, to_regclass(h.table_name))
      into kept using kept, asked;
    end if;
  end loop;
  perform set_config('palermo.maintenance', before, true);
  return query select a from unnest(addresses) a
    where a <> all (kept)
      and not exists (select from files.further_address r where r.address = a and r.first = any (kept));
end $$;

create or replace function files.drop_expired() returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone bigint;
  more bigint;
begin
  delete from files.upload where expires_at <= access.now();
  get diagnostics gone = row_count;
  delete from files.temporary where expires_at <= access.now();
  get diagnostics more = row_count;
  delete from files.further_address a where a.first in (
    select files.unknown(array(select distinct r.first from files.further_address r)));
  return gone + more;
end $$;
