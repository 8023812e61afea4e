-- Case files: who is in a case and in which capacity. Names lie with the person in the vault; a case knows people by
-- their codes and by coded facts. A case is its own dossier, so case_id and dossier_id are the same uuid.
create schema casefile;
grant usage on schema casefile to palermo_app, palermo_backup;

create type casefile.kind as enum ('trafficking', 'smuggling', 'both');
create type casefile.state as enum ('open', 'closed');

create table casefile.case_file (
  agency_id      uuid not null,
  case_id        uuid not null,
  dossier_id     uuid not null,
  code           text not null,
  kind           casefile.kind not null,
  state          casefile.state not null default 'open',
  -- The agency's own file number; never a name.
  reference      text not null default '' check (length(reference) <= 100),
  lead_agency_id uuid not null references access.agency,
  -- Sealed with the case's key.
  title          bytea,
  summary        bytea,
  -- HTCDS fields that have no column here, as JSON.
  htcds          bytea,
  -- The case's key in the list that it was imported from: a blind token under the agency's key.
  source_token   bytea,
  held           boolean not null default false,
  opened_at      timestamptz not null default access.now(),
  closed_at      timestamptz,
  -- Sealed: why it was closed.
  closing_note   bytea,
  withdrawn_at   timestamptz,
  version        int not null default 1,
  primary key (agency_id, case_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (case_id = dossier_id),
  check ((state = 'closed') = (closed_at is not null))
);
create unique index on casefile.case_file (case_id);
create index on casefile.case_file (opened_at desc, case_id desc);
-- Beginnings of codes and references, for the search of the shell: compared by bytes, which is leakproof, so that the
-- policy lets the index be used.
create index on casefile.case_file (code collate "C");
create index on casefile.case_file (reference collate "C") where reference <> '';
create index on casefile.case_file (source_token) where source_token is not null;
select access.protect('casefile.case_file', 'investigation');
comment on table casefile.case_file is 'Cases of trafficking in persons and smuggling of migrants';

-- One person in one capacity. The same person may stand here twice: presumed victim and suspected person.
create table casefile.participant (
  agency_id          uuid not null,
  participant_id     uuid not null,
  dossier_id         uuid not null,
  -- The person's dossier, in kernel/person.
  person_id          uuid not null,
  person_code        text not null,
  capacity           text not null,
  -- Coded facts as they were told in this case; the identity stays with the person.
  sex                text,
  gender             text,
  year_of_birth      int check (year_of_birth between 1850 and 2200),
  age_band           text,
  citizenships       text[],
  languages          text[],
  -- Apart from the age today.
  age_at_offence     int check (age_at_offence between 0 and 130),
  trafficking_status text,
  forms              text[],
  means_of_control   text[],
  -- Why a fact has no value, e.g. {"gender": "not-asked"}.
  absent             jsonb not null default '{}',
  -- Sealed with the case's key.
  note               bytea,
  htcds              bytea,
  source_token       bytea,
  -- The person's key in the list that they were imported from, sealed with the person's own key.
  source_key         bytea,
  added_at           timestamptz not null default access.now(),
  -- Order among those who were added in one moment.
  place              int not null default 0,
  removed_at         timestamptz,
  removal_reason     bytea,
  version            int not null default 1,
  primary key (agency_id, participant_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on casefile.participant (participant_id);
create unique index one_capacity_once on casefile.participant (dossier_id, person_id, capacity) where removed_at is null;
create index on casefile.participant (person_id);
create index on casefile.participant (source_token) where source_token is not null;
select access.protect('casefile.participant', 'investigation');
comment on table casefile.participant is 'People in cases, by code, capacity and coded facts';

-- Identity that HTCDS exchanges and the vault has no field for (salutation, mailing address …), sealed with the
-- person's own key, so that it goes when the person is erased.
create table casefile.participant_identity (
  agency_id               uuid not null,
  participant_identity_id uuid not null,
  dossier_id              uuid not null,
  person_id               uuid not null,
  htcds                   bytea not null,
  version                 int not null default 1,
  primary key (agency_id, participant_identity_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create index on casefile.participant_identity (person_id);
select access.protect('casefile.participant_identity', 'identity');
comment on table casefile.participant_identity is 'Further identity of people in cases, as exchanged';

-- Support plans and consent that HTCDS exchanges with a case: readers of support only.
create table casefile.participant_support (
  agency_id              uuid not null,
  participant_support_id uuid not null,
  dossier_id             uuid not null,
  participant_id         uuid not null,
  htcds                  bytea not null,
  version                int not null default 1,
  primary key (agency_id, participant_support_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create index on casefile.participant_support (participant_id);
select access.protect('casefile.participant_support', 'support');
comment on table casefile.participant_support is 'Support of people in cases, as exchanged';

-- Names of agencies are no secret to people at work.
create function casefile.agency_name(wanted uuid) returns jsonb language sql stable security definer
set search_path = pg_catalog as $$
  select a.name from access.agency a where a.agency_id = wanted and access.account_id() is not null
$$;

-- When a person is erased, cases keep the code and the capacity alone; what was coded of them goes, its history too.
create function casefile.forget() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from casefile.participant_identity where person_id = new.subject;
  delete from history.casefile_participant_identity where before ->> 'person_id' = new.subject::text;
  update casefile.participant set sex = null, gender = null, year_of_birth = null, age_band = null, citizenships = null,
    languages = null, age_at_offence = null, trafficking_status = null, forms = null, means_of_control = null,
    absent = '{}', note = null, htcds = null, source_token = null, source_key = null
  where person_id = new.subject;
  delete from history.casefile_participant h using casefile.participant p
  where p.person_id = new.subject and h.row_id = p.participant_id;
  perform part.forget_records(array(select p.participant_id from casefile.participant p where p.person_id = new.subject));
  perform set_config('palermo.maintenance', 'on', true);
  -- What an import had found before it changed them: nothing of it is put back any more.
  delete from import.mark m using casefile.participant p
  where m.kind = 'updated' and m.what = 'person' and m.subject = p.participant_id and p.person_id = new.subject;
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_participant after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function casefile.forget();

revoke execute on all functions in schema casefile from public;
grant execute on function casefile.agency_name(uuid) to palermo_app;

-- What cases contribute to the statistics of this installation: one row a person, coded columns only, in no order. Sealed
-- cases and people (X8), erased people, withdrawn cases and whatever came after `until` are left out.
create function casefile.contribute_people(until timestamptz) returns table (
  year int, sex text, age_at_offence int, age_band text, forms text[], means_of_control text[], citizenships text[],
  capacities text[], case_kinds text[], open boolean
) language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('contribution.read') then
    raise exception 'contribution: nobody entered here may collect' using errcode = '42501';
  end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  with told as (
    select p.*, c.kind as case_kind, c.state as case_state
    from casefile.participant p
    join casefile.case_file c on c.case_id = p.dossier_id and c.withdrawn_at is null and not c.sealed
    join access.dossier cd on cd.dossier_id = p.dossier_id and not cd.sealed
    join access.dossier pd on pd.dossier_id = p.person_id and not pd.sealed
    join person.person h on h.dossier_id = p.person_id and h.erased_at is null
    where p.removed_at is null and not p.sealed and p.added_at < until
  ), each as (
    select t.person_id,
      extract(year from min(t.added_at) at time zone 'UTC')::int as year,
      -- Cases that tell different things of a person tell nothing.
      case when count(distinct t.sex) = 1 then min(t.sex) end as sex,
      (array_agg(t.age_at_offence order by t.added_at, t.place) filter (where t.age_at_offence is not null))[1] as age,
      (array_agg(t.age_band order by t.added_at, t.place) filter (where t.age_band is not null))[1] as band,
      array_agg(distinct t.capacity) as capacities,
      array_agg(distinct t.case_kind::text) as case_kinds,
      bool_or(t.case_state = 'open') as open
    from told t group by t.person_id
  ), form as (
    select t.person_id, array_agg(distinct f) as all_of from told t, unnest(t.forms) f group by t.person_id
  ), control as (
    select t.person_id, array_agg(distinct m) as all_of from told t, unnest(t.means_of_control) m group by t.person_id
  ), citizenship as (
    select t.person_id, array_agg(distinct z) as all_of from told t, unnest(t.citizenships) z group by t.person_id
  )
  select e.year, e.sex, e.age, e.band, form.all_of, control.all_of, citizenship.all_of, e.capacities, e.case_kinds, e.open
  from each e left join form using (person_id) left join control using (person_id) left join citizenship using (person_id)
  order by random();
  perform set_config('palermo.maintenance', '', true);
end $$;
revoke execute on function casefile.contribute_people(timestamptz) from public, palermo_app;
