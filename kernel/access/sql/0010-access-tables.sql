-- Who there is, which dossiers exist and who may open which part of them.
-- The tables of this file are read and changed by definer functions only.
create schema access;
create schema history;
grant usage on schema access, history to palermo_app, palermo_public, palermo_backup;

create type access.compartment as enum (
  'identity', 'support', 'counselling', 'privileged', 'investigation',
  'intelligence', 'restricted-source', 'prosecution', 'cooperation'
);
create type access.level as enum ('read', 'contribute', 'manage');
create type access.origin as enum ('owner', 'team', 'referral', 'consent', 'joint-team', 'break-glass', 'agency');

create table access.agency (
  agency_id  uuid primary key default gen_uuid_v7(),
  name       jsonb not null,
  kind       text not null,
  country    text not null check (country ~ '^[A-Z]{2}$'),
  opened_at  timestamptz not null default now()
);

create table access.unit (
  unit_id   uuid primary key default gen_uuid_v7(),
  agency_id uuid not null references access.agency,
  name      jsonb not null
);

-- Roles as data: kernel/access/roles.json and the doors of the modules, entered anew at each start.
create table access.role (
  role         text primary key,
  compartments access.compartment[] not null
);
create table access.role_right (
  role        text not null references access.role on delete cascade,
  "right"     text not null,
  primary key (role, "right")
);

create table access.account (
  account_id    uuid primary key default gen_uuid_v7(),
  agency_id     uuid not null references access.agency,
  unit_id       uuid references access.unit,
  email         text not null,
  name          text not null,
  lang          text not null default 'en' check (lang in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  roles         text[] not null default '{}',
  password_hash text,
  totp_secret   bytea,
  totp_step     bigint,
  opened_at     timestamptz not null default now(),
  closed_at     timestamptz
);
create unique index on access.account (lower(email));
create index on access.account (agency_id);

create table access.dossier (
  agency_id    uuid not null references access.agency,
  dossier_id   uuid not null,
  kind         text not null,
  code         text not null unique,
  compartments access.compartment[] not null check (cardinality(compartments) > 0),
  sealed       boolean not null default false,
  opened_by    uuid not null references access.account,
  opened_at    timestamptz not null,
  primary key (agency_id, dossier_id)
);
create unique index on access.dossier (dossier_id);

-- A grant opens one compartment of one dossier, or of all unsealed dossiers of an agency.
create table access."grant" (
  grant_id     uuid primary key default gen_uuid_v7(),
  dossier_id   uuid references access.dossier (dossier_id),
  over_agency  uuid references access.agency,
  compartment  access.compartment not null,
  level        access.level not null,
  grantee_kind text not null check (grantee_kind in ('account', 'unit', 'agency')),
  grantee_id   uuid not null,
  purpose      text not null,
  reason       text not null default '',
  origin       access.origin not null,
  given_by     uuid references access.account,
  given_at     timestamptz not null,
  expires_at   timestamptz,
  ended_at     timestamptz,
  ended_by     uuid references access.account,
  end_reason   text,
  -- The consent under which it was given, and with which it ends.
  consent_id   uuid,
  check ((dossier_id is null) <> (over_agency is null)),
  -- X3: nothing here is ever opened for immigration enforcement.
  check (purpose <> 'immigration-enforcement')
);
create index grant_of_dossier on access."grant" (grantee_id, compartment) include (dossier_id, level, expires_at, origin)
  where ended_at is null and dossier_id is not null;
create index grant_over_agency on access."grant" (grantee_id, compartment) include (over_agency, level, expires_at)
  where ended_at is null and over_agency is not null;
create index grant_by_dossier on access."grant" (dossier_id) where dossier_id is not null;

-- Readers of `identity` on the source dossier read the person's identity while both stand.
create table access.derivation (
  source_dossier uuid not null references access.dossier (dossier_id),
  person_dossier uuid not null references access.dossier (dossier_id),
  source_agency  uuid not null,
  crosses        boolean not null,
  origin         text not null,
  consent_id     uuid,
  made_by        uuid references access.account,
  made_at        timestamptz not null,
  ended_at       timestamptz
);
create unique index derivation_live on access.derivation (source_dossier, person_dossier) where ended_at is null;
create index derivation_of_person on access.derivation (person_dossier) where ended_at is null;
create index derivation_crossing on access.derivation (source_agency) where ended_at is null and crosses;

create table access.session (
  session_id uuid primary key default gen_uuid_v7(),
  hash       bytea not null unique,
  account_id uuid not null references access.account,
  kind       text not null default 'browser' check (kind in ('browser', 'operator')),
  device     text not null default '',
  opened_at  timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz
);
create index on access.session (account_id) where ended_at is null;

-- A link by which a new account chooses its password: told once, used once, kept as a hash.
create table access.invitation (
  hash       bytea primary key,
  account_id uuid not null references access.account,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

create table access.sign_in_attempt (
  attempt_id   uuid primary key default gen_uuid_v7(),
  email_digest bytea not null,
  at           timestamptz not null,
  succeeded    boolean not null
);
create index on access.sign_in_attempt (email_digest, at desc);

create table access.hold (
  hold_id    uuid primary key default gen_uuid_v7(),
  dossier_id uuid not null references access.dossier (dossier_id),
  reason     text not null check (length(reason) > 0),
  set_by     uuid not null references access.account,
  set_at     timestamptz not null,
  lifted_by  uuid references access.account,
  lifted_at  timestamptz,
  lift_reason text
);
create unique index on access.hold (dossier_id) where lifted_at is null;

create table access.break_glass (
  break_glass_id uuid primary key default gen_uuid_v7(),
  dossier_id     uuid not null references access.dossier (dossier_id),
  account_id     uuid not null references access.account,
  reason         text not null check (length(reason) >= 10),
  asked_at       timestamptz not null,
  opened_at      timestamptz,
  until          timestamptz,
  second_person  uuid references access.account
);
create index on access.break_glass (account_id, asked_at desc);

-- Something waits: kinds and ids only, never content.
create table access.notice (
  notice_id  uuid primary key default gen_uuid_v7(),
  account_id uuid not null references access.account,
  kind       text not null,
  dossier_id uuid,
  at         timestamptz not null,
  read_at    timestamptz
);
create index on access.notice (account_id, at desc);

-- One row: the secret that makes an entered actor believable, and how far a test has moved the clock.
create table access.instance (
  only_row      boolean primary key default true check (only_row),
  secret        bytea not null,
  demonstration boolean not null default false,
  test          boolean not null default false,
  clock_offset  interval not null default '0'
);
insert into access.instance (secret)
values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- The flag of the demonstration can be set and never unset: real data starts in a new database.
create function access.keep_demonstration() returns trigger language plpgsql as $$
begin
  if old.demonstration and not new.demonstration then
    raise exception 'A demonstration database stays one: start real work in a new data folder.';
  end if;
  return new;
end $$;
create trigger keep_demonstration before update on access.instance
  for each row execute function access.keep_demonstration();

-- The one class of each table of Palermo; a test finds tables without one.
create table access.table_class (
  table_name  text primary key,
  class       text not null check (class in ('protected', 'own', 'agency', 'reference', 'publish', 'internal')),
  compartment access.compartment,
  write_right text
);
