-- Messages that something waits: to whom and when, never what.
create schema mail;
grant usage on schema mail to palermo_app, palermo_backup;

-- Who wants no mail. Without a row mail is wanted.
create table mail.preference (
  account_id uuid primary key default access.account_id(),
  wanted     boolean not null,
  changed_at timestamptz not null default access.now()
);
select access.own('mail.preference');
create policy definer_reads on mail.preference for select to palermo_owner using (true);
comment on table mail.preference is 'Whether somebody wants to be told by mail that something waits';

create table mail.message (
  message_id uuid primary key default gen_uuid_v7(),
  account_id uuid not null references access.account,
  at         timestamptz not null,
  failed_at  timestamptz
);
create index on mail.message (account_id, at desc);
select access.internal('mail.message');
comment on table mail.message is 'When somebody was told by mail that something waits, to keep within the most per hour';

-- Lends those to be told now: something unread came since their last message, they want mail, and this hour allows it.
-- A message that failed counts for ten minutes and then not at all.
create function mail.take(per_hour int, most int) returns table (message_id uuid, email text, lang text)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not pg_try_advisory_xact_lock(7420, 52) then return; end if;
  delete from mail.message m where m.at < access.now() - interval '2 days';
  perform set_config('palermo.maintenance', 'on', true);
  return query
  with due as (
    select a.account_id, a.email, a.lang from access.account a
    where a.closed_at is null and a.account_id <> access.system_account() and a.email ~ '^[^@\s]+@[^@\s]+$'
      and not a.roles && array['operator', 'system']
      and coalesce((select p.wanted from mail.preference p where p.account_id = a.account_id), true)
      and exists (select from access.notice n where n.account_id = a.account_id and n.read_at is null
        and n.at > coalesce((select max(m.at) from mail.message m where m.account_id = a.account_id and m.failed_at is null), '-infinity'))
      and (select count(*) from mail.message m where m.account_id = a.account_id and m.failed_at is null
        and m.at > access.now() - interval '1 hour') < per_hour
      and not exists (select from mail.message m where m.account_id = a.account_id and m.failed_at > access.now() - interval '10 minutes')
    limit most
  ), kept as (
    insert into mail.message as k (account_id, at) select d.account_id, access.now() from due d returning k.message_id, k.account_id
  )
  select k.message_id, d.email, d.lang from kept k join due d using (account_id);
  perform set_config('palermo.maintenance', '', true);
end $$;

create function mail.failed(wanted uuid) returns void language sql security definer set search_path = pg_catalog as $$
  update mail.message set failed_at = access.now() where message_id = wanted
$$;

revoke execute on all functions in schema mail from public;
grant execute on function mail.take(int, int), mail.failed(uuid) to palermo_app;
