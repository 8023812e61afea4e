-- Interviews of victims and witnesses (C1): the plan with its interviewers, the sessions, and what was told. Plain are
-- states, moments and who asks; everything said or planned in words is sealed with the case's key.
create table casefile.interview (
  agency_id      uuid not null,
  interview_id   uuid not null,
  dossier_id     uuid not null,
  participant_id uuid not null,
  person_id      uuid not null,
  state          text not null default 'planned'
    check (state = any (array['planned', 'free-account', 'questions', 'ended', 'cancelled'])),
  starts_at      timestamptz not null,
  ends_at        timestamptz not null,
  -- Accounts of those who ask the questions; earlier accounts stay shut to them until the free account is closed.
  interviewers   uuid[] not null check (cardinality(interviewers) between 1 and 5),
  child          boolean not null,
  -- Sealed JSON: room, advocate, interpreter, recording, appropriate adult, needs.
  plan           bytea not null,
  free_closed_at timestamptz,
  free_closed_by uuid,
  -- Sealed: why nothing was told freely, or why the interview was cancelled.
  reason         bytea,
  planned_by     uuid not null,
  planned_at     timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, interview_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (starts_at < ends_at)
);
create unique index on casefile.interview (interview_id);
create index on casefile.interview (dossier_id, starts_at);
create index on casefile.interview (participant_id);
select access.protect('casefile.interview', 'investigation');
comment on table casefile.interview is 'Interviews in cases';

create table casefile.interview_session (
  agency_id            uuid not null,
  interview_session_id uuid not null,
  dossier_id           uuid not null,
  interview_id         uuid not null,
  person_id            uuid not null,
  began_at             timestamptz not null,
  ended_at             timestamptz,
  -- Sealed JSON: who was present, breaks, why it ended.
  content              bytea not null,
  recorded_by          uuid not null,
  version              int not null default 1,
  primary key (agency_id, interview_session_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (ended_at is null or began_at <= ended_at)
);
create unique index on casefile.interview_session (interview_session_id);
create index on casefile.interview_session (interview_id, began_at);
select access.protect('casefile.interview_session', 'investigation');
comment on table casefile.interview_session is 'Sessions of interviews';

-- What a person told: on its own, or in an interview before (`free`) or after (`questions`) the free account was closed.
create table casefile.statement (
  agency_id      uuid not null,
  statement_id   uuid not null,
  dossier_id     uuid not null,
  participant_id uuid not null,
  person_id      uuid not null,
  interview_id   uuid,
  phase          text not null check (phase = any (array['earlier', 'free', 'questions'])),
  taken_on       date not null,
  lang           text not null,
  interpreted    boolean not null,
  taken_by       bytea not null,
  withdrawn_at   timestamptz,
  withdrawn_by   uuid,
  withdraw_reason bytea,
  added_by       uuid not null,
  added_at       timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, statement_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check ((phase = 'earlier') = (interview_id is null))
);
create unique index on casefile.statement (statement_id);
create index on casefile.statement (dossier_id, taken_on);
create index on casefile.statement (participant_id);
create index on casefile.statement (interview_id) where interview_id is not null;
select access.protect('casefile.statement', 'investigation');
comment on table casefile.statement is 'Statements of people in cases';

-- The words in the language in which they were said, with the topics they tell of. A correction is a further version
-- with its reason; none is written over.
create table casefile.statement_version (
  agency_id            uuid not null,
  statement_version_id uuid not null default gen_uuid_v7(),
  dossier_id           uuid not null,
  statement_id         uuid not null,
  person_id            uuid not null,
  interview_id         uuid,
  number               int not null check (number > 0),
  -- Sealed JSON: the words and [{topic, place}].
  content              bytea not null,
  reason               bytea,
  written_by           uuid not null,
  written_at           timestamptz not null default access.now(),
  version              int not null default 1,
  primary key (agency_id, statement_version_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  unique (agency_id, statement_id, number)
);
create index on casefile.statement_version (statement_id, number);
select access.protect('casefile.statement_version', 'investigation');
comment on table casefile.statement_version is 'Versions of statements';

-- Translations stand beside the version that they translate. A better one is a further row.
create table casefile.statement_translation (
  agency_id                uuid not null,
  statement_translation_id uuid not null,
  dossier_id               uuid not null,
  statement_id             uuid not null,
  person_id                uuid not null,
  interview_id             uuid,
  number                   int not null check (number > 0),
  lang                     text not null,
  -- Sealed JSON: the words, by whom, checked by whom.
  content                  bytea not null,
  written_by               uuid not null,
  written_at               timestamptz not null default access.now(),
  version                  int not null default 1,
  primary key (agency_id, statement_translation_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create index on casefile.statement_translation (statement_id, number);
select access.protect('casefile.statement_translation', 'investigation');
comment on table casefile.statement_translation is 'Translations of statements';

create function casefile.never_over() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'palermo_owner' and current_setting('palermo.maintenance', true) = 'on' then return new; end if;
  raise exception 'What was written in % stays as it was: a correction is a further version.', tg_table_name;
end $$;
create trigger never_over before update on casefile.statement_version for each row execute function casefile.never_over();
create trigger never_over before update on casefile.statement_translation for each row execute function casefile.never_over();

-- How a prosecutor weighs a statement in the history of statements (C6): setting, reflection period, health as it was
-- told, plain reasons why accounts differ. Investigators do not read it.
create table casefile.statement_weight (
  agency_id           uuid not null,
  statement_weight_id uuid not null,
  dossier_id          uuid not null,
  -- The statement: one weighing each.
  statement_id        uuid not null,
  person_id           uuid not null,
  content             bytea not null,
  weighed_by          uuid not null,
  weighed_at          timestamptz not null default access.now(),
  version             int not null default 1,
  primary key (agency_id, statement_weight_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  unique (agency_id, statement_id)
);
create index on casefile.statement_weight (statement_id);
select access.protect('casefile.statement_weight', 'prosecution');
comment on table casefile.statement_weight is 'How statements are weighed by prosecution';
