-- Judgments on trafficking in persons and smuggling of migrants: drafts of an editors' agency, and what a second person
-- let be published. Drafts may hold names that must never be known; what is published holds none of them.
create schema caselaw;
grant usage on schema caselaw to palermo_app, palermo_public, palermo_backup;

-- As its editors hold it. `content` is as modules/caselaw/words/judgment.ts says.
create table caselaw.judgment (
  agency_id        uuid not null references access.agency,
  judgment_id      uuid not null,
  code             text not null unique,
  state            text not null default 'draft' check (state in ('draft', 'in-review', 'published', 'withdrawn')),
  content          jsonb not null,
  version          int not null default 1,
  origin           text not null check (origin in ('editor', 'import', 'demonstration', 'court')),
  import_id        uuid,
  -- What others know it by, in one form, and a print of its text (modules/caselaw/keep/print.ts): to find duplicates.
  keys             text[] not null default '{}',
  bands            text[] not null default '{}',
  sketch           int[] not null default '{}',
  author           uuid not null,
  written_at       timestamptz not null default access.now(),
  withdrawn_reason text,
  removed_at       timestamptz,
  primary key (agency_id, judgment_id),
  unique (judgment_id)
);
create index on caselaw.judgment (agency_id, written_at desc) where removed_at is null;
create index on caselaw.judgment (import_id) where import_id is not null;
create index on caselaw.judgment using gin (keys);
create index on caselaw.judgment using gin (bands);
select access.agency_table('caselaw.judgment', 'caselaw.edit');
comment on table caselaw.judgment is 'Judgments as their editors hold them, drafts included; read within the agency';

create table caselaw.judgment_version (
  agency_id   uuid not null,
  judgment_id uuid not null,
  version     int not null,
  content     jsonb not null,
  author      uuid not null,
  written_at  timestamptz not null default access.now(),
  primary key (agency_id, judgment_id, version),
  foreign key (agency_id, judgment_id) references caselaw.judgment
);
select access.agency_table('caselaw.judgment_version', 'caselaw.edit');
comment on table caselaw.judgment_version is 'Every version of a judgment as it was written; read within the agency';

-- What a person said of each possible name found in a judgment: replaced by neutral words, or kept with a reason.
create table caselaw.finding_answer (
  agency_id   uuid not null,
  judgment_id uuid not null,
  finding     text not null check (length(finding) between 1 and 300),
  answer      text not null check (answer in ('name', 'not-a-name')),
  replacement text check (length(replacement) between 1 and 120),
  reason      text check (length(reason) between 3 and 500),
  answered_by uuid not null,
  answered_at timestamptz not null default access.now(),
  primary key (agency_id, judgment_id, finding),
  foreign key (agency_id, judgment_id) references caselaw.judgment,
  check (case answer when 'name' then replacement is not null else reason is not null end)
);
select access.agency_table('caselaw.finding_answer', 'caselaw.edit');
comment on table caselaw.finding_answer is 'Possible names in judgments and what an editor said of each; read within the agency';

-- The content as published, with the names taken out. Audience `inside`: signed-in readers; `everybody`: the public too.
create table caselaw.published (
  judgment_id      uuid primary key,
  code             text not null unique,
  agency_id        uuid not null,
  version          int not null,
  content          jsonb not null,
  audience         text not null check (audience in ('inside', 'everybody')),
  title            text not null,
  jurisdiction     text not null,
  decided_earliest date,
  origin           text not null,
  import_id        uuid,
  keys             text[] not null default '{}',
  bands            text[] not null default '{}',
  sketch           int[] not null default '{}',
  published_at     timestamptz not null default access.now(),
  revised_at       timestamptz not null default access.now()
);
create index on caselaw.published (jurisdiction, code);
create index on caselaw.published (import_id) where import_id is not null;
create index on caselaw.published using gin (keys);
create index on caselaw.published using gin (bands);
select access.publish_where('caselaw.published', 'caselaw.publish', $$audience = 'everybody'$$);
comment on table caselaw.published is 'Judgments as published; the public sees those for everybody';

create table caselaw.citation (
  from_code text not null references caselaw.published (code) on delete cascade,
  to_code   text not null,
  kind      text not null check (kind in ('related', 'cites', 'same-facts', 'earlier-stage', 'later-stage')),
  audience  text not null check (audience in ('inside', 'everybody')),
  primary key (from_code, to_code, kind)
);
create index on caselaw.citation (to_code);
select access.publish_where('caselaw.citation', 'caselaw.publish', $$audience = 'everybody'$$);
comment on table caselaw.citation is 'Which published judgment relates to which';

-- What waits for the second person, with its names already taken out, so that an editor of another agency may look at it
-- who never reads the draft.
create table caselaw.proposal (
  judgment_id uuid primary key references caselaw.judgment (judgment_id),
  agency_id   uuid not null,
  version     int not null,
  code        text not null,
  content     jsonb not null,
  audience    text not null check (audience in ('inside', 'everybody')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default access.now()
);
select access.internal('caselaw.proposal');
comment on table caselaw.proposal is 'Judgments as they shall be published, waiting for a second person';

-- The database itself refuses what no second person let through: only records of collections that were published before
-- (imports, courts, the demonstration) are read inside at once; nothing is opened to everybody alone.
create function caselaw.needs_second_person() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if review.is_approved('caselaw.publication', new.judgment_id, new.version) then return new; end if;
  if new.audience = 'inside' and new.origin <> 'editor' then return new; end if;
  if review.is_approved('caselaw.opening', new.judgment_id, new.version) then return new; end if;
  if new.import_id is not null and new.version = 1 and review.is_approved('caselaw.import-opening', new.import_id, 1) then return new; end if;
  raise exception 'caselaw: no second person looked at this version' using errcode = '42501';
end $$;
create trigger second_person before insert or update on caselaw.published
  for each row execute function caselaw.needs_second_person();

-- The functions below reach drafts of other agencies as the owner; what each lets through is said at each.
-- Puts a version before a second person. The draft is its agency's own.
create function caselaw.propose(wanted uuid, as_published jsonb, for_whom text) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  j record;
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  select * into j from caselaw.judgment x
  where x.judgment_id = wanted and x.agency_id = access.agency_id() and x.removed_at is null and access.has_right('caselaw.edit') for update;
  if found then
    insert into caselaw.proposal as p (judgment_id, agency_id, version, code, content, audience, proposed_by, proposed_at)
    values (wanted, j.agency_id, j.version, j.code, as_published, for_whom, access.account_id(), access.now())
    on conflict (judgment_id) do update set version = excluded.version, content = excluded.content, audience = excluded.audience,
      proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at;
    update caselaw.judgment set state = 'in-review' where judgment_id = wanted;
  end if;
  perform set_config('palermo.maintenance', before, true);
  return j.version;
end $$;

-- What waits, for whoever may be its second person: the content without its names, and the version that stands.
create function caselaw.proposed(wanted uuid) returns table (version int, code text, content jsonb, audience text, agency_id uuid,
  origin text, import_id uuid, standing int)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  return query
    select p.version, p.code, p.content, p.audience, p.agency_id, j.origin, j.import_id,
      case when j.state = 'in-review' and j.removed_at is null then j.version end
    from caselaw.proposal p join caselaw.judgment j on j.judgment_id = p.judgment_id
    where p.judgment_id = wanted and access.has_right('caselaw.publish');
  perform set_config('palermo.maintenance', before, true);
end $$;

-- After the decision: published where a second person approved that very version, else a draft again.
create function caselaw.settle(wanted uuid) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  p record;
  word text;
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  select * into p from caselaw.proposal x where x.judgment_id = wanted;
  if not found or not access.has_right('caselaw.publish') then return null; end if;
  word := case when review.is_approved('caselaw.publication', wanted, p.version) then 'published' else 'draft' end;
  perform set_config('palermo.maintenance', 'on', true);
  update caselaw.judgment set state = word where judgment_id = wanted and version = p.version and state = 'in-review';
  perform set_config('palermo.maintenance', before, true);
  delete from caselaw.proposal where judgment_id = wanted;
  return word;
end $$;

-- Whether a code is taken, also by a draft that the asker may not see.
create function caselaw.code_taken(wanted text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  taken boolean;
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  taken := exists (select from caselaw.judgment where code = wanted);
  perform set_config('palermo.maintenance', before, true);
  return taken;
end $$;

create function caselaw.agency_names(wanted uuid[]) returns table (agency_id uuid, name jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.agency_id, a.name from access.agency a where a.agency_id = any (wanted) and access.account_id() is not null
$$;

-- Requests to correct what is published. Who asks may leave a way to be reached, which goes with the answer.
create table caselaw.correction (
  correction_id uuid primary key,
  agency_id     uuid not null,
  judgment_id   uuid not null,
  code          text not null,
  about         text not null check (about in ('name', 'standing', 'fact', 'source', 'other')),
  what          text not null check (length(what) between 3 and 4000),
  contact       text check (length(contact) between 3 and 300),
  asked_by      uuid,
  asked_at      timestamptz not null default access.now(),
  due_on        date not null,
  state         text not null default 'open' check (state in ('open', 'corrected', 'declined')),
  answer        text check (length(answer) between 3 and 4000),
  answered_by   uuid,
  answered_at   timestamptz,
  check ((state = 'open') = (answered_at is null))
);
create index on caselaw.correction (agency_id, due_on) where state = 'open';
select access.internal('caselaw.correction');
comment on table caselaw.correction is 'Requests to correct published judgments, with their deadline and answer';

create function caselaw.ask_correction(new_id uuid, of_code text, on_what text, words text, reach text, due date) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.account_id() is null then raise exception 'Nobody is entered in this transaction.'; end if;
  insert into caselaw.correction (correction_id, agency_id, judgment_id, code, about, what, contact, asked_by, asked_at, due_on)
  select new_id, p.agency_id, p.judgment_id, p.code, on_what, words, reach,
    case when access.account_id() <> access.system_account() then access.account_id() end, access.now(), due
  from caselaw.published p where p.code = of_code
    and (p.audience = 'everybody' or access.account_id() <> access.system_account())
    -- One address asks no more often than an office can answer.
    and (select count(*) from caselaw.correction c where c.judgment_id = p.judgment_id and c.state = 'open') < 50;
  return found;
end $$;

create function caselaw.corrections() returns setof caselaw.correction
language sql stable security definer set search_path = pg_catalog as $$
  select * from caselaw.correction c where c.agency_id = access.agency_id() and access.has_right('caselaw.edit')
  order by c.state <> 'open', c.due_on, c.correction_id limit 500
$$;

create function caselaw.my_corrections() returns table (correction_id uuid, code text, about text, asked_at timestamptz, due_on date, state text, answer text)
language sql stable security definer set search_path = pg_catalog as $$
  select c.correction_id, c.code, c.about, c.asked_at, c.due_on, c.state, c.answer from caselaw.correction c
  where c.asked_by = access.account_id() order by c.asked_at desc limit 100
$$;

-- 'done', 'answered-already' or nothing. The way to reach who asked is not kept beyond the answer.
create function caselaw.answer_correction(wanted uuid, outcome text, words text) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c record;
begin
  select * into c from caselaw.correction x where x.correction_id = wanted and x.agency_id = access.agency_id() for update;
  if not found or not access.has_right('caselaw.edit') then return null; end if;
  if c.state <> 'open' then return 'answered-already'; end if;
  update caselaw.correction set state = outcome, answer = words, answered_by = access.account_id(), answered_at = access.now(), contact = null
  where correction_id = wanted;
  return 'done';
end $$;

-- Digests by evidential issue: drafts of an agency, and the version that it made known to everybody signed in.
create table caselaw.digest (
  agency_id  uuid not null references access.agency,
  digest_id  uuid not null,
  content    jsonb not null,
  version    int not null default 1,
  author     uuid not null,
  written_at timestamptz not null default access.now(),
  removed_at timestamptz,
  primary key (agency_id, digest_id),
  unique (digest_id)
);
select access.agency_table('caselaw.digest', 'caselaw.digest');
comment on table caselaw.digest is 'Digests of cases by evidential issue; read within their agency';

create table caselaw.digest_shared (
  digest_id uuid primary key references caselaw.digest (digest_id),
  agency_id uuid not null,
  version   int not null,
  content   jsonb not null,
  author    uuid not null,
  shared_at timestamptz not null default access.now()
);
select access.reference('caselaw.digest_shared', 'caselaw.digest');
comment on table caselaw.digest_shared is 'Digests as their agency made them known within the installation';

create function caselaw.keep_to_agency() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'palermo_owner' then return coalesce(new, old); end if;
  if (tg_op <> 'INSERT' and old.agency_id is distinct from access.agency_id())
    or (tg_op <> 'DELETE' and new.agency_id is distinct from access.agency_id()) then
    raise exception 'caselaw: the record belongs to another agency' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;
create trigger own_agency before insert or update or delete on caselaw.digest_shared
  for each row execute function caselaw.keep_to_agency();

revoke execute on all functions in schema caselaw from public;
grant execute on function caselaw.propose(uuid, jsonb, text), caselaw.proposed(uuid), caselaw.settle(uuid), caselaw.code_taken(text),
  caselaw.agency_names(uuid[]), caselaw.ask_correction(uuid, text, text, text, text, date), caselaw.corrections(),
  caselaw.my_corrections(), caselaw.answer_correction(uuid, text, text) to palermo_app;
