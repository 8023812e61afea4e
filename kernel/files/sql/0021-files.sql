-- Files of dossiers: what they are called and how they open. The bytes lie encrypted in the file store.
-- The compartment differs from row to row, which a policy cannot say, so the table is internal and its functions
-- ask access.may_open for each row's own compartment.
create schema files;
grant usage on schema files to palermo_app, palermo_backup;

create table files.file (
  agency_id   uuid not null,
  file_id     uuid not null default gen_uuid_v7(),
  dossier_id  uuid not null,
  compartment access.compartment not null,
  media_type  text not null,
  bytes       bigint not null check (bytes >= 0),
  -- Null once removed or erased: the sweep then takes the bytes away.
  address     text unique check (address ~ '^[0-9a-f]{32}$'),
  -- Sealed with the dossier's key: name, file key and SHA-256 of the plain bytes.
  name        bytea,
  wrapped_key bytea,
  sha256      bytea,
  added_by    uuid not null,
  added_at    timestamptz not null,
  removed_at  timestamptz,
  primary key (agency_id, file_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on files.file (file_id);
create index on files.file (dossier_id);
select access.internal('files.file');
comment on table files.file is 'Files of dossiers, their names and keys sealed';

-- Uploads that belong to no dossier yet, sealed with a key of the uploader's agency. They last a day.
create table files.temporary (
  agency_id    uuid not null,
  temporary_id uuid not null default gen_uuid_v7(),
  account_id   uuid not null references access.account,
  media_type   text not null,
  bytes        bigint not null check (bytes >= 0),
  address      text not null unique check (address ~ '^[0-9a-f]{32}$'),
  name         bytea not null,
  wrapped_key  bytea not null,
  sha256       bytea not null,
  key_id       uuid not null,
  made_at      timestamptz not null,
  expires_at   timestamptz not null,
  primary key (agency_id, temporary_id),
  foreign key (agency_id, key_id) references vault.key
);
create unique index on files.temporary (temporary_id);
create index on files.temporary (account_id);
create index on files.temporary (expires_at);
create index on files.temporary (agency_id, key_id);
select access.internal('files.temporary');
select database.back_up_apart('files.temporary', 'Keys of files that were sent may open people who are erased later.');
comment on table files.temporary is 'Uploads of the last day that no dossier holds yet';

-- Says which folder or bucket belongs to this database, so that a sweep never empties another one's.
create table files.store (
  only_row boolean primary key default true check (only_row),
  store_id uuid not null default gen_random_uuid()
);
insert into files.store default values;
select access.internal('files.store');

create function files.add_file(
  new_id uuid, dossier uuid, part text, media_type text, bytes bigint, address text, name bytea, wrapped_key bytea, sha256 bytea
) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  home uuid;
begin
  select d.agency_id into home from access.dossier d
  where d.dossier_id = dossier and part::access.compartment = any (d.compartments)
    and access.may_open(dossier, part, 'contribute');
  if home is null then return false; end if;
  insert into files.file (agency_id, file_id, dossier_id, compartment, media_type, bytes, address, name, wrapped_key, sha256, added_by, added_at)
  values (home, new_id, dossier, part::access.compartment, add_file.media_type, add_file.bytes, add_file.address,
    add_file.name, add_file.wrapped_key, add_file.sha256, access.account_id(), access.now());
  return true;
end $$;

create function files.readable_files(dossiers uuid[], files uuid[]) returns setof files.file
language sql stable security definer set search_path = pg_catalog as $$
  with wanted as (
    select * from files.file f
    where (f.dossier_id = any (dossiers) or f.file_id = any (files)) and f.removed_at is null
  ), part as materialized (
    select w.dossier_id, w.compartment, access.may_open(w.dossier_id, w.compartment::text, 'read') as readable
    from wanted w group by w.dossier_id, w.compartment
  )
  select f.* from files.file f join wanted w using (agency_id, file_id)
  join part p on p.dossier_id = f.dossier_id and p.compartment = f.compartment
  where p.readable
  order by f.added_at, f.file_id
$$;

-- 'done' | 'not-found' | 'held'.
create function files.remove_file(wanted uuid) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  f record;
begin
  select * into f from files.file where file_id = wanted and removed_at is null for update;
  if not found or not access.may_open(f.dossier_id, f.compartment::text, 'contribute') then return 'not-found'; end if;
  if access.is_held(f.dossier_id) then return 'held'; end if;
  update files.file set removed_at = access.now(), address = null, wrapped_key = null where file_id = wanted;
  return 'done';
end $$;

create function files.add_temporary(
  new_id uuid, media_type text, bytes bigint, address text, name bytea, wrapped_key bytea, sha256 bytea, key_id uuid
) returns timestamptz language sql security definer set search_path = pg_catalog as $$
  insert into files.temporary (agency_id, temporary_id, account_id, media_type, bytes, address, name, wrapped_key, sha256, key_id, made_at, expires_at)
  values (access.agency_id(), new_id, access.account_id(), add_temporary.media_type, add_temporary.bytes, add_temporary.address,
    add_temporary.name, add_temporary.wrapped_key, add_temporary.sha256, add_temporary.key_id, access.now(), access.now() + interval '24 hours')
  returning expires_at
$$;

create function files.own_temporary(wanted uuid) returns setof files.temporary
language sql stable security definer set search_path = pg_catalog as $$
  select t.* from files.temporary t
  where t.temporary_id = wanted and t.account_id = access.account_id() and t.agency_id = access.agency_id() and t.expires_at > access.now()
$$;

create function files.remove_temporary(wanted uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from files.temporary where temporary_id = wanted and account_id = access.account_id();
  return found;
end $$;

-- For the sweep, which acts for nobody: rows past their day, and addresses that no row names.
create function files.drop_expired() returns bigint language sql security definer set search_path = pg_catalog as $$
  with dropped as (delete from files.temporary where expires_at <= access.now() returning 1) select count(*) from dropped
$$;

create function files.unknown(addresses text[]) returns setof text language sql stable security definer
set search_path = pg_catalog as $$
  select a from unnest(addresses) a
  where not exists (select from files.file f where f.address = a)
    and not exists (select from files.temporary t where t.address = a)
$$;

create function files.store_id() returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select store_id from files.store
$$;

-- When a dossier's key is destroyed its files can never be opened again; their bytes go with the next sweep.
create function files.forget() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update files.file set removed_at = coalesce(removed_at, new.destroyed_at), address = null, name = null, wrapped_key = null, sha256 = null
  where dossier_id = new.subject;
  return null;
end $$;
create trigger forget_files after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function files.forget();

revoke execute on all functions in schema files from public;
grant execute on all functions in schema files to palermo_app;
