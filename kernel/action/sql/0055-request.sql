-- Calls already answered, so that a repeated one changes nothing twice. Kept 90 days.
create schema action;
grant usage on schema action to palermo_app, palermo_backup;

create table action.request (
  account_id uuid not null,
  key        uuid not null,
  action     text not null,
  input_hash bytea not null,
  answer     bytea not null,
  dossiers   uuid[] not null,
  at         timestamptz not null,
  primary key (account_id, key)
);
create index on action.request (at);
select access.own('action.request');

create function action.forget_old_requests() returns void language sql security definer set search_path = pg_catalog as $$
  select set_config('palermo.maintenance', 'on', true);
  delete from action.request where at < access.now() - interval '90 days';
  select set_config('palermo.maintenance', '', true);
$$;
revoke execute on function action.forget_old_requests() from public;
grant execute on function action.forget_old_requests() to palermo_app;

-- Events for subscribers: ids only, told at least once.
create table action.outbox (
  event_id   uuid primary key default gen_uuid_v7(),
  account_id uuid not null,
  name       text not null,
  ids        jsonb not null,
  at         timestamptz not null,
  told_at    timestamptz
);
create index on action.outbox (at) where told_at is null;
select access.own('action.outbox');
