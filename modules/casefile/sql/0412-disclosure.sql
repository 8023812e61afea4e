-- Copies of evidence made for disclosure: to whom, what was withheld on which ground and by whose decision, and the new
-- file. Marks hold the very words that are withheld, so they are sealed with the case's key.
create table casefile.disclosure (
  agency_id     uuid not null,
  disclosure_id uuid not null,
  dossier_id    uuid not null,
  evidence_id   uuid not null,
  state         text not null default 'making' check (state = any (array['making', 'made', 'failed'])),
  -- The court may get the whole: nothing is withheld then, and the file is the evidence's own.
  whole         boolean not null default false,
  -- Sealed: to whom, and JSON of what is withheld with ground, authority and whether it may help the defence.
  recipient     bytea not null,
  marks         bytea not null,
  file_id       uuid,
  bytes         bigint check (bytes >= 0),
  -- Sealed: digest of the copy, and JSON of what is no longer in it, by page and kind.
  sha256        bytea,
  withheld      bytea,
  problem       text,
  made_by       uuid not null,
  made_at       timestamptz not null default access.now(),
  version       int not null default 1,
  primary key (agency_id, disclosure_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on casefile.disclosure (disclosure_id);
create index on casefile.disclosure (dossier_id, made_at);
select access.protect('casefile.disclosure', 'investigation');
comment on table casefile.disclosure is 'Copies of evidence made for disclosure, and what was withheld in them';
