-- What devices send without their holder: sealed parcels, pieces of files, and which devices carry records.
-- Devices are those that sign in (0015); the tables are read and changed by definer functions only.
create schema parcel;
grant usage on schema parcel to palermo_app, palermo_backup;

alter table access.device
  -- Since when it keeps records of its own for days without network.
  add column carries_since timestamptz,
  add column contact_at timestamptz,
  -- Reported lost: refused at once, and told to wipe itself at its next contact.
  add column lost_at timestamptz,
  add column wiped_at timestamptz;

alter table access.session drop constraint session_way_check;
alter table access.session add constraint session_way_check check (way in ('password', 'passkey', 'single-sign-on', 'device'));

create type parcel.state as enum ('waiting', 'kept', 'stale', 'refused');

-- A sealed call of a named action, as it came; its content goes once the record stands.
create table parcel.parcel (
  device_id   uuid not null references access.device,
  parcel_id   uuid not null,
  -- SHA-256 of the sealed text: the same parcel sent twice is one, another under its number is refused.
  digest      bytea not null,
  sealed      text,
  state       parcel.state not null default 'waiting',
  why         text not null default '',
  -- Of the record as it stood then; what the device's next change is based on.
  version     int,
  received_at timestamptz not null default access.now(),
  settled_at  timestamptz,
  primary key (device_id, parcel_id)
);
create index on parcel.parcel (received_at) where state = 'waiting';
select access.internal('parcel.parcel');
comment on table parcel.parcel is 'Sealed parcels from devices: received, and what became of them';

-- Pieces of files as the device sealed them, until the parcel that names their key has come.
create table parcel.piece (
  device_id   uuid not null references access.device,
  file_id     uuid not null,
  number      int not null check (number between 0 and 4095),
  bytes       bytea not null check (octet_length(bytes) <= 1048576),
  received_at timestamptz not null default access.now(),
  primary key (device_id, file_id, number)
);
create index on parcel.piece (received_at);
select access.internal('parcel.piece');
comment on table parcel.piece is 'Sealed pieces of files that their parcel has not taken yet';

-- This account's device from now on carries records.
create function parcel.carry_device(with_key bytea, new_name text) returns uuid language plpgsql security definer
set search_path = pg_catalog as $$
declare
  known uuid;
begin
  if access.account_id() is null then return null; end if;
  -- A device that was reported lost does not come back by signing in with its old key.
  if exists (select from access.device d where d.public_key = with_key and d.lost_at is not null) then return null; end if;
  known := access.note_device(access.account_id(), with_key, new_name);
  update access.device set carries_since = coalesce(carries_since, access.now()), contact_at = access.now() where device_id = known;
  return known;
end $$;

create function parcel.find_device(wanted uuid) returns table (account_id uuid, public_key bytea, state text)
language sql stable security definer set search_path = pg_catalog as $$
  select d.account_id, d.public_key, case when d.lost_at is not null then 'lost'
    when d.revoked_at is not null or d.carries_since is null or a.closed_at is not null then 'refused' else 'known' end
  from access.device d join access.account a using (account_id) where d.device_id = wanted
$$;

create function parcel.note_contact(wanted uuid, wiped boolean) returns void language sql security definer set search_path = pg_catalog as $$
  update access.device set contact_at = access.now(),
    wiped_at = case when wiped and lost_at is not null then coalesce(wiped_at, access.now()) else wiped_at end
  where device_id = wanted
$$;

-- By its holder, or by whoever manages accounts; the holder is told. Its sessions end at once.
create function parcel.report_lost(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  holder uuid;
begin
  update access.device d set lost_at = access.now(), revoked_at = coalesce(d.revoked_at, access.now())
  where d.device_id = wanted and d.lost_at is null
    and (d.account_id = access.account_id() or access.has_right('account.manage'))
  returning d.account_id into holder;
  if holder is null then return 'not-found'; end if;
  update access.session set ended_at = access.now() where device_id = wanted and ended_at is null;
  if holder <> access.account_id() then perform access.tell(holder, 'device-lost', null); end if;
  return 'done';
end $$;

create function parcel.list_devices(of_everybody boolean) returns table (device_id uuid, account_id uuid, name text, holder text, carries_since timestamptz, contact_at timestamptz, lost_at timestamptz, wiped_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.device_id, d.account_id, d.name, a.name, d.carries_since, d.contact_at, d.lost_at, d.wiped_at
  from access.device d join access.account a using (account_id)
  where d.carries_since is not null and (d.revoked_at is null or d.lost_at is not null)
    and (d.account_id = access.account_id() or of_everybody and access.has_right('account.manage'))
  order by d.contact_at desc nulls last
$$;

-- A session of two minutes in which the server performs one parcel as the device's holder, with the rights of that moment.
create function parcel.open_session(of_device uuid, new_hash bytea) returns boolean language plpgsql security definer
set search_path = pg_catalog as $$
begin
  insert into access.session (session_id, hash, account_id, device, device_id, way, opened_at, seen_at, expires_at)
  select gen_random_uuid(), new_hash, d.account_id, d.name, d.device_id, 'device', access.now(), access.now(), access.now() + interval '2 minutes'
  from access.device d join access.account a using (account_id)
  where d.device_id = of_device and d.revoked_at is null and d.carries_since is not null and a.closed_at is null and a.kind = 'person';
  return found;
end $$;

create function parcel.end_session(old_hash bytea) returns void language sql security definer set search_path = pg_catalog as $$
  update access.session set ended_at = access.now() where hash = old_hash and way = 'device' and ended_at is null
$$;

-- Keeps a parcel before anything is done with it. 'other': its number stands for another content already.
create function parcel.keep(of_device uuid, wanted uuid, its_digest bytea, its_text text) returns table (word text, state text, why text, version int, received_at timestamptz, settled_at timestamptz)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into parcel.parcel (device_id, parcel_id, digest, sealed) values (of_device, wanted, its_digest, its_text) on conflict do nothing;
  return query select case when p.digest = its_digest then 'known' else 'other' end, p.state::text, p.why, p.version, p.received_at, p.settled_at
    from parcel.parcel p where p.device_id = of_device and p.parcel_id = wanted;
end $$;

create function parcel.settle(of_device uuid, wanted uuid, to_state text, because text, its_version int) returns timestamptz
language sql security definer set search_path = pg_catalog as $$
  update parcel.parcel set state = to_state::parcel.state, why = because, version = its_version, settled_at = access.now(),
    sealed = case when to_state = 'kept' then null else sealed end
  where device_id = of_device and parcel_id = wanted returning settled_at
$$;

-- 'full': the device has more than 2 GB of pieces waiting.
create function parcel.keep_piece(of_device uuid, of_file uuid, its_number int, its_bytes bytea) returns text
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (select coalesce(sum(octet_length(p.bytes)), 0) from parcel.piece p where p.device_id = of_device) > 2147483648 then return 'full'; end if;
  insert into parcel.piece (device_id, file_id, number, bytes) values (of_device, of_file, its_number, its_bytes)
  on conflict (device_id, file_id, number) do update set bytes = excluded.bytes;
  return 'kept';
end $$;

create function parcel.numbers_of(of_device uuid, of_file uuid) returns setof int language sql stable security definer set search_path = pg_catalog as $$
  select p.number from parcel.piece p where p.device_id = of_device and p.file_id = of_file order by 1
$$;

create function parcel.read_piece(of_device uuid, of_file uuid, its_number int) returns bytea language sql stable security definer set search_path = pg_catalog as $$
  select p.bytes from parcel.piece p where p.device_id = of_device and p.file_id = of_file and p.number = its_number
$$;

create function parcel.drop_pieces(of_device uuid, of_file uuid) returns void language sql security definer set search_path = pg_catalog as $$
  delete from parcel.piece where device_id = of_device and file_id = of_file
$$;

-- Parcels whose server died before it said what became of them; the caller tries them again.
create function parcel.left_waiting(longer_than interval) returns table (device_id uuid, parcel_id uuid, sealed text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.device_id, p.parcel_id, p.sealed from parcel.parcel p
  where p.state = 'waiting' and p.sealed is not null and p.received_at < access.now() - longer_than order by p.received_at limit 100
$$;

-- Pieces that no parcel took in ninety days, which is longer than a device may stay away.
create function parcel.forget_old() returns void language sql security definer set search_path = pg_catalog as $$
  delete from parcel.piece where received_at < access.now() - interval '90 days'
$$;

revoke execute on all functions in schema parcel from public;
grant execute on all functions in schema parcel to palermo_app;
