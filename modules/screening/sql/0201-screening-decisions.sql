-- What follows from a screening: decisions with reasons and their appeals, guardian and child, who interprets, what national
-- law gives, and events with many people at once.
alter table screening.screening
  add column opinion text check (opinion in ('asked', 'agrees', 'disagrees')),
  add column advocate_deadline uuid,
  -- Of a child: the year of birth alone, so that turning eighteen is announced (S4).
  add column year_of_birth int check (year_of_birth between 1880 and 2200),
  add column eighteen_deadline uuid,
  -- The person was erased: the shell stays with its code, what they told is gone.
  add column erased_at timestamptz;

create table screening.decision (
  agency_id     uuid not null,
  decision_id   uuid not null,
  dossier_id    uuid not null,
  decision      text not null,
  -- Sealed with the screening's key.
  reasons       bytea not null,
  decided_by    uuid not null default access.account_id(),
  decided_at    timestamptz not null default access.now(),
  -- Until when it can be appealed; null where no law here names a time: then at any time (S3).
  appeal_by     timestamptz,
  appeal_state  text check (appeal_state in ('open', 'upheld', 'changed', 'withdrawn')),
  appeal_grounds bytea,
  appealed_at   timestamptz,
  appeal_answer bytea,
  settled_by    uuid,
  settled_at    timestamptz,
  version       int not null default 1,
  primary key (agency_id, decision_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  -- Nobody settles the appeal against their own decision.
  check (settled_by is null or settled_by <> decided_by)
);
create unique index on screening.decision (decision_id);
create index on screening.decision (dossier_id, decided_at);
select access.protect('screening.decision', 'support');
comment on table screening.decision is 'Decisions of the person in charge, with reasons and appeals';

create table screening.voice (
  agency_id  uuid not null,
  voice_id   uuid not null,
  dossier_id uuid not null,
  of         text not null check (of in ('guardian', 'child')),
  says       text not null,
  note       bytea,
  kept_by    uuid not null default access.account_id(),
  kept_at    timestamptz not null default access.now(),
  version    int not null default 1,
  primary key (agency_id, voice_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on screening.voice (voice_id);
select access.protect('screening.voice', 'support');
comment on table screening.voice is 'The guardian''s decision and the child''s view, each a record of its own';

create table screening.setting (
  agency_id      uuid not null default access.agency_id() references access.agency,
  country        text not null check (country ~ '^[A-Z]{2}$'),
  reflection_days int check (reflection_days between 0 and 3650),
  non_punishment boolean,
  advocate_hours int check (advocate_hours between 1 and 720),
  appeal_days    int check (appeal_days between 1 and 365),
  duties         text not null default '' check (length(duties) <= 2000),
  changed_by     uuid not null default access.account_id(),
  changed_at     timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, country)
);
select access.agency_table('screening.setting', 'screening.set-national-setting');
comment on table screening.setting is 'What national law gives, as the agency entered it; unknown is null';

-- Which side an interpreter served, by number: one interpreter never serves both (S12).
create table screening.interpreter_use (
  agency_id uuid not null default access.agency_id() references access.agency,
  use_id    uuid not null default gen_uuid_v7(),
  code      text not null check (length(code) between 1 and 60),
  side      text not null check (side in ('person', 'suspect')),
  -- The matter in which they served: an event, a case code; empty where it is not known.
  matter    text not null default '' check (length(matter) <= 60),
  noted_at  timestamptz not null default access.now(),
  primary key (agency_id, use_id)
);
create index on screening.interpreter_use (agency_id, lower(code));
create unique index once_a_side on screening.interpreter_use (agency_id, lower(code), side, matter);
select access.agency_table('screening.interpreter_use', 'screening.note-interpreter');
comment on table screening.interpreter_use is 'Which side an interpreter served, by number';

create table screening.event (
  agency_id   uuid not null,
  event_id    uuid not null,
  dossier_id  uuid not null,
  code        text not null,
  kind        text not null,
  revision    int not null,
  -- The numbered cards as JSON, sealed with the event's key.
  cards       bytea not null,
  people      int not null,
  urgent      int not null,
  kept_at     timestamptz not null default access.now(),
  version     int not null default 1,
  primary key (agency_id, event_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (event_id = dossier_id)
);
create unique index on screening.event (event_id);
select access.protect('screening.event', 'support');
comment on table screening.event is 'Raids, boats, buses: numbered cards before anybody is interviewed';

-- When a person is erased, everything that they told goes, its history too; the code stays taken.
create function screening.forget() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone uuid[] := array(select s.screening_id from screening.screening s where s.person_id = new.subject);
begin
  perform set_config('palermo.maintenance', 'on', true);
  update screening.screening set interview = '', year_of_birth = null, country = null, event_id = null, event_card = null,
    device = null, erased_at = access.now() where screening_id = any (gone);
  delete from screening.account_wish where screening_id = any (gone);
  delete from screening.voice where dossier_id = any (gone);
  delete from history.screening_voice where dossier_id = any (gone);
  update screening.decision set reasons = '', appeal_grounds = null, appeal_answer = null where dossier_id = any (gone);
  delete from history.screening_decision where dossier_id = any (gone);
  delete from history.screening_screening where dossier_id = any (gone);
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_screened after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function screening.forget();
revoke execute on function screening.forget() from public;
