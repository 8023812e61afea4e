-- What is recorded of a case at court as a line of acts: protective measures, assets, and payments that were ordered. They
-- hang on the case's dossier, in its part `prosecution`. A line is known by its acts; `state` follows from those that stand
-- and is kept beside them for lists and counts. People are known by the code that the case knows them by.
create table court.line (
  agency_id      uuid not null,
  line_id        uuid not null,
  dossier_id     uuid not null,
  kind           text not null check (kind in ('measure', 'asset', 'order')),
  what           text not null,
  person_id      uuid,
  person_code    text,
  participant_id uuid,
  charge_id      uuid,
  -- For this hearing alone; every hearing when left out.
  hearing_id     uuid,
  -- Sealed with the case's key: JSON of what the kind of line says of it.
  details        bytea not null,
  amount         numeric(20, 4) check (amount > 0),
  currency       text check (currency ~ '^[A-Z]{3}$'),
  state          text not null,
  added_by       uuid not null,
  added_at       timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, line_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check ((amount is null) = (currency is null)),
  check ((person_id is null) = (participant_id is null))
);
create unique index on court.line (line_id);
create index on court.line (dossier_id, kind, added_at);
create index on court.line (person_id) where person_id is not null;
select access.protect('court.line', 'prosecution');
comment on table court.line is 'Protective measures, assets and ordered payments of cases';

-- One act; struck acts stay readable and count no longer.
create table court.line_act (
  agency_id     uuid not null,
  line_act_id   uuid not null,
  dossier_id    uuid not null,
  line_id       uuid not null,
  act           text not null,
  on_day        date not null,
  amount        numeric(20, 4) check (amount > 0),
  currency      text check (currency ~ '^[A-Z]{3}$'),
  -- Sealed: JSON of who decided or did it, and why.
  said          bytea not null,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null default access.now(),
  -- Order among acts of one day.
  place         int not null,
  struck_at     timestamptz,
  struck_by     uuid,
  strike_reason bytea,
  version       int not null default 1,
  primary key (agency_id, line_act_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check ((amount is null) = (currency is null)),
  check ((struck_at is null) = (struck_by is null))
);
create unique index on court.line_act (line_act_id);
create unique index one_act_at_a_place on court.line_act (line_id, place);
create index on court.line_act (dossier_id, on_day);
select access.protect('court.line_act', 'prosecution');
comment on table court.line_act is 'Acts of protective measures, assets and ordered payments';

-- How much danger a witness is in, by whom, and when that is looked at again. One is current for each person; one that was
-- opened again waits for the next.
create table court.risk (
  agency_id      uuid not null,
  risk_id        uuid not null,
  dossier_id     uuid not null,
  person_id      uuid not null,
  person_code    text not null,
  participant_id uuid not null,
  level          text not null check (level in ('low', 'raised', 'high', 'immediate')),
  -- Sealed: JSON of threats, who assessed, and in words.
  said           bytea not null,
  assessed_on    date not null,
  review_by      date not null,
  state          text not null default 'current' check (state in ('current', 'reopened', 'replaced')),
  reopened_at    timestamptz,
  reopened_why   text,
  deadline_id    uuid,
  assessed_by    uuid not null,
  assessed_at    timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, risk_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (review_by > assessed_on)
);
create unique index on court.risk (risk_id);
create unique index one_risk_in_force on court.risk (dossier_id, person_id) where state <> 'replaced';
create index on court.risk (person_id);
select access.protect('court.risk', 'prosecution');
comment on table court.risk is 'Assessments of the danger that witnesses are in';

-- Preparation for a testimony: what is done of the checklist, for one person and one hearing.
create table court.preparation (
  agency_id      uuid not null,
  preparation_id uuid not null,
  dossier_id     uuid not null,
  person_id      uuid not null,
  person_code    text not null,
  participant_id uuid not null,
  hearing_id     uuid not null,
  answers        jsonb not null default '{}',
  recorded_by    uuid not null,
  recorded_at    timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, preparation_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on court.preparation (preparation_id);
create unique index one_preparation_of_a_hearing on court.preparation (hearing_id, person_id);
create index on court.preparation (dossier_id);
create index on court.preparation (person_id);
select access.protect('court.preparation', 'prosecution');
comment on table court.preparation is 'Preparation of witnesses for hearings';

-- What a person wants to be told, and how; and whether they wish to return before the trial ends.
create table court.telling (
  agency_id      uuid not null,
  telling_id     uuid not null,
  dossier_id     uuid not null,
  person_id      uuid not null,
  person_code    text not null,
  participant_id uuid not null,
  topics         text[] not null default '{}',
  channel        text not null check (channel in ('in-person', 'call', 'message', 'advocate', 'none')),
  -- Sealed: through whom, hours, a neutral word to say; never a number or an address.
  said           bytea,
  wishes_return  boolean,
  agrees_to_stay boolean,
  asked_on       date not null,
  asked_by       uuid not null,
  asked_at       timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, telling_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on court.telling (telling_id);
create unique index one_telling_of_a_person on court.telling (dossier_id, person_id);
create index on court.telling (person_id);
select access.protect('court.telling', 'prosecution');
comment on table court.telling is 'What witnesses want to be told and how';

-- A thing to tell a person, until it was told or could not be.
create table court.notice (
  agency_id      uuid not null,
  notice_id      uuid not null,
  dossier_id     uuid not null,
  person_id      uuid not null,
  person_code    text not null,
  participant_id uuid not null,
  topic          text not null check (topic in ('release', 'escape', 'bail', 'hearing', 'appeal')),
  happens_on     date not null,
  state          text not null default 'waiting' check (state in ('waiting', 'told', 'not-reached')),
  raised_by      uuid not null,
  raised_at      timestamptz not null default access.now(),
  ended_by       uuid,
  ended_at       timestamptz,
  said           bytea,
  version        int not null default 1,
  primary key (agency_id, notice_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on court.notice (notice_id);
create index on court.notice (dossier_id, state, happens_on);
create index on court.notice (person_id);
select access.protect('court.notice', 'prosecution');
comment on table court.notice is 'What has to be told to witnesses';

-- When a person is erased, measures and what was told go with them; assets and orders keep what was paid, without them.
create function court.forget_person() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  all_lines uuid[];
  measures uuid[];
  acts uuid[];
  t text;
begin
  perform set_config('palermo.maintenance', 'on', true);
  all_lines := array(select line_id from court.line where person_id = new.subject);
  measures := array(select line_id from court.line where person_id = new.subject and kind = 'measure');
  acts := array(select line_act_id from court.line_act where line_id = any (measures));
  perform part.forget_records(array(select risk_id from court.risk where person_id = new.subject
    union all select notice_id from court.notice where person_id = new.subject));
  perform set_config('palermo.maintenance', 'on', true);
  delete from court.line_act where line_act_id = any (acts);
  delete from court.line where line_id = any (measures);
  update court.line set person_id = null, person_code = null, participant_id = null where person_id = new.subject;
  -- Deleting and changing leave a trace in the history themselves, so it goes last.
  delete from history.court_line_act where row_id = any (acts);
  delete from history.court_line where row_id = any (all_lines);
  foreach t in array array['risk', 'preparation', 'telling', 'notice'] loop
    execute format('select array(select %1$s_id from court.%1$s where person_id = $1)', t) into acts using new.subject;
    execute format('delete from court.%I where person_id = $1', t) using new.subject;
    execute format('delete from history.court_%1$s where row_id = any ($1)', t) using acts;
  end loop;
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_at_court after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function court.forget_person();
revoke execute on function court.forget_person() from public, palermo_app;

-- People for whom a pseudonym is in force in a case: kernel `part.pseudonymous` asks.
create function court.pseudonymous_people(wanted uuid) returns uuid[] language plpgsql security definer
set search_path = pg_catalog as $$
declare
  found_people uuid[];
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  found_people := array(select distinct l.person_id from court.line l
    where l.dossier_id = wanted and l.kind = 'measure' and l.what = 'pseudonym'
      and l.state in ('granted', 'carried-out', 'breached') and l.person_id is not null);
  perform set_config('palermo.maintenance', before, true);
  return found_people;
end $$;
revoke execute on function court.pseudonymous_people(uuid) from public, palermo_app;
