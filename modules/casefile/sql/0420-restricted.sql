-- Restricted dossiers of a case, for corruption that touches it (X8): cases of their own that nobody knows of but those who
-- are named. Only the restricted one knows what it belongs to; the case above knows nothing.
alter table casefile.case_file add column restricted_under uuid;
create index on casefile.case_file (restricted_under) where restricted_under is not null;
comment on column casefile.case_file.restricted_under is 'The case that a restricted dossier belongs to';
