-- What courts of this installation did, as it was told with the last build of the own statistics: finished tables in tens
-- (decisions 0067 and 0069), nothing of a single person. One row; each build replaces it.
create table statistics.own_justice (
  only_one boolean primary key default true check (only_one),
  cut_off  date not null,
  told     jsonb not null,
  built_at timestamptz not null default access.now()
);
select access.reference('statistics.own_justice', 'contribution.read');
comment on table statistics.own_justice is 'The funnel of own cases as told with the last build of the own statistics, in tens';
