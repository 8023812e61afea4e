-- Addresses outside that are told of events: ids only, signed, tried again, given up after many failures.
create schema webhook;
grant usage on schema webhook to palermo_app, palermo_backup;

create table webhook.hook (
  agency_id   uuid not null references access.agency,
  hook_id     uuid not null default gen_uuid_v7(),
  name        text not null check (length(name) between 1 and 80),
  url         text not null,
  events      text[] not null check (cardinality(events) > 0),
  -- Each secret is derived anew from one secret of this Palermo, the hook and this number; none is stored by itself.
  generation  int not null default 1,
  rotated_at  timestamptz,
  -- new: its first test has not been answered yet; paused: by somebody; disabled: by too many failures.
  state       text not null default 'new' check (state in ('new', 'on', 'paused', 'disabled')),
  failures    int not null default 0,
  made_by     uuid not null references access.account,
  made_at     timestamptz not null default access.now(),
  primary key (agency_id, hook_id),
  unique (hook_id)
);
select access.internal('webhook.hook');
comment on table webhook.hook is 'Addresses that an agency''s administrator has told of events';

create table webhook.delivery (
  delivery_id  uuid primary key default gen_uuid_v7(),
  hook_id      uuid not null references webhook.hook (hook_id) on delete cascade,
  event_id     uuid not null,
  name         text not null,
  ids          jsonb not null,
  at           timestamptz not null,
  attempt      int not null default 0,
  next_at      timestamptz not null,
  delivered_at timestamptz,
  dead_at      timestamptz,
  status       int,
  -- One of the outbound client's codes, or 'status'; with values for its sentence.
  problem      text,
  params       jsonb not null default '{}',
  unique (hook_id, event_id)
);
create index on webhook.delivery (next_at) where delivered_at is null and dead_at is null;
create index on webhook.delivery (hook_id, delivery_id desc);
select access.internal('webhook.delivery');
comment on table webhook.delivery is 'What each address was told or could not be told';

-- The hook, when the entered actor manages those of its agency.
create function webhook.own(wanted uuid) returns webhook.hook language sql stable security definer set search_path = pg_catalog as $$
  select h from webhook.hook h where h.hook_id = wanted and h.agency_id = access.agency_id() and access.has_right('webhook.manage')
$$;

create function webhook.hooks() returns table (hook_id uuid, name text, url text, events text[], state text, failures int, made_at timestamptz,
  rotated_at timestamptz, waiting bigint, last_at timestamptz, last_status int, last_problem text, last_params jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select h.hook_id, h.name, h.url, h.events, h.state, h.failures, h.made_at, h.rotated_at,
    (select count(*) from webhook.delivery d where d.hook_id = h.hook_id and d.delivered_at is null and d.dead_at is null),
    l.at, l.status, l.problem, l.params
  from webhook.hook h left join lateral (
    select d.at, d.status, d.problem, d.params from webhook.delivery d where d.hook_id = h.hook_id and d.attempt > 0
    order by d.delivery_id desc limit 1) l on true
  where h.agency_id = access.agency_id() and access.has_right('webhook.manage') order by h.name, h.hook_id
$$;

create function webhook.add(wanted_name text, wanted_url text, wanted_events text[]) returns uuid language plpgsql
security definer set search_path = pg_catalog as $$
declare
  made uuid;
begin
  if not access.has_right('webhook.manage') then return null; end if;
  insert into webhook.hook (agency_id, name, url, events, made_by)
  values (access.agency_id(), wanted_name, wanted_url, wanted_events, access.account_id()) returning hook_id into made;
  perform webhook.ping(made);
  return made;
end $$;

create function webhook.revise(wanted uuid, wanted_name text, wanted_events text[]) returns boolean language plpgsql
security definer set search_path = pg_catalog as $$
begin
  update webhook.hook h set name = wanted_name, events = wanted_events where h.hook_id = (webhook.own(wanted)).hook_id;
  return found;
end $$;

-- A new secret; for a day the one before signs as well.
create function webhook.rotate(wanted uuid) returns int language sql security definer set search_path = pg_catalog as $$
  update webhook.hook h set generation = h.generation + 1, rotated_at = access.now()
  where h.hook_id = (webhook.own(wanted)).hook_id returning h.generation
$$;

-- Resuming tests the address first, as at the beginning.
create function webhook.turn(wanted uuid, running boolean) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  update webhook.hook h set state = case when running then 'new' else 'paused' end, failures = 0
  where h.hook_id = (webhook.own(wanted)).hook_id and (h.state in ('paused', 'disabled')) = running;
  if not found then return false; end if;
  if running then perform webhook.ping(wanted); end if;
  return true;
end $$;

create function webhook.remove(wanted uuid) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from webhook.hook h where h.hook_id = (webhook.own(wanted)).hook_id;
  return found;
end $$;

-- A delivery that means nothing: the receiver's answer shows that the way is open.
create function webhook.ping(wanted uuid) returns uuid language sql security definer set search_path = pg_catalog as $$
  insert into webhook.delivery (hook_id, event_id, name, ids, at, next_at)
  select h.hook_id, gen_random_uuid(), 'webhook.tested', '{}', access.now(), access.now() from webhook.own(wanted) h where h.hook_id is not null
  returning delivery_id
$$;

create function webhook.deliveries(wanted uuid, before uuid, most int) returns table (delivery_id uuid, event_id uuid, name text, ids jsonb, at timestamptz,
  attempt int, next_at timestamptz, delivered_at timestamptz, dead_at timestamptz, status int, problem text, params jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select d.delivery_id, d.event_id, d.name, d.ids, d.at, d.attempt, d.next_at, d.delivered_at, d.dead_at, d.status, d.problem, d.params
  from webhook.delivery d where d.hook_id = (webhook.own(wanted)).hook_id and not event.of_sealed(d.ids) and (before is null or d.delivery_id < before)
  order by d.delivery_id desc limit least(most, 200)
$$;

create function webhook.retry(wanted uuid) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  update webhook.delivery d set dead_at = null, attempt = 0, next_at = access.now()
  where d.delivery_id = wanted and d.dead_at is not null and d.hook_id = (webhook.own(d.hook_id)).hook_id;
  return found;
end $$;

-- One event for every address of its agency that asked for it; of sealed dossiers nothing leaves (X8).
create function webhook.queue(of_event uuid, of_agency uuid, event_name text, event_ids jsonb, happened timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  made int;
begin
  if access.actor_kind() is distinct from 'system' or not access.has_right('webhook.deliver') then return 0; end if;
  insert into webhook.delivery (hook_id, event_id, name, ids, at, next_at)
  select h.hook_id, of_event, event_name, event_ids, happened, access.now() from webhook.hook h
  where h.agency_id = of_agency and h.state in ('on', 'new') and event_name = any (h.events)
  on conflict do nothing;
  get diagnostics made = row_count;
  return made;
end $$;

-- Lends what is due to this server for a minute. A new address gets its test only.
create function webhook.take(most int) returns table (delivery_id uuid, hook_id uuid, url text, generation int, also_before boolean, event_id uuid,
  name text, ids jsonb, at timestamptz, attempt int)
language sql security definer set search_path = pg_catalog as $$
  update webhook.delivery d set attempt = d.attempt + 1, next_at = access.now() + interval '1 minute'
  from (
    select w.delivery_id from webhook.delivery w join webhook.hook h using (hook_id)
    where w.next_at <= access.now() and w.delivered_at is null and w.dead_at is null
      and (h.state = 'on' or w.name = 'webhook.tested')
      -- Sealed since it was put on its way: it stays here (X8).
      and not event.of_sealed(w.ids)
    order by w.next_at limit most for update of w skip locked
  ) due, webhook.hook k
  where d.delivery_id = due.delivery_id and k.hook_id = d.hook_id
  returning d.delivery_id, k.hook_id, k.url, k.generation, coalesce(k.rotated_at > access.now() - interval '1 day', false),
    d.event_id, d.name, d.ids, d.at, d.attempt
$$;

-- What became of a try. Many failures in a row turn the address off and its agency's administrators are told.
create function webhook.settle(wanted uuid, fine boolean, answer int, why text, with_params jsonb, wait interval, most int, too_many int) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  of_hook uuid;
  which text;
  now_off record;
begin
  update webhook.delivery d set status = answer, problem = why, params = coalesce(with_params, '{}'),
    delivered_at = case when fine then access.now() end,
    dead_at = case when not fine and (d.attempt >= most or d.name = 'webhook.tested') then access.now() end,
    next_at = access.now() + coalesce(wait, interval '0')
  where d.delivery_id = wanted and d.delivered_at is null and d.dead_at is null returning d.hook_id, d.name into of_hook, which;
  if not found then return; end if;
  if fine then
    update webhook.hook h set failures = 0, state = case when h.state = 'new' then 'on' else h.state end where h.hook_id = of_hook;
    return;
  end if;
  update webhook.hook h set failures = h.failures + 1, state = case when h.failures + 1 >= too_many and h.state = 'on' then 'disabled' else h.state end
  where h.hook_id = of_hook returning h.agency_id, h.state = 'disabled' and h.failures = too_many as off into now_off;
  if now_off.off then
    perform access.tell(a.account_id, 'webhook-disabled', null) from access.account a
    where a.agency_id = now_off.agency_id and a.closed_at is null
      and exists (select from access.role_right r where r.role = any (a.roles) and r."right" = 'webhook.manage');
  end if;
end $$;

create function webhook.forget_old() returns void language sql security definer set search_path = pg_catalog as $$
  delete from webhook.delivery where at < access.now() - interval '30 days'
$$;

revoke execute on all functions in schema webhook from public;
grant execute on function webhook.hooks(), webhook.add(text, text, text[]), webhook.revise(uuid, text, text[]), webhook.rotate(uuid),
  webhook.turn(uuid, boolean), webhook.remove(uuid), webhook.ping(uuid), webhook.deliveries(uuid, uuid, int), webhook.retry(uuid),
  webhook.queue(uuid, uuid, text, jsonb, timestamptz), webhook.take(int), webhook.settle(uuid, boolean, int, text, jsonb, interval, int, int),
  webhook.forget_old()
to palermo_app;
