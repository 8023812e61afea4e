create schema statistics;
grant usage on schema statistics to palermo_app, palermo_backup;

-- A published data set that was imported: where it comes from, what it holds, what to beware of. Its rows lie in a
-- Parquet file named after its id; this row makes the file visible.
create table statistics.data_set (
  data_set_id    uuid primary key default gen_uuid_v7(),
  code           text not null unique check (code ~ '^[a-z][a-z0-9-]{0,60}$'),
  importer       text not null,
  layout         text not null,
  layout_version int not null default 1,
  kind           text not null check (kind in ('records', 'indicators', 'series')),
  title          jsonb not null,
  source         text not null,
  licence        text not null,
  -- Whether the licence lets figures be published again; exports of `forbidden` ones are refused.
  republication  text not null default 'unstated' check (republication in ('free', 'attribution', 'unstated', 'forbidden')),
  unit           text not null,
  first_year     int,
  last_year      int,
  coverage       jsonb not null default '{}',
  -- Codes of texts in the module's locales, with a count where there is one.
  caveats        jsonb not null default '[]',
  -- Variables of tables with their categories in order; null is "unknown".
  variables      jsonb not null,
  -- Of dated rows: numbers that they carry, the length of a period, what the lack of a row means, periods without a
  -- figure, changes of definition.
  measures       jsonb not null default '[]',
  grain          text check (grain in ('day', 'month', 'quarter', 'year')),
  absent         text check (absent in ('none', 'missing')),
  gaps           jsonb not null default '[]',
  breaks         jsonb not null default '[]',
  -- Rankings of countries by one government or study are off until somebody asks for them.
  ranking        boolean not null default false,
  rows_read      int not null,
  accepted       int not null,
  rejected_count int not null,
  rejected       jsonb not null default '[]',
  -- SHA-256 of the file that was sent.
  checksum       text not null,
  file_name      text not null,
  import_id      uuid,
  demonstration  boolean not null default false,
  imported_by    uuid,
  imported_at    timestamptz not null default now(),
  check (accepted + rejected_count = rows_read),
  check ((kind = 'series') = (grain is not null))
);
select access.reference('statistics.data_set', 'statistics.import');
comment on table statistics.data_set is 'Imported published data sets; contents in Parquet files, read through protecting questions only';
