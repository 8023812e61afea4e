-- Judgments as their courts wrote them: files in the original language. The file as it came never leaves its agency; what
-- readers get is a copy from which the names are really gone.
create table caselaw.file (
  agency_id       uuid not null,
  file_id         uuid not null,
  judgment_id     uuid not null,
  lang            text not null check (length(lang) between 2 and 12),
  name            text not null check (length(name) between 1 and 200),
  bytes           bigint not null check (bytes >= 0),
  address         text not null unique check (address ~ '^[0-9a-f]{32}$'),
  key_id          uuid not null,
  wrapped_key     bytea not null,
  -- Read once, in a process of its own: its text, or that it has none (pictures of paper), or why it cannot be read.
  state           text not null default 'reading' check (state in ('reading', 'read', 'no-text', 'unreadable')),
  problem         jsonb,
  pages           int,
  text            text check (length(text) <= 2000000),
  text_by         text check (text_by in ('file', 'hand')),
  -- What shall become of it when the judgment is published.
  intended        text not null default 'inside' check (intended in ('inside', 'publish')),
  -- The copy for readers: with which marks it was made, and what was withheld.
  copying         boolean not null default false,
  copy_problem    jsonb,
  marks           jsonb,
  looked_through  boolean not null default false,
  copy_address    text unique check (copy_address ~ '^[0-9a-f]{32}$'),
  copy_key_id     uuid,
  copy_key        bytea,
  copy_bytes      bigint,
  copy_text       text check (length(copy_text) <= 2000000),
  withheld        jsonb,
  copied_by       uuid,
  copied_at       timestamptz,
  added_by        uuid not null,
  added_at        timestamptz not null default access.now(),
  primary key (agency_id, file_id),
  unique (file_id),
  foreign key (agency_id, judgment_id) references caselaw.judgment,
  foreign key (agency_id, key_id) references vault.key,
  foreign key (agency_id, copy_key_id) references vault.key,
  check ((copy_address is null) = (copy_key is null)),
  check ((text is null) = (text_by is null))
);
create index on caselaw.file (agency_id, judgment_id);
create index on caselaw.file (agency_id, key_id);
create index on caselaw.file (agency_id, copy_key_id);
select access.agency_table('caselaw.file', 'caselaw.edit');
select files.hold('caselaw.file', 'address');
select files.hold('caselaw.file', 'copy_address');
comment on table caselaw.file is 'Files of judgments as they came, and the copies made of them for readers; read within the agency';

-- The copies that wait with a proposal. Their keys stand in the clear: like the proposal's words they hold no name.
create table caselaw.proposal_file (
  file_id     uuid primary key,
  judgment_id uuid not null references caselaw.proposal (judgment_id) on delete cascade,
  version     int not null,
  place       int not null,
  lang        text not null,
  bytes       bigint not null,
  pages       int,
  address     text not null,
  file_key    text not null,
  text        text,
  withheld    jsonb not null
);
create index on caselaw.proposal_file (judgment_id);
select access.internal('caselaw.proposal_file');
select files.hold('caselaw.proposal_file', 'address');
comment on table caselaw.proposal_file is 'Redacted copies that shall be published with a judgment, waiting for a second person';

create table caselaw.published_file (
  file_id     uuid primary key,
  judgment_id uuid not null references caselaw.published (judgment_id) on delete cascade,
  audience    text not null check (audience in ('inside', 'everybody')),
  place       int not null,
  lang        text not null,
  bytes       bigint not null,
  pages       int,
  address     text not null,
  file_key    text not null,
  text        text,
  withheld    jsonb not null
);
create index on caselaw.published_file (judgment_id);
select access.publish_where('caselaw.published_file', 'caselaw.publish', $$audience = 'everybody'$$);
select files.hold('caselaw.published_file', 'address');
comment on table caselaw.published_file is 'Redacted copies of judgments as published; the public sees those for everybody';

-- Nobody writes it by hand: it comes from an approved proposal, follows its judgment's readers, and goes with it.
create function caselaw.file_by_proposal() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'palermo_owner' then return coalesce(new, old); end if;
  raise exception 'caselaw: files are published with their judgment, by its second person' using errcode = '42501';
end $$;
create trigger by_proposal before insert or update or delete on caselaw.published_file
  for each row execute function caselaw.file_by_proposal();

create function caselaw.files_follow() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update caselaw.published_file set audience = new.audience where judgment_id = new.judgment_id;
  return null;
end $$;
create trigger files_follow after update of audience on caselaw.published
  for each row when (old.audience is distinct from new.audience) execute function caselaw.files_follow();

-- Puts copies beside the proposal of the same version. Everything but the key is taken from what the editors hold, and only
-- copies: the file as it came has no way into a proposal.
create function caselaw.propose_files(wanted uuid, keys jsonb) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  p record;
  done int;
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  select * into p from caselaw.proposal x
  where x.judgment_id = wanted and x.agency_id = access.agency_id() and access.has_right('caselaw.edit');
  if not found or review.is_waiting('caselaw.publication', wanted, p.version) then return 0; end if;
  delete from caselaw.proposal_file where judgment_id = wanted;
  perform set_config('palermo.maintenance', 'on', true);
  insert into caselaw.proposal_file (file_id, judgment_id, version, place, lang, bytes, pages, address, file_key, text, withheld)
  select f.file_id, wanted, p.version, row_number() over (order by f.added_at, f.file_id), f.lang, f.copy_bytes, f.pages, f.copy_address,
    k.key, k.text, coalesce(f.withheld, '[]')
  from caselaw.file f join jsonb_to_recordset(keys) as k (id uuid, key text, text text) on k.id = f.file_id
  where f.judgment_id = wanted and f.agency_id = p.agency_id and f.intended = 'publish' and f.copy_address is not null and not f.copying;
  get diagnostics done = row_count;
  perform set_config('palermo.maintenance', before, true);
  return done;
end $$;

-- The copies that wait with a proposal, for whoever may be its second person.
create function caselaw.proposed_files(wanted uuid) returns setof caselaw.proposal_file
language sql stable security definer set search_path = pg_catalog as $$
  select f.* from caselaw.proposal_file f
  where f.judgment_id = wanted and access.has_right('caselaw.publish') order by f.place
$$;

-- With the judgment, what was approved with it: the copies of that very version take the place of those before.
create function caselaw.publish_files(wanted uuid) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  p record;
  done int;
begin
  select x.* into p from caselaw.proposal x join caselaw.published o on o.judgment_id = x.judgment_id and o.version = x.version
  where x.judgment_id = wanted;
  if not found or not access.has_right('caselaw.publish') or not review.is_approved('caselaw.publication', wanted, p.version) then return null; end if;
  delete from caselaw.published_file where judgment_id = wanted;
  insert into caselaw.published_file (file_id, judgment_id, audience, place, lang, bytes, pages, address, file_key, text, withheld)
  select f.file_id, wanted, o.audience, f.place, f.lang, f.bytes, f.pages, f.address, f.file_key, f.text, f.withheld
  from caselaw.proposal_file f join caselaw.published o on o.judgment_id = f.judgment_id
  where f.judgment_id = wanted and f.version = p.version;
  get diagnostics done = row_count;
  return done;
end $$;

revoke execute on function caselaw.file_by_proposal(), caselaw.files_follow(), caselaw.propose_files(uuid, jsonb), caselaw.proposed_files(uuid),
  caselaw.publish_files(uuid) from public;
grant execute on function caselaw.propose_files(uuid, jsonb), caselaw.proposed_files(uuid), caselaw.publish_files(uuid) to palermo_app;
