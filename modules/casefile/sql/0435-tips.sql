-- Tips and suspicious-activity reports before there is a case (C9, A10): each a dossier of its own, since it accuses
-- people of whom nothing is proved. Who told it lies sealed; plain are source, state and moments, for the desk's list.
create table casefile.tip (
  agency_id     uuid not null,
  tip_id        uuid not null,
  dossier_id    uuid not null,
  code          text not null,
  source        text not null check (source ~ '^[a-z-]{2,30}$'),
  kind          text not null check (kind = any (array['tip', 'suspicious-activity'])),
  received_at   timestamptz not null,
  urgent        boolean not null default false,
  state         text not null default 'new'
    check (state = any (array['new', 'followed', 'linked', 'not-relevant', 'passed-on'])),
  -- Sealed: what was told, the reporter's own reference, how to reach the reporter.
  told          bytea not null,
  reference     bytea,
  reporter      bytea,
  -- Sealed: why it was triaged so.
  reason        bytea,
  triaged_by    uuid,
  triaged_at    timestamptz,
  -- The case to which it was linked.
  case_id       uuid,
  -- Sealed: what the source was told, and when.
  feedback      bytea,
  feedback_at   timestamptz,
  deadline_id   uuid,
  received_by   uuid not null,
  version       int not null default 1,
  primary key (agency_id, tip_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (dossier_id = tip_id)
);
create unique index on casefile.tip (tip_id);
create unique index on casefile.tip (code);
create index on casefile.tip (received_at desc, tip_id);
create index on casefile.tip (case_id) where case_id is not null;
select access.protect('casefile.tip', 'investigation');
comment on table casefile.tip is 'Tips and suspicious-activity reports';
