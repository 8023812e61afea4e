-- Accounts, sessions and sign-in.

-- What the server needs to check a password; the same shape comes for an unknown address, so that the time is the same.
create function access.sign_in_facts(wanted_email text) returns table (account_id uuid, password_hash text, totp_secret bytea, totp_step bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id, a.password_hash, a.totp_secret, a.totp_step from access.account a
  where lower(a.email) = lower(wanted_email) and a.closed_at is null
$$;

-- Until when this address is shut after failures: five are free, then the pause doubles from one minute to an hour.
create function access.sign_in_shut_until(digest bytea) returns timestamptz language sql stable security definer set search_path = pg_catalog as $$
  with last_success as (
    select coalesce(max(at), '-infinity') as at from access.sign_in_attempt where email_digest = digest and succeeded
  ), failed as (
    select count(*) as n, max(a.at) as last from access.sign_in_attempt a, last_success s
    where a.email_digest = digest and not a.succeeded and a.at > s.at and a.at > access.now() - interval '24 hours'
  )
  select case when n < 5 then null else last + least(interval '1 hour', interval '1 minute' * power(2, least(n - 5, 10))) end from failed
$$;

-- Counts an attempt as failed before the password is looked at, so that attempts beside each other are all counted:
-- its id, or until when the address is shut.
create function access.begin_sign_in(digest bytea) returns table (attempt uuid, shut_until timestamptz)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(7421, ('x' || left(encode(digest, 'hex'), 8))::bit(32)::int);
  shut_until := access.sign_in_shut_until(digest);
  if shut_until > access.now() then return next; return; end if;
  shut_until := null;
  insert into access.sign_in_attempt (email_digest, at, succeeded) values (digest, access.now(), false) returning attempt_id into attempt;
  return next;
end $$;

-- How an attempt went on: 'well', or 'half' (the password was right and the code is still asked for, which is no failure).
create function access.end_sign_in(wanted uuid, how text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if how = 'well' then update access.sign_in_attempt set succeeded = true where attempt_id = wanted;
  elsif how = 'half' then delete from access.sign_in_attempt where attempt_id = wanted and not succeeded;
  end if;
end $$;

-- Refuses a used time step: true once per step.
create function access.use_totp_step(wanted uuid, step bigint) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  update access.account set totp_step = step where account_id = wanted and (totp_step is null or totp_step < step);
  return found;
end $$;

create function access.open_session(wanted uuid, new_hash bytea, new_device text, lasts interval) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  made uuid := gen_random_uuid();
begin
  insert into access.session (session_id, hash, account_id, device, opened_at, seen_at, expires_at)
  values (made, new_hash, wanted, left(new_device, 200), access.now(), access.now(), access.now() + lasts);
  return made;
end $$;

create function access.touch_session(session_hash bytea, idle interval) returns void language sql security definer set search_path = pg_catalog as $$
  update access.session set seen_at = access.now(), expires_at = least(opened_at + interval '12 hours', access.now() + idle)
  where hash = session_hash and ended_at is null and expires_at > access.now()
$$;

create function access.end_session(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  update access.session set ended_at = access.now()
  where session_id = wanted and ended_at is null and account_id = access.account_id();
  return case when found then 'done' else 'not-found' end;
end $$;

create function access.own_sessions() returns table (session_id uuid, device text, kind text, opened_at timestamptz, seen_at timestamptz, expires_at timestamptz, is_this boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select s.session_id, s.device, s.kind, s.opened_at, s.seen_at, s.expires_at, s.session_id = access.session_id()
  from access.session s where s.account_id = access.account_id() and s.ended_at is null and s.expires_at > access.now()
  order by s.seen_at desc
$$;

create function access.own_account() returns table (account_id uuid, name text, email text, lang text, agency_id uuid, agency jsonb, agency_kind text, unit_id uuid, unit jsonb, roles text[], has_totp boolean, password_hash text, totp_secret bytea, demonstration boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id, a.name, a.email, a.lang, y.agency_id, y.name, y.kind, u.unit_id, u.name, a.roles, a.totp_secret is not null,
    a.password_hash, a.totp_secret, i.demonstration
  from access.account a join access.agency y using (agency_id) left join access.unit u on u.unit_id = a.unit_id, access.instance i
  where a.account_id = access.account_id()
$$;

create function access.set_own_lang(wanted text) returns void language sql security definer set search_path = pg_catalog as $$
  update access.account set lang = wanted where account_id = access.account_id()
$$;

-- A new password ends every other session of the account.
create function access.set_own_password(new_hash text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  update access.account set password_hash = new_hash where account_id = access.account_id();
  update access.session set ended_at = access.now() where account_id = access.account_id() and ended_at is null
    and session_id is distinct from access.session_id();
end $$;

create function access.set_own_totp(secret bytea, step bigint) returns void language sql security definer set search_path = pg_catalog as $$
  update access.account set totp_secret = secret, totp_step = step where account_id = access.account_id()
$$;

create function access.list_agencies() returns table (agency_id uuid, name jsonb, kind text, country text, units jsonb, accounts bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select y.agency_id, y.name, y.kind, y.country,
    (select coalesce(jsonb_agg(jsonb_build_object('unitId', u.unit_id, 'name', u.name) order by u.name ->> 'en'), '[]') from access.unit u where u.agency_id = y.agency_id),
    (select count(*) from access.account a where a.agency_id = y.agency_id and a.closed_at is null)
  from access.agency y where access.has_right('account.manage') and y.kind not in ('operator', 'system') order by y.name ->> 'en'
$$;

create function access.list_accounts() returns table (account_id uuid, name text, email text, agency jsonb, agency_id uuid, unit jsonb, roles text[], has_totp boolean, opened_at timestamptz, closed_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id, a.name, a.email, y.name, y.agency_id, u.name, a.roles, a.totp_secret is not null, a.opened_at, a.closed_at
  from access.account a join access.agency y using (agency_id) left join access.unit u on u.unit_id = a.unit_id
  where access.has_right('account.manage') and not a.roles && array['operator', 'system'] order by a.closed_at is not null, a.name
$$;

create function access.list_roles() returns setof text language sql stable security definer set search_path = pg_catalog as $$
  select role from access.role where role <> 'operator' and role not like 'system%' and access.has_right('account.manage') order by role
$$;

create function access.open_agency(new_id uuid, new_name jsonb, new_kind text, new_country text) returns text
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('account.manage') then return 'not-found'; end if;
  insert into access.agency (agency_id, name, kind, country) values (new_id, new_name, new_kind, new_country);
  return 'done';
end $$;

create function access.open_unit(new_id uuid, of_agency uuid, new_name jsonb) returns text
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('account.manage') or not exists (select from access.agency where agency_id = of_agency) then return 'not-found'; end if;
  insert into access.unit (unit_id, agency_id, name) values (new_id, of_agency, new_name);
  return 'done';
end $$;

-- 'done', or 'not-found' | 'address-taken' | 'no-such-role'.
create function access.open_account(new_id uuid, of_agency uuid, of_unit uuid, new_email text, new_name text, new_lang text, new_roles text[], invitation_hash bytea)
returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('account.manage') or not exists (select from access.agency where agency_id = of_agency) then return 'not-found'; end if;
  if of_unit is not null and not exists (select from access.unit where unit_id = of_unit and agency_id = of_agency) then return 'not-found'; end if;
  if exists (select from unnest(new_roles) r where r = 'operator' or r like 'system%' or not exists (select from access.role where role = r)) then return 'no-such-role'; end if;
  insert into access.account (account_id, agency_id, unit_id, email, name, lang, roles)
  values (new_id, of_agency, of_unit, new_email, new_name, new_lang, new_roles)
  on conflict do nothing;
  if not found then return 'address-taken'; end if;
  insert into access.invitation (hash, account_id, made_at, expires_at)
  values (invitation_hash, new_id, access.now(), access.now() + interval '7 days');
  return 'done';
end $$;

-- The invited person's account, or null when the link is unknown, used or over. An account with a password keeps it.
create function access.accept_invitation(invitation_hash bytea, new_hash text) returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  invited uuid;
begin
  update access.invitation set used_at = access.now()
  where hash = invitation_hash and used_at is null and expires_at > access.now() returning account_id into invited;
  if invited is null then return null; end if;
  update access.account set password_hash = new_hash where account_id = invited and closed_at is null and password_hash is null;
  if not found then return null; end if;
  perform audit.record_of_account(invited, 'session.accept-invitation');
  return invited;
end $$;

-- Nobody changes their own roles: 'done', or 'not-found' | 'not-by-oneself' | 'no-such-role'.
create function access.set_roles(wanted uuid, new_roles text[]) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('account.manage') then return 'not-found'; end if;
  if wanted = access.account_id() then return 'not-by-oneself'; end if;
  if exists (select from unnest(new_roles) r where r = 'operator' or r like 'system%' or not exists (select from access.role where role = r)) then return 'no-such-role'; end if;
  update access.account set roles = new_roles where account_id = wanted and closed_at is null and not roles && array['operator', 'system'];
  return case when found then 'done' else 'not-found' end;
end $$;

create function access.close_account(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('account.manage') then return 'not-found'; end if;
  if wanted = access.account_id() then return 'not-by-oneself'; end if;
  update access.account set closed_at = access.now() where account_id = wanted and closed_at is null and not roles && array['operator', 'system'];
  if not found then return 'not-found'; end if;
  update access.session set ended_at = access.now() where account_id = wanted and ended_at is null;
  return 'done';
end $$;

-- Names of colleagues for histories and the audit; ids of people at work are no secret to people at work.
create function access.account_names(wanted uuid[]) returns table (account_id uuid, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id, a.name from access.account a where a.account_id = any (wanted) and access.account_id() is not null
$$;

create function access.is_demonstration() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select i.demonstration from access.instance i
$$;

-- Nobody but the server's own login calls these, and not even it the inner ones.
revoke execute on all functions in schema access from public;
grant execute on all functions in schema access to palermo_app;
revoke execute on function
  access.seal_of(text),
  access.set_claim(text, uuid, uuid, uuid, uuid, text[], access.compartment[], text, text),
  access.wide_grants(uuid[]),
  access.reader_for(uuid[], access.wide_grant[]),
  access.compartments_of(text[]),
  access.enter_account(text, uuid, uuid),
  access.enter_system(text[]),
  access.tell(uuid, text, uuid),
  access.sign_in_shut_until(bytea),
  access.open_glass(uuid),
  access.lasting_way(uuid),
  access.note_class(regclass, text, text, text),
  access.internal(text),
  access.own(text),
  access.agency_table(text, text),
  access.common_table(text, text, text),
  access.reference(text, text),
  access.publish(text, text),
  access.protect(text, text, boolean),
  access.readable(text, text, text),
  access.equip_readers()
from palermo_app;
