-- Evidence of a case and who had it in hands. What a thing is, where it lay and who held it is sealed with the case's
-- key; plain are its number, its kind and the moments, so that lists and the order of custody need no opening.
create type casefile.evidence_kind as enum (
  'file', 'document', 'statement', 'object', 'digital_image', 'recording', 'financial_record', 'open_source'
);
create type casefile.custody_act as enum (
  'seized', 'received', 'sealed', 'examined', 'copied', 'transferred', 'returned', 'destroyed'
);
-- Where the reading of words stands: none to read, waiting, read, readable without words, could not be read.
create type casefile.text_state as enum ('none', 'waiting', 'read', 'no-text', 'failed');

create table casefile.evidence (
  agency_id       uuid not null,
  evidence_id     uuid not null,
  dossier_id      uuid not null,
  -- The number on the list of exhibits, given once and never again.
  exhibit         int not null check (exhibit > 0),
  kind            casefile.evidence_kind not null,
  title           bytea not null,
  description     bytea,
  -- Of an open source: address and moment of capture, as JSON.
  source          bytea,
  file_id         uuid,
  file_name       bytea,
  media_type      text,
  bytes           bigint check (bytes >= 0),
  -- SHA-256 of the plain bytes as they came in.
  sha256          bytea,
  -- The last time that all bytes were read and hashed, and whether they were those of the beginning.
  checked_at      timestamptz,
  intact          boolean,
  text_state      casefile.text_state not null default 'none',
  text_problem    text,
  added_by        uuid not null,
  added_at        timestamptz not null default access.now(),
  withdrawn_at    timestamptz,
  withdrawn_by    uuid,
  withdraw_reason bytea,
  version         int not null default 1,
  primary key (agency_id, evidence_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  unique (agency_id, dossier_id, exhibit)
);
create unique index on casefile.evidence (evidence_id);
create index on casefile.evidence (dossier_id, exhibit);
select access.protect('casefile.evidence', 'investigation');
comment on table casefile.evidence is 'Evidence of cases';

-- Who had a thing in hands, when, where and why. Nothing is changed afterwards: what was written wrongly is struck with
-- a reason and stays readable.
create table casefile.custody_event (
  agency_id        uuid not null,
  custody_event_id uuid not null,
  dossier_id       uuid not null,
  evidence_id      uuid not null,
  act              casefile.custody_act not null,
  happened_at      timestamptz not null,
  -- Sealed JSON: who did it, to or from whom, where, why, seal number.
  content          bytea not null,
  -- The file's SHA-256 at that moment, where there is a file.
  sha256           bytea,
  recorded_by      uuid not null,
  recorded_at      timestamptz not null default access.now(),
  struck_at        timestamptz,
  struck_by        uuid,
  strike_reason    bytea,
  version          int not null default 1,
  primary key (agency_id, custody_event_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create index on casefile.custody_event (dossier_id, evidence_id, happened_at);
create index on casefile.custody_event (evidence_id, happened_at);
select access.protect('casefile.custody_event', 'investigation');
comment on table casefile.custody_event is 'Chain of custody of evidence';

-- Words of evidence, page by page and sealed: searched inside the opened case by opening them, and by no index.
create table casefile.evidence_text (
  agency_id        uuid not null,
  evidence_text_id uuid not null default gen_uuid_v7(),
  dossier_id       uuid not null,
  evidence_id      uuid not null,
  page             int not null check (page > 0),
  content          bytea not null,
  version          int not null default 1,
  primary key (agency_id, evidence_text_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create index on casefile.evidence_text (dossier_id, evidence_id, page);
select access.protect('casefile.evidence_text', 'investigation', true);
comment on table casefile.evidence_text is 'Words of evidence for the search inside a case';
