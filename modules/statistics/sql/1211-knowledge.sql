-- What is known of data and research, what is not known yet, and how a situation is judged: three registers that every
-- reader of the installation shares. Each entry belongs to the agency that added it.

-- Countries to which this installation belongs: on their pages its own figures come first.
create function statistics.own_countries() returns text[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct country), '{}') from access.agency where kind not in ('operator', 'system')
$$;

create function statistics.agency_names(wanted uuid[]) returns table (agency_id uuid, name jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.agency_id, a.name from access.agency a where a.agency_id = any (wanted) and access.account_id() is not null
$$;

-- Only the agency that an entry belongs to changes it.
create function statistics.keep_to_agency() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'palermo_owner' and coalesce(current_setting('palermo.maintenance', true), '') = 'on' then return coalesce(new, old); end if;
  if (tg_op <> 'INSERT' and old.agency_id is distinct from access.agency_id())
    or (tg_op <> 'DELETE' and new.agency_id is distinct from access.agency_id()) then
    raise exception 'statistics: the entry belongs to another agency' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;

-- Sources of data and research, and gaps in what is known. `content` is as modules/statistics/knowledge/register.ts says.
create table statistics.register_entry (
  entry_id   uuid primary key,
  agency_id  uuid not null references access.agency,
  kind       text not null check (kind in ('source', 'gap')),
  content    jsonb not null,
  version    int not null default 1,
  added_by   uuid not null,
  added_at   timestamptz not null default access.now(),
  revised_by uuid not null,
  revised_at timestamptz not null default access.now(),
  removed_at timestamptz
);
select access.reference('statistics.register_entry', 'statistics.register');
create index on statistics.register_entry (kind) where removed_at is null;
create trigger own_agency before insert or update or delete on statistics.register_entry
  for each row execute function statistics.keep_to_agency();
comment on table statistics.register_entry is 'Register of data and research sources and of knowledge gaps; read by everybody signed in';

-- Every version of an entry, as it was written.
create table statistics.register_version (
  entry_id  uuid not null references statistics.register_entry,
  version   int not null,
  agency_id uuid not null,
  content   jsonb not null,
  by        uuid not null,
  at        timestamptz not null default access.now(),
  primary key (entry_id, version)
);
select access.reference('statistics.register_version', 'statistics.register');
create trigger own_agency before insert or update or delete on statistics.register_version
  for each row execute function statistics.keep_to_agency();
comment on table statistics.register_version is 'Versions of entries in the registers of sources and knowledge gaps';

-- Situation worksheets: drafts stay within their agency.
create table statistics.worksheet (
  agency_id    uuid not null references access.agency,
  worksheet_id uuid not null,
  content      jsonb not null,
  version      int not null default 1,
  author       uuid not null,
  written_at   timestamptz not null default access.now(),
  removed_at   timestamptz,
  primary key (agency_id, worksheet_id),
  unique (worksheet_id)
);
select access.agency_table('statistics.worksheet', 'statistics.register');
comment on table statistics.worksheet is 'Situation worksheets as they stand, drafts included; read within their agency';

create table statistics.worksheet_version (
  agency_id    uuid not null,
  worksheet_id uuid not null,
  version      int not null,
  content      jsonb not null,
  author       uuid not null,
  written_at   timestamptz not null default access.now(),
  primary key (agency_id, worksheet_id, version),
  foreign key (agency_id, worksheet_id) references statistics.worksheet
);
select access.agency_table('statistics.worksheet_version', 'statistics.register');
comment on table statistics.worksheet_version is 'Every version of a situation worksheet; read within its agency';

-- The version that its agency made known to everybody signed in.
create table statistics.worksheet_shared (
  worksheet_id uuid primary key references statistics.worksheet (worksheet_id),
  agency_id    uuid not null,
  version      int not null,
  content      jsonb not null,
  author       uuid not null,
  written_at   timestamptz not null,
  shared_at    timestamptz not null default access.now()
);
select access.reference('statistics.worksheet_shared', 'statistics.register');
create trigger own_agency before insert or update or delete on statistics.worksheet_shared
  for each row execute function statistics.keep_to_agency();
comment on table statistics.worksheet_shared is 'Situation worksheets as published within the installation; no drafts';

revoke execute on function statistics.own_countries(), statistics.agency_names(uuid[]), statistics.keep_to_agency() from public;
grant execute on function statistics.own_countries(), statistics.agency_names(uuid[]) to palermo_app;
