-- Treaties and who is bound by them, legislation, how far a State meets its duties, plans and toolkits.
create schema law;
grant usage on schema law to palermo_app, palermo_backup, palermo_public;

create function law.agency_names(wanted uuid[]) returns table (agency_id uuid, name jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.agency_id, a.name from access.agency a where a.agency_id = any (wanted) and access.account_id() is not null
$$;

-- Countries of the agencies of this installation: theirs come first.
create function law.own_country() returns text language sql stable security definer set search_path = pg_catalog as $$
  select a.country from access.agency a where a.agency_id = access.agency_id()
$$;

-- Only the agency that a row belongs to changes it.
create function law.keep_to_agency() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'palermo_owner' and coalesce(current_setting('palermo.maintenance', true), '') = 'on' then return coalesce(new, old); end if;
  if (tg_op <> 'INSERT' and old.agency_id is distinct from access.agency_id())
    or (tg_op <> 'DELETE' and new.agency_id is distinct from access.agency_id()) then
    raise exception 'law: the row belongs to another agency' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;

-- Treaties beside those of the vocabulary.
create table law.instrument (
  instrument text primary key check (instrument ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  number     text,
  label      jsonb not null,
  adopted    date not null,
  in_force   date,
  link       text,
  added_at   timestamptz not null default access.now(),
  removed_at timestamptz
);
select access.publish('law.instrument', 'law.edit');
comment on table law.instrument is 'Treaties beside those that the vocabulary brings';

-- A file of newer status that was brought in. The copy of the vocabulary stands below all of them.
create table law.status_import (
  import_id   uuid not null,
  treaty      text not null,
  -- The day up to which the file knows.
  as_of       date not null,
  source      text not null,
  imported_at timestamptz not null default access.now(),
  primary key (import_id, treaty)
);
select access.publish('law.status_import', 'law.edit');
comment on table law.status_import is 'Imported status of treaties, with the day up to which each file knows';

create table law.status_row (
  import_id   uuid not null,
  treaty      text not null,
  -- ISO 3166-1 alpha-2; EU for the European Union.
  participant text not null check (participant ~ '^[A-Z]{2}$'),
  signed      date,
  bound       date,
  how         text check (how in ('ratification', 'acceptance', 'approval', 'accession', 'succession')),
  ended       date,
  declaration text,
  primary key (import_id, treaty, participant),
  foreign key (import_id, treaty) references law.status_import on delete cascade,
  check ((bound is null) = (how is null)),
  check (ended is null or bound is not null)
);
select access.publish('law.status_row', 'law.edit');
create index on law.status_row (treaty, participant);
comment on table law.status_row is 'Signatories and parties as an imported file says';

-- Acts, plans and drafting missions: drafts stay within their agency, every version is kept.
create table law.record (
  agency_id  uuid not null references access.agency,
  record_id  uuid not null,
  kind       text not null check (kind in ('act', 'plan', 'drafting')),
  content    jsonb not null,
  version    int not null default 1,
  author     uuid not null,
  written_at timestamptz not null default access.now(),
  removed_at timestamptz,
  primary key (agency_id, record_id),
  unique (record_id)
);
select access.agency_table('law.record', 'law.edit');
create index on law.record (agency_id, kind) where removed_at is null;
comment on table law.record is 'Acts, action plans and drafting missions as they stand, drafts included; read within their agency';

create table law.record_version (
  agency_id  uuid not null,
  record_id  uuid not null,
  version    int not null,
  content    jsonb not null,
  author     uuid not null,
  written_at timestamptz not null,
  primary key (agency_id, record_id, version),
  foreign key (agency_id, record_id) references law.record
);
select access.agency_table('law.record_version', 'law.edit');
comment on table law.record_version is 'Every version of an act, a plan or a drafting mission; read within its agency';

-- Plans and missions that their agency made known to everybody signed in.
create table law.record_shared (
  record_id  uuid primary key references law.record (record_id),
  agency_id  uuid not null,
  kind       text not null check (kind in ('plan', 'drafting')),
  version    int not null,
  content    jsonb not null,
  author     uuid not null,
  written_at timestamptz not null,
  shared_at  timestamptz not null default access.now()
);
select access.reference('law.record_shared', 'law.edit');
create trigger own_agency before insert or update or delete on law.record_shared for each row execute function law.keep_to_agency();
comment on table law.record_shared is 'Action plans and drafting missions as shared within the installation; no drafts';

-- Acts that two people published: everybody reads them, without an account too.
create table law.act_published (
  record_id    uuid primary key references law.record (record_id),
  agency_id    uuid not null,
  country      text not null check (country ~ '^[A-Z]{2}$'),
  version      int not null,
  content      jsonb not null,
  written_at   timestamptz not null,
  published_at timestamptz not null default access.now()
);
select access.publish('law.act_published', 'law.publish');
create index on law.act_published (country);
comment on table law.act_published is 'Legislation as published, in the version that a second person approved';

-- Nothing is published that a second person did not approve in this very version.
create function law.second_person() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not review.is_approved('law.act', new.record_id, new.version) then
    raise exception 'law: no second person approved this version' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger second_person before insert or update on law.act_published for each row execute function law.second_person();

-- Provisions of published acts, one row each, as lists look for them.
create table law.provision (
  provision_id uuid primary key,
  record_id    uuid not null references law.act_published on delete cascade,
  place        int not null,
  country      text not null,
  content      jsonb not null,
  duties       text[] not null default '{}',
  crimes       text[] not null default '{}',
  elements     text[] not null default '{}',
  -- First and last day in force as far as they are known; null is open.
  starts       date,
  ends         date,
  -- All its texts in all languages, in small letters.
  texts        text not null
);
select access.publish('law.provision', 'law.publish');
create index on law.provision (record_id, place);
create index on law.provision (country);
create index on law.provision using gin (duties);
comment on table law.provision is 'Provisions of published acts with the duties, crimes and elements that they bear on';

-- What a second person looks at: an act that waits for them, or that they approved just now. Its agency may be another.
create function law.proposed_act(wanted uuid) returns table (agency_id uuid, content jsonb, version int, author uuid, written_at timestamptz)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  if not access.has_right('law.publish') or not exists (select from review.review r where r.kind = 'law.act' and r.record_id = wanted
    and ((r.state = 'waiting' and review.may_decide(r)) or (r.state = 'approved' and r.decided_by = access.account_id()))) then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query select r.agency_id, r.content, r.version, r.author, r.written_at from law.record r
    where r.record_id = wanted and r.kind = 'act' and r.removed_at is null;
  perform set_config('palermo.maintenance', before, true);
end $$;

-- How far a duty is met in a country on a day, as one agency judges: entries follow each other and are never changed.
create table law.assessment (
  agency_id     uuid not null references access.agency,
  assessment_id uuid not null,
  country       text not null check (country ~ '^[A-Z]{2}$'),
  duty          text not null,
  assessed_on   date not null,
  status        text not null check (status in ('full', 'partial', 'none', 'not-applicable')),
  content       jsonb not null,
  author        uuid not null,
  written_at    timestamptz not null default access.now(),
  removed_at    timestamptz,
  primary key (agency_id, assessment_id)
);
select access.agency_table('law.assessment', 'law.assess');
create index on law.assessment (agency_id, country, duty, assessed_on desc, written_at desc) where removed_at is null;
comment on table law.assessment is 'How far duties are met, by day; drafts, read within their agency';

create table law.assessment_shared (
  assessment_id uuid primary key,
  agency_id     uuid not null references access.agency,
  country       text not null,
  duty          text not null,
  assessed_on   date not null,
  status        text not null,
  content       jsonb not null,
  author        uuid not null,
  written_at    timestamptz not null,
  shared_at     timestamptz not null default access.now()
);
select access.reference('law.assessment_shared', 'law.assess');
create index on law.assessment_shared (country, agency_id);
create trigger own_agency before insert or update or delete on law.assessment_shared for each row execute function law.keep_to_agency();
comment on table law.assessment_shared is 'Assessments that their agency made known to everybody signed in';

-- What peers say of a shared assessment, for the self-review before the Conference of the Parties.
create table law.comment (
  comment_id uuid primary key,
  agency_id  uuid not null references access.agency,
  of_agency  uuid not null,
  country    text not null,
  duty       text not null,
  content    jsonb not null,
  author     uuid not null,
  written_at timestamptz not null default access.now(),
  removed_at timestamptz
);
select access.reference('law.comment', 'law.comment');
create index on law.comment (country, of_agency, duty) where removed_at is null;
create trigger own_agency before insert or update or delete on law.comment for each row execute function law.keep_to_agency();
comment on table law.comment is 'Comments of peers on shared assessments';

-- Filled-in toolkits.
create table law.sheet (
  agency_id  uuid not null references access.agency,
  record_id  uuid not null,
  kind       text not null check (kind = 'sheet'),
  content    jsonb not null,
  version    int not null default 1,
  author     uuid not null,
  written_at timestamptz not null default access.now(),
  removed_at timestamptz,
  primary key (agency_id, record_id),
  unique (record_id)
);
select access.agency_table('law.sheet', 'law.assess');
comment on table law.sheet is 'Needs assessments with a toolkit, drafts included; read within their agency';

create table law.sheet_version (
  agency_id  uuid not null,
  record_id  uuid not null,
  version    int not null,
  content    jsonb not null,
  author     uuid not null,
  written_at timestamptz not null,
  primary key (agency_id, record_id, version),
  foreign key (agency_id, record_id) references law.sheet
);
select access.agency_table('law.sheet_version', 'law.assess');
comment on table law.sheet_version is 'Every version of a needs assessment; read within its agency';

create table law.sheet_shared (
  record_id  uuid primary key references law.sheet (record_id),
  agency_id  uuid not null,
  kind       text not null check (kind = 'sheet'),
  version    int not null,
  content    jsonb not null,
  author     uuid not null,
  written_at timestamptz not null,
  shared_at  timestamptz not null default access.now()
);
select access.reference('law.sheet_shared', 'law.assess');
create trigger own_agency before insert or update or delete on law.sheet_shared for each row execute function law.keep_to_agency();
comment on table law.sheet_shared is 'Needs assessments as shared within the installation; no drafts';

revoke execute on all functions in schema law from public;
grant execute on function law.agency_names(uuid[]), law.own_country(), law.proposed_act(uuid) to palermo_app;
