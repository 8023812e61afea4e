-- What was refused names its dossiers as well, so that refusals about a sealed dossier stay among those who are named (X8).
-- A dossier that was refused its opening was never there: an attempt that names one tells of nothing that auditors could
-- look at, and of a restricted one it would tell that somebody means to open it.
create function audit.of_nothing(named uuid[]) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from unnest(named) n where not exists (select from access.dossier d where d.dossier_id = n))
$$;
revoke execute on function audit.of_nothing(uuid[]) from public;

create or replace function audit.events(before_at timestamptz, before_id uuid, by_account uuid, about_code text, what text, how_many int)
returns table (event_id uuid, seq bigint, at timestamptz, actor_kind text, account_id uuid, name text, agency jsonb, action text, outcome text,
  detail text, purpose text, reason text, codes text[], fields text[], token text)
language sql stable security definer set search_path = pg_catalog as $$
  select e.event_id, e.seq, e.at, e.actor_kind, e.account_id, a.name, y.name, e.action, e.outcome, e.detail, e.purpose, e.reason,
    array(select d.code from access.dossier d where d.dossier_id = any (e.dossiers) and (not d.sealed or access.may_see(d.dossier_id))), e.fields,
    (select t.name from access.token t where e.actor_kind = 'token' and t.token_id = e.session_id)
  from audit.event e left join access.account a on a.account_id = e.account_id left join access.agency y on y.agency_id = e.agency_id
  where access.has_right('audit.read')
    and (before_at is null or (e.at, e.event_id) < (before_at, before_id))
    and (by_account is null or e.account_id = by_account)
    and (what is null or e.action like what || '%')
    and (about_code is null or exists (select from access.dossier d where d.code = upper(about_code) and d.dossier_id = any (e.dossiers) and (not d.sealed or access.may_see(d.dossier_id))))
    and not exists (select from access.dossier d where d.dossier_id = any (e.dossiers) and d.sealed and not access.may_see(d.dossier_id))
    and not (e.outcome in ('refused', 'denied', 'failed') and audit.of_nothing(e.dossiers))
  order by e.at desc, e.event_id desc limit least(how_many, 200)
$$;

create or replace function audit.reading(until timestamptz, days int)
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
      and not (e.outcome in ('refused', 'denied', 'failed') and audit.of_nothing(e.dossiers))
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
