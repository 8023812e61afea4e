-- Earlier states of the records of one dossier, as far as the reader may open their compartments.
create function history.of_dossier(wanted uuid, before_at timestamptz, before_id uuid, how_many int)
returns table (history_id uuid, table_name text, row_id uuid, version int, operation text, actor_kind text, account_id uuid, at timestamptz, was jsonb, became jsonb)
language plpgsql stable security invoker set search_path = pg_catalog as $$
declare
  past text;
  live text;
  part text;
  key_column name;
begin
  for past in select c from history.tables(wanted) c loop
    select c.oid::regclass::text, a.attname into live, key_column
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_index i on i.indrelid = c.oid and i.indisprimary and i.indnatts = 2
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[1]
    where 'history.' || n.nspname || '_' || c.relname = past;
    part := format(
      'select h.history_id, %1$L::text as table_name, h.row_id, h.version, h.operation, h.actor_kind, h.account_id, h.at, h.before as was,
         case when h.operation = ''delete'' then null else coalesce(
           (select n.before from %2$s n where n.dossier_id = $1 and n.row_id = h.row_id and n.version > h.version order by n.version limit 1),
           (select to_jsonb(l) from %1$s l where l.dossier_id = $1 and l.%3$I = h.row_id)
         ) end as became
       from %2$s h where h.dossier_id = $1 and ($2 is null or (h.at, h.history_id) < ($2, $3)) order by h.at desc, h.history_id desc limit $4',
      live, past, key_column);
    return query execute part using wanted, before_at, before_id, how_many;
  end loop;
end $$;

-- The histories that hold something of this dossier, of compartments that the actor may open in it: there are many
-- tables, and of the others not a row would be seen.
create function history.tables(wanted uuid) returns setof text language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  open access.compartment[] := array(select part from unnest(enum_range(null::access.compartment)) part
    where access.may_open(wanted, part::text, 'read'));
  past text;
  filled boolean;
begin
  for past in select t.table_name from access.table_class t
    where t.class = 'protected' and t.table_name like 'history.%' and t.compartment = any (open) order by 1 loop
    execute format('select exists (select from %s where dossier_id = $1)', past) into filled using wanted;
    if filled then return next past; end if;
  end loop;
end $$;

revoke execute on all functions in schema history from public;
grant execute on function history.of_dossier(uuid, timestamptz, uuid, int), history.tables(uuid) to palermo_app;
