-- Large uploads in parts that can be broken off and gone on with: each part is an encrypted file of its own under a key
-- of its own. When all are there they become one file, whose key is the list of its parts; the addresses behind the
-- first are remembered for the sweep, which takes them away with it.
create table files.upload (
  agency_id  uuid not null,
  upload_id  uuid not null,
  account_id uuid not null references access.account,
  -- What it was sent for: a use that some door declares.
  purpose    text not null,
  media_type text not null,
  bytes      bigint not null check (bytes > 0),
  name       bytea not null,
  key_id     uuid not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  primary key (agency_id, upload_id),
  foreign key (agency_id, key_id) references vault.key
);
create unique index on files.upload (upload_id);
create index on files.upload (account_id);
create index on files.upload (expires_at);
create index on files.upload (agency_id, key_id);
select access.internal('files.upload');
select database.back_up_apart('files.upload', 'Keys of files that were sent may open people who are erased later.');
comment on table files.upload is 'Uploads in parts that are not complete yet';

create table files.upload_part (
  agency_id   uuid not null,
  upload_id   uuid not null,
  number      int not null check (number >= 0),
  bytes       bigint not null check (bytes > 0),
  address     text not null unique check (address ~ '^[0-9a-f]{32}$'),
  wrapped_key bytea not null,
  primary key (agency_id, upload_id, number),
  foreign key (agency_id, upload_id) references files.upload on delete cascade
);
create unique index on files.upload_part (upload_id, number);
select access.internal('files.upload_part');
select database.back_up_apart('files.upload_part', 'Keys of files that were sent may open people who are erased later.');
comment on table files.upload_part is 'Parts that have arrived of uploads that are not complete yet';

create table files.further_address (
  address text primary key check (address ~ '^[0-9a-f]{32}$'),
  first   text not null check (first ~ '^[0-9a-f]{32}$')
);
create index on files.further_address (first);
select access.internal('files.further_address');
comment on table files.further_address is 'Addresses of the second and later parts of files, by the address of the first';

-- What was sent for evidence keeps every byte, so it never becomes an attachment, whose images are cleaned first (S9).
alter table files.temporary add column raw boolean not null default false;

drop function files.add_temporary(uuid, text, bigint, text, bytea, bytea, bytea, uuid);
create function files.add_temporary(
  new_id uuid, media_type text, bytes bigint, address text, name bytea, wrapped_key bytea, sha256 bytea, key_id uuid, is_raw boolean
) returns timestamptz language sql security definer set search_path = pg_catalog as $$
  insert into files.temporary (agency_id, temporary_id, account_id, media_type, bytes, address, name, wrapped_key, sha256, key_id, made_at, expires_at, raw)
  values (access.agency_id(), new_id, access.account_id(), add_temporary.media_type, add_temporary.bytes, add_temporary.address,
    add_temporary.name, add_temporary.wrapped_key, add_temporary.sha256, add_temporary.key_id, access.now(), access.now() + interval '24 hours', is_raw)
  returning expires_at
$$;

-- False when the id is taken: the caller then reads whose it is. Somebody may have twenty open uploads.
create function files.begin_upload(new_id uuid, purpose text, media_type text, bytes bigint, name bytea, key_id uuid)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (select count(*) from files.upload u where u.account_id = access.account_id() and u.expires_at > access.now()) >= 20 then
    return false;
  end if;
  insert into files.upload (agency_id, upload_id, account_id, purpose, media_type, bytes, name, key_id, made_at, expires_at)
  values (access.agency_id(), new_id, access.account_id(), begin_upload.purpose, begin_upload.media_type, begin_upload.bytes,
    begin_upload.name, begin_upload.key_id, access.now(), access.now() + interval '7 days')
  on conflict do nothing;
  return found;
end $$;

create function files.own_upload(wanted uuid) returns setof files.upload
language sql stable security definer set search_path = pg_catalog as $$
  select u.* from files.upload u
  where u.upload_id = wanted and u.account_id = access.account_id() and u.agency_id = access.agency_id() and u.expires_at > access.now()
$$;

create function files.own_parts(wanted uuid) returns setof files.upload_part
language sql stable security definer set search_path = pg_catalog as $$
  select p.* from files.upload_part p join files.own_upload(wanted) u using (agency_id, upload_id) order by p.number
$$;

-- False when the upload is not the actor's, or this part has arrived already.
create function files.add_part(upload uuid, part_number int, part_bytes bigint, part_address text, part_key bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into files.upload_part (agency_id, upload_id, number, bytes, address, wrapped_key)
  select u.agency_id, u.upload_id, part_number, part_bytes, part_address, part_key from files.own_upload(upload) u
  on conflict do nothing;
  return found;
end $$;

-- The parts have become one file, known by the address of the first.
create function files.join_parts(upload uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  first_address text;
begin
  select p.address into first_address from files.own_parts(upload) p where p.number = 0;
  insert into files.further_address (address, first)
  select p.address, first_address from files.own_parts(upload) p where p.number > 0;
  delete from files.upload u where u.upload_id = upload and u.account_id = access.account_id();
end $$;

create function files.drop_upload(wanted uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from files.upload u where u.upload_id = wanted and u.account_id = access.account_id();
  return found;
end $$;

create or replace function files.drop_expired() returns bigint language sql security definer set search_path = pg_catalog as $$
  with forgotten as (delete from files.upload where expires_at <= access.now() returning 1),
  dropped as (delete from files.temporary where expires_at <= access.now() returning 1),
  lost as (
    delete from files.further_address a
    where not exists (select from files.file f where f.address = a.first)
      and not exists (select from files.temporary t where t.address = a.first)
    returning 1
  )
  select (select count(*) from dropped) + (select count(*) from forgotten)
$$;

create or replace function files.unknown(addresses text[]) returns setof text language sql stable security definer
set search_path = pg_catalog as $$
  select a from unnest(addresses) a
  where not exists (select from files.file f where f.address = a)
    and not exists (select from files.temporary t where t.address = a)
    and not exists (select from files.upload_part p where p.address = a)
    and not exists (
      select from files.further_address r where r.address = a
        and (exists (select from files.file f where f.address = r.first) or exists (select from files.temporary t where t.address = r.first)))
$$;

revoke execute on all functions in schema files from public;
grant execute on all functions in schema files to palermo_app;
revoke execute on function files.forget() from palermo_app;
