-- The ground under every other migration: who this database belongs to, what was migrated, ids.
-- (`public` is opened to the owner and closed to everybody else by the administrator who makes the logins.)
grant usage on schema database to public;
grant select on database.migration to palermo_app, palermo_backup;

-- One row. Recognises the master key without holding it, so that a wrong key is refused before anything is written.
create table database.instance (
  only_row    boolean primary key default true check (only_row),
  instance_id uuid not null,
  key_check   text not null,
  created_at  timestamptz not null default now()
);
-- A server that comes with a new data folder reads it before it has a login of its own.
grant select on database.instance to public;

-- What a backup treats apart. `apart`: written to FILE.keys and kept 30 days only (erased keys are gone everywhere by
-- then). `left-out`: derived data, made again after a restore.
create table database.backup_rule (
  table_name text primary key,
  rule       text not null check (rule in ('apart', 'left-out')),
  because    text not null
);
grant select on database.backup_rule to palermo_app, palermo_backup;

-- Derived tables that a restore left empty; whoever makes one again deletes its row.
create table database.rebuild (
  table_name text primary key,
  asked_at   timestamptz not null default now()
);
grant select, delete on database.rebuild to palermo_app;

create view database.not_backed_up as select table_name, because from database.backup_rule where rule = 'left-out';

create function database.leave_out_of_backup(table_name text, because text) returns void language sql as $$
  insert into database.backup_rule values (table_name, 'left-out', because)
$$;
create function database.back_up_apart(table_name text, because text) returns void language sql as $$
  insert into database.backup_rule values (table_name, 'apart', because)
$$;
revoke execute on all functions in schema database from public;

select database.back_up_apart('vault.key', 'Wrapped keys are kept 30 days only, so that an erased key is gone everywhere by then.');

-- PostgreSQL 15 has no uuidv7(): 48 bits of milliseconds, then the version and random bits (RFC 9562, 5.7).
create function public.gen_uuid_v7() returns uuid language sql volatile parallel safe
set search_path = pg_catalog as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) placing
        substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;
