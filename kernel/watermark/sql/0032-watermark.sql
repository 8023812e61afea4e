-- An export carries a mark; the event about it names the same mark among its fields, as "export X-…".
create function audit.mark_of(fields text[]) returns text language sql immutable parallel safe set search_path = pg_catalog as $$
  select substr(f, 8) from unnest(fields) f where f like 'export X-%' limit 1
$$;
create index event_of_mark on audit.event (audit.mark_of(fields)) where audit.mark_of(fields) is not null;

-- Who exported what carries this mark. Events about sealed dossiers are absent unless the auditor is named (X8).
create function audit.events_of_mark(mark text)
returns table (event_id uuid, at timestamptz, account_id uuid, name text, agency jsonb, action text, purpose text, reason text, codes text[], fields text[])
language sql stable security definer set search_path = pg_catalog as $$
  select e.event_id, e.at, e.account_id, a.name, y.name, e.action, e.purpose, e.reason,
    array(select d.code from access.dossier d where d.dossier_id = any (e.dossiers)),
    array(select f from unnest(e.fields) f where f not like 'export X-%')
  from audit.event e left join access.account a on a.account_id = e.account_id left join access.agency y on y.agency_id = e.agency_id
  where access.has_right('audit.read') and audit.mark_of(e.fields) = mark
    and not exists (select from access.dossier d where d.dossier_id = any (e.dossiers) and d.sealed and not access.may_see(d.dossier_id))
  order by e.at desc limit 20
$$;
revoke execute on function audit.mark_of(text[]), audit.events_of_mark(text) from public;
grant execute on function audit.mark_of(text[]), audit.events_of_mark(text) to palermo_app;
