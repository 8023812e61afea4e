-- Who read unlike their colleagues, or unlike themselves before: figures for the auditor, never what was read.

create table audit.threshold (
  measure    text primary key check (measure in ('dossiers', 'names', 'exports', 'hours', 'refusals')),
  -- Fewer than this in a period is never unusual.
  floor      int not null check (floor between 1 and 1000000),
  -- So many times the middle of the colleagues with the same role, or the own average before.
  peer_times numeric not null check (peer_times between 1 and 1000),
  past_times numeric not null check (past_times between 1 and 1000)
);
select access.internal('audit.threshold');
comment on table audit.threshold is 'From where on reading is shown to the auditor as unusual';
insert into audit.threshold (measure, floor, peer_times, past_times) values
  ('dossiers', 30, 4, 4), ('names', 20, 4, 4), ('exports', 3, 4, 4), ('hours', 10, 4, 4), ('refusals', 10, 4, 4);

create function audit.thresholds() returns table (measure text, floor int, peer_times numeric, past_times numeric)
language sql stable security definer set search_path = pg_catalog as $$
  select t.measure, t.floor, t.peer_times, t.past_times from audit.threshold t where access.has_right('audit.read')
  order by array_position(array['dossiers', 'names', 'exports', 'hours', 'refusals'], t.measure)
$$;

create function audit.set_threshold(which text, at_least int, of_peers numeric, of_past numeric) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('audit.read') then return false; end if;
  update audit.threshold set floor = at_least, peer_times = of_peers, past_times = of_past where measure = which;
  return found;
end $$;

-- Figures by account and period: 0 is the one that ends at `until`, 1 to 4 those before it. Events about sealed dossiers
-- are absent unless the auditor is named (X8). `hours` counts events at hours of the day without any in periods 1 to 4.
create function audit.reading(until timestamptz, days int)
returns table (account_id uuid, name text, agency jsonb, roles text[], period int, dossiers bigint, names bigint, exports bigint, hours bigint, refusals bigint)
language sql stable security definer set search_path = pg_catalog as $$
  with seen as materialized (
    select e.event_id, e.account_id, e.action, e.outcome, e.dossiers, exists (select from unnest(e.fields) f where f like 'export X-%') as exported,
      extract(hour from e.at at time zone 'UTC')::int as hour,
      floor(extract(epoch from until - e.at) / (days * 86400))::int as period
    from audit.event e
    where access.has_right('audit.read') and e.at <= until and e.at > until - make_interval(days => days * 5)
      and e.actor_kind in ('person', 'token') and e.account_id is not null
      and not exists (select from access.dossier d where d.dossier_id = any (e.dossiers) and d.sealed and not access.may_see(d.dossier_id))
  ), known_hours as (
    select s.account_id, s.hour from seen s where s.period > 0 group by 1, 2
  ), counted as (
    select s.account_id, s.period, count(*) filter (where s.exported) as exports,
      count(*) filter (where s.outcome in ('refused', 'denied')) as refusals,
      count(*) filter (where s.period = 0 and exists (select from known_hours k where k.account_id = s.account_id)
        and not exists (select from known_hours k where k.account_id = s.account_id and k.hour = s.hour)) as hours
    from seen s group by 1, 2
  ), opened as (
    select s.account_id, s.period, count(distinct d) as dossiers, count(distinct d) filter (where s.action like 'person.%') as names
    from seen s, unnest(s.dossiers) d where s.outcome in ('read', 'done') group by 1, 2
  )
  select a.account_id, a.name, y.name, a.roles, c.period, coalesce(o.dossiers, 0), coalesce(o.names, 0), c.exports, c.hours, c.refusals
  from counted c join access.account a using (account_id) join access.agency y on y.agency_id = a.agency_id
    left join opened o on o.account_id = c.account_id and o.period = c.period
  where c.period between 0 and 4
$$;

revoke execute on function audit.thresholds(), audit.set_threshold(text, int, numeric, numeric), audit.reading(timestamptz, int) from public;
grant execute on function audit.thresholds(), audit.set_threshold(text, int, numeric, numeric), audit.reading(timestamptz, int) to palermo_app;
