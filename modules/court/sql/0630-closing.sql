-- Which summaries of a case were handed in to editors of case law. The case knows its drafts; no draft knows its case.
create table court.closing (
  agency_id     uuid not null,
  closing_id    uuid not null,
  dossier_id    uuid not null,
  judgment_code text not null,
  to_agency     uuid not null,
  handed_by     uuid not null,
  handed_at     timestamptz not null default access.now(),
  version       int not null default 1,
  primary key (agency_id, closing_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on court.closing (closing_id);
create index on court.closing (dossier_id, handed_at);
select access.protect('court.closing', 'prosecution');
comment on table court.closing is 'Summaries of cases that were handed in to editors of case law';
