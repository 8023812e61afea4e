-- How many were never found: overlaps of lists, estimates from them, and figures made known. Counts alone: no list of people,
-- no code and no id of anybody is kept here (X5).
create schema undetected;
grant usage on schema undetected to palermo_app, palermo_backup;

create function undetected.agencies() returns table (agency_id uuid, name jsonb, kind text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.agency_id, a.name, a.kind from access.agency a
  where access.has_right('undetected.estimate') and a.kind in ('enforcement', 'service', 'prosecution', 'court', 'central-authority', 'coordination')
$$;

-- A snapshot of who stands on which lists, by stratum; never changed, so that a figure can be made again years later.
create table undetected.study (
  agency_id  uuid not null references access.agency,
  study_id   uuid not null,
  title      jsonb not null,
  source     text not null,
  -- Whether the counts are of this installation's own dossiers or came in a file.
  origin     text not null check (origin in ('file', 'dossiers')),
  -- First and last day that the lists cover.
  earliest   date not null,
  latest     date not null,
  lists      text[] not null check (cardinality(lists) between 2 and 12),
  -- Names of the columns that tell people apart, such as sex.
  strata     text[] not null default '{}',
  -- [{stratum: {sex: "female"}, counts: {"3": 12}}]: bit i of a key is list i.
  cells      jsonb not null,
  people     int not null,
  -- SHA-256 of lists, strata and cells, in hexadecimal.
  checksum   text not null,
  import_id  uuid,
  author     uuid not null,
  opened_at  timestamptz not null default access.now(),
  removed_at timestamptz,
  primary key (agency_id, study_id),
  unique (study_id),
  check (latest >= earliest)
);
select access.agency_table('undetected.study', 'undetected.estimate');
comment on table undetected.study is 'Overlaps of lists as they were on a day, in counts; read within their agency';

create function undetected.keep_snapshot() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'palermo_owner' and coalesce(current_setting('palermo.maintenance', true), '') = 'on' then return new; end if;
  if (to_jsonb(new) - 'removed_at') <> (to_jsonb(old) - 'removed_at') then
    raise exception 'undetected: what an estimate rests on is never changed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger snapshot before update on undetected.study for each row execute function undetected.keep_snapshot();

-- What one method said about one part of a study: with seed, options and versions, so that it comes out the same again.
create table undetected.estimate (
  agency_id   uuid not null,
  estimate_id uuid not null,
  study_id    uuid not null,
  run_id      uuid not null,
  -- The part of the study: {} for everybody.
  stratum     jsonb not null,
  method      text not null,
  options     jsonb not null,
  result      jsonb not null,
  -- Version of the program that made it.
  made_with   text not null,
  author      uuid not null,
  made_at     timestamptz not null default access.now(),
  primary key (agency_id, estimate_id),
  foreign key (agency_id, study_id) references undetected.study
);
select access.agency_table('undetected.estimate', 'undetected.estimate');
create index on undetected.estimate (agency_id, study_id, made_at);
comment on table undetected.estimate is 'Estimates of undetected people by method and stratum; read within their agency';
create trigger snapshot before update on undetected.estimate for each row execute function undetected.keep_snapshot();

-- People living in a country by year, sex and age group, for rates; of several imports the newest counts.
create table undetected.population (
  agency_id uuid not null references access.agency,
  country   text not null check (country ~ '^[A-Z]{2}$'),
  year      int not null check (year between 1900 and 2200),
  sex       text not null check (sex in ('total', 'female', 'male')),
  age       text not null check (age in ('total', 'child', 'adult')),
  people    bigint not null check (people > 0),
  source    text not null,
  import_id uuid not null,
  imported_at timestamptz not null default access.now(),
  primary key (agency_id, import_id, country, year, sex, age)
);
select access.agency_table('undetected.population', 'undetected.estimate');
comment on table undetected.population is 'People living in a country, for rates per 100,000';

-- Figures that an agency made known to everybody signed in: protected and rounded, without overlaps.
create table undetected.figures (
  figures_id uuid primary key,
  agency_id  uuid not null references access.agency,
  study_id   uuid not null,
  content    jsonb not null,
  author     uuid not null,
  shared_at  timestamptz not null default access.now(),
  removed_at timestamptz
);
select access.reference('undetected.figures', 'undetected.estimate');
comment on table undetected.figures is 'Detected and undetected people as made known within the installation (SDG 16.2.2)';

create function undetected.keep_to_agency() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'palermo_owner' and coalesce(current_setting('palermo.maintenance', true), '') = 'on' then return coalesce(new, old); end if;
  if (tg_op <> 'INSERT' and old.agency_id is distinct from access.agency_id())
    or (tg_op <> 'DELETE' and new.agency_id is distinct from access.agency_id()) then
    raise exception 'undetected: the row belongs to another agency' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;
create trigger own_agency before insert or update or delete on undetected.figures for each row execute function undetected.keep_to_agency();

revoke execute on all functions in schema undetected from public;
grant execute on function undetected.agencies() to palermo_app, palermo_wide, palermo_agency;
