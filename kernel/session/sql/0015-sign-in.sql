-- Ways to sign in beside a password: passkeys, devices that a session is bound to, and a new password by two people.
-- The tables are read and changed by definer functions only.

alter table access.account
  -- A service account belongs to a program: no password, no passkey, access tokens only.
  add column kind text not null default 'person' check (kind in ('person', 'service')),
  -- Whom the holder named in advance to confirm a new password.
  add column reset_person uuid references access.account,
  -- After a new password by two people: no export and no break-glass until then.
  add column restrained_until timestamptz;

-- A browser profile that holds a private key which it cannot give away.
create table access.device (
  device_id  uuid primary key default gen_uuid_v7(),
  account_id uuid not null references access.account,
  public_key bytea not null,
  name       text not null,
  made_at    timestamptz not null,
  revoked_at timestamptz
);
create unique index on access.device (account_id, public_key) where revoked_at is null;
select access.internal('access.device');

alter table access.session
  add column device_id uuid references access.device,
  add column way text not null default 'password' check (way in ('password', 'passkey', 'single-sign-on'));

create table access.passkey (
  passkey_id    uuid primary key default gen_uuid_v7(),
  account_id    uuid not null references access.account,
  credential_id bytea not null unique,
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null default '{}',
  name          text not null,
  backed_up     boolean not null,
  made_at       timestamptz not null,
  used_at       timestamptz
);
create index on access.passkey (account_id);
select access.internal('access.passkey');

-- Something that was asked of a browser and may be answered once: by the hash of a random value, what goes with it sealed.
create table access.challenge (
  hash       bytea primary key,
  kind       text not null check (kind in ('passkey', 'new-passkey', 'half-signed-in', 'single-sign-on')),
  account_id uuid references access.account,
  data       bytea,
  made_at    timestamptz not null,
  expires_at timestamptz not null
);
create index on access.challenge (expires_at);
select access.internal('access.challenge');

-- A new password needs a link, which the first person hands over, and a code, which the second one tells.
create table access.reset (
  reset_id     uuid primary key,
  account_id   uuid not null references access.account,
  link_hash    bytea not null unique,
  drops_code   boolean not null,
  started_by   uuid not null references access.account,
  started_at   timestamptz not null,
  confirmed_by uuid references access.account,
  confirmed_at timestamptz,
  code_hash    bytea,
  tries        int not null default 0,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  ended_at     timestamptz,
  check (confirmed_by <> started_by and confirmed_by <> account_id and started_by <> account_id)
);
create unique index on access.reset (account_id) where ended_at is null and used_at is null;
select access.internal('access.reset');

-- Challenges ---------------------------------------------------------------------------------------------------------

create function access.set_challenge(new_hash bytea, new_kind text, of_account uuid, new_data bytea, lasts interval) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from access.challenge where expires_at < access.now();
  insert into access.challenge (hash, kind, account_id, data, made_at, expires_at)
  values (new_hash, new_kind, of_account, new_data, access.now(), access.now() + lasts);
end $$;

-- The challenge while it stands. One from the future was made before the clock was moved back: it does not stand.
create function access.look_at_challenge(wanted bytea, wanted_kind text) returns table (account_id uuid, data bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select c.account_id, c.data from access.challenge c
  where c.hash = wanted and c.kind = wanted_kind and c.expires_at > access.now() and c.made_at <= access.now()
$$;

-- The same, once: of two who take it, one gets it.
create function access.take_challenge(wanted bytea, wanted_kind text) returns table (account_id uuid, data bytea)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  taken access.challenge;
begin
  delete from access.challenge c where c.hash = wanted and c.kind = wanted_kind returning * into taken;
  if taken.expires_at > access.now() and taken.made_at <= access.now() then
    account_id := taken.account_id; data := taken.data;
    return next;
  end if;
end $$;

-- Sessions and devices -----------------------------------------------------------------------------------------------

-- The device of this account with this key, made when it is new; the holder of other devices is told of a new one.
create function access.note_device(of_account uuid, with_key bytea, new_name text) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  known uuid;
begin
  select d.device_id into known from access.device d where d.account_id = of_account and d.public_key = with_key and d.revoked_at is null;
  if known is not null then return known; end if;
  if exists (select from access.device d where d.account_id = of_account) then
    perform access.tell(of_account, 'new-device', null);
  end if;
  known := gen_random_uuid();
  insert into access.device (device_id, account_id, public_key, name, made_at)
  values (known, of_account, with_key, left(new_name, 200), access.now())
  on conflict do nothing;
  if found then return known; end if;
  return (select d.device_id from access.device d where d.account_id = of_account and d.public_key = with_key and d.revoked_at is null);
end $$;

-- Opens a session for a person; false for a closed account and for a program's.
create function access.open_session_by(wanted uuid, new_hash bytea, new_device text, by_way text, with_key bytea, lasts interval) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  made uuid;
begin
  if not exists (select from access.account where account_id = wanted and closed_at is null and kind = 'person') then return false; end if;
  made := access.open_session(wanted, new_hash, new_device, lasts);
  update access.session set way = by_way,
    device_id = case when with_key is not null then access.note_device(wanted, with_key, new_device) end
  where session_id = made;
  return true;
end $$;

-- The key that requests of this session must be signed with; no row for no session, null for one that is not bound.
create function access.key_of_session(session_hash bytea) returns table (public_key bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select d.public_key from access.session s left join access.device d using (device_id)
  where s.hash = session_hash and s.ended_at is null
$$;

-- Signed in a moment ago: asked of whoever changes how they sign in, so that an open screen is not enough.
create function access.is_fresh() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from access.session s where s.session_id = access.session_id()
    and s.opened_at > access.now() - interval '15 minutes' and s.opened_at <= access.now() + interval '1 minute')
$$;

create function access.own_devices() returns table (device_id uuid, name text, made_at timestamptz, seen_at timestamptz, sessions bigint, is_this boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select d.device_id, d.name, d.made_at, coalesce(max(s.seen_at), d.made_at),
    count(s.session_id) filter (where s.ended_at is null and s.expires_at > access.now()),
    coalesce(bool_or(s.session_id = access.session_id()), false)
  from access.device d left join access.session s using (device_id)
  where d.account_id = access.account_id() and d.revoked_at is null
  group by d.device_id order by 4 desc
$$;

create function access.rename_device(wanted uuid, new_name text) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  update access.device set name = new_name where device_id = wanted and account_id = access.account_id() and revoked_at is null;
  return case when found then 'done' else 'not-found' end;
end $$;

-- The device is no longer known, and its sessions are over at once.
create function access.revoke_device(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  update access.device set revoked_at = access.now() where device_id = wanted and account_id = access.account_id() and revoked_at is null;
  if not found then return 'not-found'; end if;
  update access.session set ended_at = access.now() where device_id = wanted and ended_at is null;
  return 'done';
end $$;

-- Passkeys -----------------------------------------------------------------------------------------------------------

create function access.find_passkey(wanted bytea) returns table (passkey_id uuid, account_id uuid, email text, public_key bytea, counter bigint, transports text[])
language sql stable security definer set search_path = pg_catalog as $$
  select p.passkey_id, p.account_id, a.email, p.public_key, p.counter, p.transports
  from access.passkey p join access.account a using (account_id)
  where p.credential_id = wanted and a.closed_at is null
$$;

-- What an account asks for after the first step; the ids of its passkeys are for its own browser.
create function access.second_steps(of_account uuid) returns table (email text, totp_secret bytea, credential_ids bytea[])
language sql stable security definer set search_path = pg_catalog as $$
  select a.email, a.totp_secret, array(select p.credential_id from access.passkey p where p.account_id = a.account_id order by p.made_at)
  from access.account a where a.account_id = of_account and a.closed_at is null
$$;

-- False when the counter did not rise: the key was copied, or the answer is an old one. Keys that do not count stay at 0.
create function access.use_passkey(wanted uuid, new_counter bigint) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  update access.passkey set counter = new_counter, used_at = access.now()
  where passkey_id = wanted and (new_counter > counter or (new_counter = 0 and counter = 0));
  return found;
end $$;

-- Tells the holder that a passkey answered with a counter of the past.
create function access.suspect_passkey(wanted uuid) returns void language sql security definer set search_path = pg_catalog as $$
  select access.tell(p.account_id, 'passkey-copied', null) from access.passkey p where p.passkey_id = wanted
$$;

create function access.own_passkeys() returns table (passkey_id uuid, credential_id bytea, transports text[], name text, backed_up boolean, made_at timestamptz, used_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select p.passkey_id, p.credential_id, p.transports, p.name, p.backed_up, p.made_at, p.used_at
  from access.passkey p where p.account_id = access.account_id() order by p.made_at
$$;

-- 'done', or 'sign-in-again' | 'known-already' | 'too-many'.
create function access.add_passkey(new_id uuid, new_credential bytea, new_key bytea, new_counter bigint, new_transports text[], new_name text, is_backed_up boolean) returns text
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.is_fresh() then return 'sign-in-again'; end if;
  if (select count(*) from access.passkey p where p.account_id = access.account_id()) >= 20 then return 'too-many'; end if;
  insert into access.passkey (passkey_id, account_id, credential_id, public_key, counter, transports, name, backed_up, made_at)
  values (new_id, access.account_id(), new_credential, new_key, new_counter, new_transports, new_name, is_backed_up, access.now())
  on conflict do nothing;
  if not found then return 'known-already'; end if;
  perform access.tell(access.account_id(), 'passkey-added', null);
  return 'done';
end $$;

create function access.rename_passkey(wanted uuid, new_name text) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  update access.passkey set name = new_name where passkey_id = wanted and account_id = access.account_id();
  return case when found then 'done' else 'not-found' end;
end $$;

-- 'done', or 'not-found' | 'sign-in-again' | 'last-way'.
create function access.remove_passkey(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from access.passkey p where p.passkey_id = wanted and p.account_id = access.account_id()) then return 'not-found'; end if;
  if not access.is_fresh() then return 'sign-in-again'; end if;
  if (select a.password_hash is null from access.account a where a.account_id = access.account_id())
    and (select count(*) from access.passkey p where p.account_id = access.account_id()) = 1 then return 'last-way'; end if;
  delete from access.passkey where passkey_id = wanted and account_id = access.account_id();
  perform access.tell(access.account_id(), 'passkey-removed', null);
  return 'done';
end $$;

-- A new password by two people ---------------------------------------------------------------------------------------

-- 'done', or 'not-found' | 'sign-in-again' | 'not-by-oneself'.
create function access.name_reset_person(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if wanted = access.account_id() then return 'not-by-oneself'; end if;
  if not access.is_fresh() then return 'sign-in-again'; end if;
  if wanted is not null and not exists (select from access.account where account_id = wanted and closed_at is null and kind = 'person'
    and not roles && array['operator', 'system']) then return 'not-found'; end if;
  update access.account set reset_person = wanted where account_id = access.account_id();
  return 'done';
end $$;

create function access.own_reset_person() returns table (account_id uuid, name text, agency jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select p.account_id, p.name, y.name from access.account a join access.account p on p.account_id = a.reset_person and p.closed_at is null
  join access.agency y on y.agency_id = p.agency_id where a.account_id = access.account_id()
$$;

-- Holds the one right, or was named by the account itself.
create function access.may_confirm_reset(of_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select access.has_right('account.manage')
    or exists (select from access.account a where a.account_id = of_account and a.reset_person = access.account_id())
$$;

-- 'done', or 'not-found' | 'not-by-oneself' | 'waits-already'.
create function access.start_reset(new_id uuid, wanted uuid, new_link bytea, drops boolean) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  helper uuid;
begin
  if not access.has_right('account.manage') then return 'not-found'; end if;
  if wanted = access.account_id() then return 'not-by-oneself'; end if;
  select reset_person into helper from access.account where account_id = wanted and closed_at is null and kind = 'person'
    and not roles && array['operator', 'system'];
  if not found then return 'not-found'; end if;
  update access.reset set ended_at = access.now() where account_id = wanted and ended_at is null and used_at is null and expires_at <= access.now();
  insert into access.reset (reset_id, account_id, link_hash, drops_code, started_by, started_at, expires_at)
  values (new_id, wanted, new_link, drops, access.account_id(), access.now(), access.now() + interval '72 hours')
  on conflict do nothing;
  if not found then return 'waits-already'; end if;
  perform access.tell(wanted, 'reset-started', null);
  perform access.tell(a.account_id, 'reset-asked', null) from access.account a
  where a.closed_at is null and a.account_id <> access.account_id() and a.account_id <> wanted
    and (a.account_id = helper or exists (select from access.role_right r where r.role = any (a.roles) and r."right" = 'account.manage'));
  return 'done';
end $$;

-- The second person's consent: every session of the account ends at once. 'done', or 'not-found' | 'not-by-oneself'.
create function access.confirm_reset(wanted uuid, new_code bytea) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  r access.reset;
begin
  select * into r from access.reset where reset_id = wanted and confirmed_at is null and ended_at is null
    and expires_at > access.now() and started_at <= access.now() for update;
  if not found or not access.may_confirm_reset(r.account_id) then return 'not-found'; end if;
  if access.account_id() in (r.started_by, r.account_id) then return 'not-by-oneself'; end if;
  update access.reset set confirmed_by = access.account_id(), confirmed_at = access.now(), code_hash = new_code,
    expires_at = access.now() + interval '24 hours' where reset_id = wanted;
  update access.session set ended_at = access.now() where account_id = r.account_id and ended_at is null;
  perform access.tell(r.account_id, 'reset-confirmed', null), access.tell(r.started_by, 'reset-confirmed', null);
  return 'done';
end $$;

-- The holder, and whoever may start or confirm one, stops it.
create function access.stop_reset(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  r access.reset;
begin
  select * into r from access.reset where reset_id = wanted and ended_at is null and used_at is null for update;
  if not found or not (r.account_id = access.account_id() or access.may_confirm_reset(r.account_id)) then return 'not-found'; end if;
  update access.reset set ended_at = access.now() where reset_id = wanted;
  perform access.tell(who, 'reset-stopped', null) from unnest(array[r.account_id, r.started_by, r.confirmed_by]) who
  where who is not null and who <> access.account_id();
  return 'done';
end $$;

create function access.list_resets() returns table (reset_id uuid, account_id uuid, name text, agency jsonb, drops_code boolean, starter text, started_at timestamptz,
  confirmer text, confirmed_at timestamptz, expires_at timestamptz, own boolean, may_confirm boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select r.reset_id, r.account_id, a.name, y.name, r.drops_code, s.name, r.started_at, c.name, r.confirmed_at, r.expires_at,
    r.account_id = access.account_id(),
    r.confirmed_at is null and access.account_id() <> all (array[r.account_id, r.started_by]) and access.may_confirm_reset(r.account_id)
  from access.reset r join access.account a using (account_id) join access.agency y on y.agency_id = a.agency_id
  join access.account s on s.account_id = r.started_by left join access.account c on c.account_id = r.confirmed_by
  where r.ended_at is null and r.used_at is null and r.expires_at > access.now()
    and (r.account_id = access.account_id() or access.may_confirm_reset(r.account_id))
  order by r.started_at
$$;

-- 'done', or 'not-found' | 'wrong-code'. Five wrong codes end it. Passkeys stay as they are.
create function access.use_reset(link bytea, code bytea, new_password text) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  r access.reset;
begin
  select * into r from access.reset where link_hash = link and confirmed_at is not null and ended_at is null and used_at is null
    and expires_at > access.now() and confirmed_at <= access.now() for update;
  if not found then return 'not-found'; end if;
  if r.code_hash is distinct from code then
    update access.reset set tries = tries + 1, ended_at = case when tries >= 4 then access.now() end where reset_id = r.reset_id;
    return 'wrong-code';
  end if;
  update access.account set password_hash = new_password, restrained_until = access.now() + interval '24 hours',
    totp_secret = case when r.drops_code then null else totp_secret end
  where account_id = r.account_id and closed_at is null;
  if not found then return 'not-found'; end if;
  update access.reset set used_at = access.now() where reset_id = r.reset_id;
  update access.session set ended_at = access.now() where account_id = r.account_id and ended_at is null;
  perform access.end_tokens_of(r.account_id);
  perform access.tell(who, 'reset-used', null) from unnest(array[r.account_id, r.started_by, r.confirmed_by]) who;
  perform audit.record_of_account(r.account_id, 'session.use-reset');
  return 'done';
end $$;

-- The entered actor got a new password by two people less than a day ago.
create function access.is_restrained() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from access.account a where a.account_id = access.account_id() and a.restrained_until > access.now())
$$;

-- The database itself refuses, whichever way a dossier is broken open: by the day's pause, or because a program asks.
create function access.keep_glass_whole() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and new.opened_at is not distinct from old.opened_at then return new; end if;
  if exists (select from access.account a where a.account_id = new.account_id and a.restrained_until > access.now()) then
    raise exception using errcode = 'PA001', message = 'paused-after-reset';
  end if;
  if access.actor_kind() = 'token' then
    raise exception using errcode = 'PA002', message = 'not-by-token';
  end if;
  return new;
end $$;
create trigger keep_glass_whole before insert or update on access.break_glass
  for each row execute function access.keep_glass_whole();

revoke execute on function
  access.set_challenge(bytea, text, uuid, bytea, interval), access.look_at_challenge(bytea, text), access.take_challenge(bytea, text),
  access.note_device(uuid, bytea, text), access.open_session_by(uuid, bytea, text, text, bytea, interval), access.key_of_session(bytea),
  access.is_fresh(), access.own_devices(), access.rename_device(uuid, text), access.revoke_device(uuid),
  access.find_passkey(bytea), access.second_steps(uuid), access.use_passkey(uuid, bigint), access.suspect_passkey(uuid), access.own_passkeys(),
  access.add_passkey(uuid, bytea, bytea, bigint, text[], text, boolean), access.rename_passkey(uuid, text), access.remove_passkey(uuid),
  access.name_reset_person(uuid), access.own_reset_person(), access.may_confirm_reset(uuid), access.start_reset(uuid, uuid, bytea, boolean),
  access.confirm_reset(uuid, bytea), access.stop_reset(uuid), access.list_resets(), access.use_reset(bytea, bytea, text),
  access.is_restrained(), access.keep_glass_whole()
from public;
grant execute on function
  access.set_challenge(bytea, text, uuid, bytea, interval), access.look_at_challenge(bytea, text), access.take_challenge(bytea, text),
  access.open_session_by(uuid, bytea, text, text, bytea, interval), access.key_of_session(bytea),
  access.is_fresh(), access.own_devices(), access.rename_device(uuid, text), access.revoke_device(uuid),
  access.find_passkey(bytea), access.second_steps(uuid), access.use_passkey(uuid, bigint), access.suspect_passkey(uuid), access.own_passkeys(),
  access.add_passkey(uuid, bytea, bytea, bigint, text[], text, boolean), access.rename_passkey(uuid, text), access.remove_passkey(uuid),
  access.name_reset_person(uuid), access.own_reset_person(), access.may_confirm_reset(uuid), access.start_reset(uuid, uuid, bytea, boolean),
  access.confirm_reset(uuid, bytea), access.stop_reset(uuid), access.list_resets(), access.use_reset(bytea, bytea, text),
  access.is_restrained()
to palermo_app;
