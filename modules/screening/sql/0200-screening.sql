-- Screening: what a person told and what was seen, by instruments that are data. A screening is its own dossier, so
-- screening_id and dossier_id are the same uuid. Police, prosecution and administrators open no part of it but names.
create schema screening;
grant usage on schema screening to palermo_app, palermo_backup;

create type screening.state as enum ('draft', 'finished', 'decided', 'closed');

create table screening.screening (
  agency_id    uuid not null,
  screening_id uuid not null,
  dossier_id   uuid not null,
  code         text not null,
  state        screening.state not null default 'draft',
  -- In doubt means child (S4).
  child        text not null check (child in ('yes', 'no', 'in-doubt')),
  urgent       boolean not null default false,
  -- "tip-short 1": the instruments used, with their versions.
  instruments  text[] not null default '{}',
  country      text check (country ~ '^[A-Z]{2}$'),
  -- Counted by the device: the same id and revision twice is the same record once.
  revision     int not null check (revision >= 1),
  -- The whole interview as JSON, sealed with the screening's key. Device times lie within.
  interview    bytea not null,
  -- The person's dossier, in kernel/person; only where a name was needed.
  person_id    uuid,
  person_code  text,
  -- The decision that stands.
  decision     text,
  decision_id  uuid,
  identified_at timestamptz,
  advocate_by  timestamptz,
  advocate_at  timestamptz,
  tip_id       uuid,
  event_id     uuid,
  event_card   int,
  -- Opaque, of the device registry; never where it was.
  device       text,
  received_at  timestamptz not null default access.now(),
  kept_at      timestamptz not null default access.now(),
  closed_at    timestamptz,
  version      int not null default 1,
  primary key (agency_id, screening_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (screening_id = dossier_id),
  check ((decision is null) = (decision_id is null))
);
create unique index on screening.screening (screening_id);
create index on screening.screening (kept_at desc, screening_id desc);
select access.protect('screening.screening', 'support');
comment on table screening.screening is 'Screenings: interviews with answers, sealed, and their coded facts';

-- Could you, and do you want to, give an account (S7)? Read by those of the agency who interview, and by nobody to whom
-- the screening was opened from elsewhere: no policy of a part can say that, so the table is internal.
create table screening.account_wish (
  screening_id uuid primary key references screening.screening (screening_id),
  agency_id    uuid not null,
  -- Sealed with the screening's key.
  wish         bytea not null,
  kept_at      timestamptz not null default access.now()
);
select access.internal('screening.account_wish');
comment on table screening.account_wish is 'Whether a person could and wants to give an account; of the own agency alone';

create function screening.keep_account_wish(wanted uuid, sealed_wish bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_open(wanted, 'support', 'contribute') or not access.has_right('screening.interview') then return false; end if;
  insert into screening.account_wish (screening_id, agency_id, wish)
  select d.dossier_id, d.agency_id, sealed_wish from access.dossier d
  where d.dossier_id = wanted and d.kind = 'screening' and d.agency_id = access.agency_id()
  on conflict (screening_id) do update set wish = excluded.wish, kept_at = access.now();
  return found;
end $$;

create function screening.read_account_wish(wanted uuid) returns bytea
language sql stable security definer set search_path = pg_catalog as $$
  select w.wish from screening.account_wish w
  where w.screening_id = wanted and w.agency_id = access.agency_id()
    and access.may_open(wanted, 'support', 'read') and access.has_right('screening.interview')
$$;

-- When a person is erased, what the agency knew of their wish goes with the screening's key; their code stays.
revoke execute on all functions in schema screening from public;
grant execute on function screening.keep_account_wish(uuid, bytea), screening.read_account_wish(uuid) to palermo_app;

-- Instruments of this Palermo: drafts, and versions that were published and never change. Those that Palermo brings are
-- data beside the program and stand in no row.
create table screening.instrument (
  instrument_row_id uuid primary key default gen_uuid_v7(),
  -- The instrument's own id, such as `harbour-short`.
  id           text not null check (id ~ '^[a-z][a-z0-9_-]{0,59}$'),
  instrument_version int not null check (instrument_version >= 1),
  state        text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  content      jsonb not null,
  agency_id    uuid not null default access.agency_id() references access.agency,
  changed_by   uuid not null default access.account_id(),
  changed_at   timestamptz not null default access.now(),
  published_at timestamptz,
  version      int not null default 1,
  unique (id, instrument_version),
  check ((state = 'draft') = (published_at is null))
);
select access.reference('screening.instrument', 'screening.edit-instrument');
comment on table screening.instrument is 'Interview instruments as versioned data; a published version never changes';

create function screening.keep_published() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then raise exception 'A published instrument is never deleted.'; end if;
    return old;
  end if;
  if old.state <> 'draft' and (new.content <> old.content or new.id <> old.id or new.instrument_version <> old.instrument_version
    or new.state = 'draft') then
    raise exception 'A published instrument never changes.';
  end if;
  new.version := old.version + 1;
  return new;
end $$;
create trigger keep_published before update or delete on screening.instrument
  for each row execute function screening.keep_published();
revoke execute on function screening.keep_published() from public;

-- A tip from a third party is a tip, not a screening (S14).
create type screening.tip_state as enum ('open', 'reached', 'not-reached', 'closed');
create table screening.tip (
  agency_id   uuid not null,
  tip_id      uuid not null,
  dossier_id  uuid not null,
  code        text not null,
  state       screening.tip_state not null default 'open',
  -- Who tells, by kind (R1); never a name.
  teller      text not null,
  urgent      boolean not null default false,
  -- Sealed with the tip's key: what was told, and how the person was reached.
  told        bytea not null,
  reached     bytea,
  received_at timestamptz not null default access.now(),
  changed_at  timestamptz not null default access.now(),
  version     int not null default 1,
  primary key (agency_id, tip_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (tip_id = dossier_id)
);
create unique index on screening.tip (tip_id);
select access.protect('screening.tip', 'support');
comment on table screening.tip is 'Tips from third parties about somebody who may need help';
