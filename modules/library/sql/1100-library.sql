-- Publications: drafts belong to an agency; what is published stands in a table of its own, as published.
create schema library;
grant usage on schema library to palermo_app, palermo_public, palermo_backup;

-- Only the agency that a published row belongs to changes it.
create function library.keep_to_agency() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'palermo_owner' and coalesce(current_setting('palermo.maintenance', true), '') = 'on' then return coalesce(new, old); end if;
  if (tg_op <> 'INSERT' and old.agency_id is distinct from access.agency_id())
    or (tg_op <> 'DELETE' and new.agency_id is distinct from access.agency_id()) then
    raise exception 'library: this belongs to another agency' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;

-- `content` is as modules/library/publications/words.ts says.
create table library.publication (
  agency_id      uuid not null references access.agency,
  publication_id uuid not null,
  code           text not null unique,
  -- The key by which an import finds the entry again.
  key            text check (key = lower(key)),
  content        jsonb not null,
  version        int not null default 1,
  author         uuid not null,
  written_at     timestamptz not null default access.now(),
  removed_at     timestamptz,
  primary key (agency_id, publication_id),
  unique (publication_id)
);
create unique index on library.publication (agency_id, key) where removed_at is null;
select access.agency_table('library.publication', 'library.edit');
comment on table library.publication is 'Catalogue of publications as it stands, drafts included; read within its agency';

create table library.publication_version (
  agency_id      uuid not null,
  publication_id uuid not null,
  version        int not null,
  content        jsonb not null,
  author         uuid not null,
  written_at     timestamptz not null default access.now(),
  primary key (agency_id, publication_id, version),
  foreign key (agency_id, publication_id) references library.publication
);
select access.agency_table('library.publication_version', 'library.edit');
comment on table library.publication_version is 'Every version of an entry of the catalogue; read within its agency';

-- The publication's own file in pieces, since a call carries a few megabytes only.
create table library.file_part (
  agency_id      uuid not null,
  publication_id uuid not null,
  part           int not null check (part between 0 and 31),
  parts          int not null check (parts between 1 and 32),
  name           text not null,
  media_type     text not null,
  content        bytea not null check (length(content) <= 2097152),
  primary key (agency_id, publication_id, part),
  foreign key (agency_id, publication_id) references library.publication
);
select access.agency_table('library.file_part', 'library.edit');
comment on table library.file_part is 'Files of publications that are not published yet, in pieces; read within the agency';

create table library.published (
  publication_id uuid primary key,
  code           text not null unique,
  agency_id      uuid not null,
  version        int not null,
  content        jsonb not null,
  audience       text not null check (audience in ('inside', 'everybody')),
  title          text not null,
  file_name      text,
  file_bytes     int,
  file_parts     int,
  published_at   timestamptz not null default access.now(),
  revised_at     timestamptz not null default access.now()
);
select access.publish_where('library.published', 'library.publish', $$audience = 'everybody'$$);
create index on library.published (published_at desc, publication_id);
create trigger own_agency before insert or update or delete on library.published
  for each row execute function library.keep_to_agency();
comment on table library.published is 'Publications as published: to everybody who signs in, or to everybody';

create table library.published_part (
  publication_id uuid not null references library.published on delete cascade,
  part           int not null,
  agency_id      uuid not null,
  audience       text not null check (audience in ('inside', 'everybody')),
  content        bytea not null,
  primary key (publication_id, part)
);
select access.publish_where('library.published_part', 'library.publish', $$audience = 'everybody'$$);
create trigger own_agency before insert or update or delete on library.published_part
  for each row execute function library.keep_to_agency();
comment on table library.published_part is 'Files of published publications, in pieces';

select text_search.register('library.publication', 'library.publish', 'library.edit');

-- How often a publication's file was taken, by day. Nobody who took it is named, here or anywhere.
create table library.download_count (
  publication_id uuid not null,
  day            date not null,
  times          int not null check (times > 0),
  primary key (publication_id, day)
);
select access.internal('library.download_count');
comment on table library.download_count is 'Downloads by publication and day: a number, no reader';

create function library.add_downloads(publications uuid[], times int[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('library.follow') then return; end if;
  insert into library.download_count as c (publication_id, day, times)
  select p.id, (access.now() at time zone 'UTC')::date, p.n from unnest(publications, times) as p (id, n)
  where exists (select from library.published x where x.publication_id = p.id)
  on conflict (publication_id, day) do update set times = c.times + excluded.times;
end $$;

create function library.downloads(publications uuid[]) returns table (publication_id uuid, times bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select c.publication_id, sum(c.times) from library.download_count c
  where c.publication_id = any (publications) and access.has_right('library.read') group by 1
$$;

-- Named, ordered lists of what is published. Drafts stay within the agency; what is shared stands in a table of its own.
create table library.reading_list (
  agency_id  uuid not null references access.agency,
  list_id    uuid not null,
  title      jsonb not null,
  about      jsonb,
  items      uuid[] not null default '{}' check (cardinality(items) <= 200),
  version    int not null default 1,
  author     uuid not null,
  written_at timestamptz not null default access.now(),
  removed_at timestamptz,
  primary key (agency_id, list_id),
  unique (list_id)
);
select access.agency_table('library.reading_list', 'library.edit');
comment on table library.reading_list is 'Reading lists of an agency, also those not shared';

create table library.shared_list (
  list_id   uuid primary key references library.reading_list (list_id),
  agency_id uuid not null,
  title     jsonb not null,
  about     jsonb,
  items     uuid[] not null,
  audience  text not null check (audience in ('inside', 'everybody')),
  shared_at timestamptz not null default access.now()
);
select access.publish_where('library.shared_list', 'library.edit', $$audience = 'everybody'$$);
create trigger own_agency before insert or update or delete on library.shared_list
  for each row execute function library.keep_to_agency();
comment on table library.shared_list is 'Reading lists that other agencies, or everybody, may read';

revoke execute on all functions in schema library from public;
grant execute on function library.add_downloads(uuid[], int[]), library.downloads(uuid[]) to palermo_app;
