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

select database.back_up_apart('action.request', 'Answers may hold content of people who are erased later.');

-- What was answered about an erased person or dossier is never answered again.
create function action.forget() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from action.request where new.subject = any (dossiers);
  perform set_config('palermo.maintenance', before, true);
  return null;
end $$;
revoke execute on function action.forget() from public;
create index on action.request using gin (dossiers);
create trigger forget_answers after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function action.forget();

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
