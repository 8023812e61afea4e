-- Imports: what was read, by whom, and the rows that wait until the whole set becomes visible at once.
create schema import;
grant usage on schema import to palermo_app, palermo_backup;

create type import.state as enum ('staging', 'done', 'failed', 'undone');

create table import.import (
  import_id      uuid primary key,
  account_id     uuid not null default access.account_id(),
  importer       text not null,
  state          import.state not null default 'staging',
  rows_read      int not null default 0,
  accepted       int not null default 0,
  rejected_count int not null default 0,
  created        int not null default 0,
  updated        int not null default 0,
  at             timestamptz not null default access.now(),
  undone_at      timestamptz
);
create index on import.import (account_id, import_id desc);
select access.own('import.import');
comment on table import.import is 'Imports as their readers see them: figures only';

-- Rows that were read and not yet written, sealed with the agency's key; gone when the import stands or failed.
create table import.staged_row (
  import_id  uuid not null references import.import on delete cascade,
  row_number int not null,
  account_id uuid not null default access.account_id(),
  sealed     bytea not null,
  primary key (import_id, row_number)
);
select access.own('import.staged_row');
select database.back_up_apart('import.staged_row', 'Rows may hold people who are erased later.');

-- What an import made or changed, so that it can be taken back; `before` is sealed with the agency's key.
create table import.mark (
  import_id  uuid not null references import.import on delete cascade,
  position   int not null,
  account_id uuid not null default access.account_id(),
  kind       text not null check (kind in ('created', 'updated')),
  what       text not null,
  subject    uuid not null,
  before     bytea,
  primary key (import_id, position)
);
select access.own('import.mark');
select database.back_up_apart('import.mark', 'What stood there before may hold people who are erased later.');

-- How a person matched the columns of files, to propose it again for the same set of column names. The names are kept
-- as a digest only: a file without a heading has people in its first row. `fields` follow the order of the names.
create table import.column_mapping (
  account_id     uuid not null default access.account_id(),
  importer       text not null,
  columns_digest text not null,
  fields         jsonb not null,
  at             timestamptz not null default access.now(),
  primary key (account_id, importer, columns_digest)
);
select access.own('import.column_mapping');
comment on table import.column_mapping is 'What each person last chose for a set of columns';

-- A job that ends without its set leaves nothing staged, whoever ended it.
create function import.clear_staged() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from import.staged_row where import_id = new.job_id;
  update import.import set state = 'failed' where import_id = new.job_id and state = 'staging';
  perform set_config('palermo.maintenance', before, true);
  return null;
end $$;
create trigger clear_staged after update of state on jobs.job for each row
  when (new.name = 'import.run' and new.state in ('failed', 'cancelled')) execute function import.clear_staged();
revoke execute on function import.clear_staged() from public;
