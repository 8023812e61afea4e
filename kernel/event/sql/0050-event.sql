-- What happened, told to whoever subscribed: ids only, at least once, each subscriber once with effect.
create schema event;
grant usage on schema event to palermo_app, palermo_backup;

-- One event for one subscriber. A handler's work and its mark here stand or fall together.
create table event.delivery (
  event_id     uuid not null,
  subscriber   text not null,
  -- The right that System holds while this is handled.
  needs        text not null,
  name         text not null,
  agency_id    uuid,
  ids          jsonb not null,
  at           timestamptz not null,
  attempt      int not null default 0,
  next_at      timestamptz not null,
  delivered_at timestamptz,
  dead_at      timestamptz,
  -- The kind of the last failure; never a message, which might hold content.
  problem      text,
  primary key (event_id, subscriber)
);
create index on event.delivery (next_at) where delivered_at is null and dead_at is null;
create index on event.delivery (dead_at) where dead_at is not null;
create index on event.delivery (delivered_at) where delivered_at is not null;
select access.internal('event.delivery');
comment on table event.delivery is 'Events on their way to subscribers, with tries, and those that could not be handled';

-- Hours and days that the clock has told already.
create table event.tick (
  name   text not null,
  period text not null,
  at     timestamptz not null,
  primary key (name, period)
);
select access.internal('event.tick');

-- Tells the hour and the day once in all servers: `clock.hour-passed` and `clock.day-passed`.
create function event.tick() returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  made int := 0;
  t record;
begin
  for t in select * from (values
    ('clock.hour-passed', to_char(access.now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24')),
    ('clock.day-passed', to_char(access.now() at time zone 'UTC', 'YYYY-MM-DD'))) v (name, period)
    where not exists (select from event.tick k where k.name = v.name and k.period = v.period)
  loop
    insert into event.tick (name, period, at) values (t.name, t.period, access.now()) on conflict do nothing;
    if found then
      perform set_config('palermo.maintenance', 'on', true);
      insert into action.outbox (account_id, name, ids, at)
      values (access.system_account(), t.name, jsonb_build_object('period', t.period), access.now());
      perform set_config('palermo.maintenance', '', true);
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;

-- Writes a delivery for each subscriber of each event not told yet; gives how many events these were.
create function event.fan_out(subscribers jsonb) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  told int;
begin
  perform set_config('palermo.maintenance', 'on', true);
  with untold as (
    select o.event_id, o.name, o.ids, o.at, o.account_id from action.outbox o
    where o.told_at is null order by o.at limit 500 for update skip locked
  ), made as (
    insert into event.delivery (event_id, subscriber, needs, name, agency_id, ids, at, next_at)
    select u.event_id, s ->> 'name', s ->> 'needs', u.name, a.agency_id, u.ids, u.at, access.now()
    from untold u left join access.account a on a.account_id = u.account_id, jsonb_array_elements(subscribers) s
    where s ->> 'event' in (u.name, '*')
    on conflict do nothing
  )
  update action.outbox o set told_at = access.now() from untold u where o.event_id = u.event_id;
  get diagnostics told = row_count;
  perform set_config('palermo.maintenance', '', true);
  return told;
end $$;

-- Does one of these ids belong to a sealed dossier: its own, a link's with it, or that of a review about it (X8).
create function event.of_sealed(ids jsonb) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  with named as materialized (
    select case when i.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then i.value::uuid end as id from jsonb_each_text(ids) i
  ), dossier as (
    select n.id from named n
    union all select d from named n join link.link l on l.link_id = n.id, unnest(array[l.from_dossier, l.to_dossier]) d
    union all select r.dossier_id from named n join review.review r on r.review_id = n.id or r.record_id = n.id
  )
  select exists (select from dossier d join access.dossier x on x.dossier_id = d.id where x.sealed)
$$;

-- Lends deliveries that are due to this server for a minute; a try counts when it begins, so that one that brings its
-- server down ends among the dead letters too.
create function event.take(most int) returns table (
  event_id uuid, subscriber text, name text, agency_id uuid, ids jsonb, at timestamptz, attempt int, sealed boolean)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query
  update event.delivery d set attempt = d.attempt + 1, next_at = access.now() + interval '1 minute'
  from (
    select w.event_id, w.subscriber from event.delivery w
    where w.next_at <= access.now() and w.delivered_at is null and w.dead_at is null
    order by w.next_at limit most for update skip locked
  ) due
  where d.event_id = due.event_id and d.subscriber = due.subscriber
  returning d.event_id, d.subscriber, d.name, d.agency_id, d.ids, d.at, d.attempt, event.of_sealed(d.ids);
end $$;

-- Opens the handler's transaction as System with the subscriber's right; null when another server has it or it is done.
create function access.enter_delivery(wanted uuid, of_subscriber text) returns text language plpgsql
security definer set search_path = pg_catalog as $$
declare
  needed text;
begin
  select d.needs into needed from event.delivery d
  where d.event_id = wanted and d.subscriber = of_subscriber and d.delivered_at is null and d.dead_at is null and d.attempt > 0
  for update skip locked;
  if not found then return null; end if;
  return access.enter_system(array['system:' || needed]);
end $$;

create function event.mark_delivered(wanted uuid, of_subscriber text) returns void language plpgsql
security definer set search_path = pg_catalog as $$
begin
  if access.actor_kind() is distinct from 'system' then raise exception 'Only System marks an event as delivered.'; end if;
  update event.delivery d set delivered_at = access.now(), problem = null
  where d.event_id = wanted and d.subscriber = of_subscriber and d.delivered_at is null;
end $$;

-- After a failed try: again later, or among the dead letters, of which those who oversee them are told.
create function event.mark_failed(wanted uuid, of_subscriber text, why text, wait interval, most int) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  dead boolean;
begin
  update event.delivery d set problem = left(why, 200), next_at = access.now() + wait,
    dead_at = case when d.attempt >= most then access.now() end
  where d.event_id = wanted and d.subscriber = of_subscriber and d.delivered_at is null and d.dead_at is null
  returning d.dead_at is not null into dead;
  if dead then
    perform access.tell(a.account_id, 'undelivered', null) from access.account a
    where a.closed_at is null and exists (select from access.role_right r where r.role = any (a.roles) and r."right" = 'event.oversee');
  end if;
  return coalesce(dead, false);
end $$;

create function event.dead_letters() returns table (
  event_id uuid, subscriber text, name text, at timestamptz, attempt int, dead_at timestamptz, problem text)
language sql stable security definer set search_path = pg_catalog as $$
  select d.event_id, d.subscriber, d.name, d.at, d.attempt, d.dead_at, d.problem from event.delivery d
  where d.dead_at is not null and access.has_right('event.oversee') order by d.dead_at desc limit 200
$$;

create function event.retry(wanted uuid, of_subscriber text) returns text language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if not access.has_right('event.oversee') then return 'not-found'; end if;
  update event.delivery d set attempt = 0, dead_at = null, next_at = access.now()
  where d.event_id = wanted and d.subscriber = of_subscriber and d.dead_at is not null;
  return case when found then 'done' else 'not-found' end;
end $$;

create function event.forget_old() returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from event.delivery where delivered_at < access.now() - interval '30 days';
  delete from event.tick where at < access.now() - interval '30 days';
  delete from action.outbox where told_at < access.now() - interval '30 days';
  perform set_config('palermo.maintenance', '', true);
end $$;

revoke execute on all functions in schema event from public;
grant execute on all functions in schema event to palermo_app;
revoke execute on function event.of_sealed(jsonb) from palermo_app;
revoke execute on function access.enter_delivery(uuid, text) from public;
grant execute on function access.enter_delivery(uuid, text) to palermo_app;
