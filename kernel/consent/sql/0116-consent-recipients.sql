-- Agencies that a consent can name, all at once: a device without network chooses among them.
create function consent.recipients() returns table (agency_id uuid, name jsonb, kind text)
language sql stable security definer set search_path = pg_catalog as $$
  select y.agency_id, y.name, y.kind from access.agency y
  where y.kind not in ('operator', 'system') and access.has_right('consent.record') order by y.agency_id limit 2000
$$;
revoke execute on function consent.recipients() from public;
grant execute on function consent.recipients() to palermo_app;
