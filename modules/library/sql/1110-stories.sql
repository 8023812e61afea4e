-- Stories that survivors tell, each with consents that are recorded and can be taken back (rule L5). Texts that are not
-- published may identify people: they are sealed with a key of the agency.
create table library.story (
  agency_id    uuid not null references access.agency,
  story_id     uuid not null,
  code         text not null unique,
  state        text not null default 'draft' check (state in ('draft', 'in-review', 'published', 'resting', 'withdrawn')),
  version      int not null default 1,
  key_id       uuid,
  sealed       bytea,
  -- Whoever tells it was under eighteen when it was entered; then the day on which they come of age stands beside it.
  minor        boolean not null,
  -- For whom a second person is asked to publish it.
  reach        text check (reach in ('inside', 'everybody')),
  eighteen_on  date check (minor or eighteen_on is null),
  author       uuid not null,
  written_at   timestamptz not null default access.now(),
  warned_at    timestamptz,
  -- Since when it rests: taken off because a consent ended or childhood did, kept for a while so that it can be asked anew.
  resting_at   timestamptz,
  withdrawn_at timestamptz,
  primary key (agency_id, story_id),
  unique (story_id),
  foreign key (agency_id, key_id) references vault.key,
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  -- Nothing is left of the text of a story that was withdrawn.
  check ((state = 'withdrawn') = (sealed is null))
);
select access.agency_table('library.story', 'library.edit');
comment on table library.story is 'Survivors'' stories as they stand, sealed; read by editors of their agency';

create table library.story_version (
  agency_id  uuid not null,
  story_id   uuid not null,
  version    int not null,
  key_id     uuid,
  sealed     bytea,
  author     uuid not null,
  written_at timestamptz not null default access.now(),
  primary key (agency_id, story_id, version),
  foreign key (agency_id, story_id) references library.story,
  foreign key (agency_id, key_id) references vault.key
);
select access.agency_table('library.story_version', 'library.edit');
comment on table library.story_version is 'Versions of stories, sealed; overwritten when the story is withdrawn';

-- Who agreed to what. Never a name: the signed paper stays with who took it, and `note` says where.
create table library.story_consent (
  agency_id   uuid not null,
  consent_id  uuid not null,
  story_id    uuid not null,
  given_by    text not null check (given_by in ('survivor', 'guardian', 'child', 'survivor-at-eighteen')),
  audience    text not null check (audience in ('inside', 'everybody')),
  langs       text[] not null check (cardinality(langs) > 0),
  given_on    date not null,
  valid_until date,
  taken_by    uuid not null references access.account,
  taken_at    timestamptz not null default access.now(),
  key_id      uuid,
  note        bytea,
  revoked_at  timestamptz,
  revoked_by  uuid,
  primary key (agency_id, consent_id),
  foreign key (agency_id, story_id) references library.story,
  foreign key (agency_id, key_id) references vault.key
);
create index on library.story_consent (story_id);
select access.agency_table('library.story_consent', 'library.edit');
comment on table library.story_consent is 'Consents to the publication of stories: by whose side, for what, until when';

-- What a second person answered to what the check for re-identification found: rule and place, never the words.
create table library.story_answer (
  agency_id uuid not null,
  story_id  uuid not null,
  version   int not null,
  finding   text not null,
  answer    text not null check (answer in ('harmless', 'change')),
  by        uuid not null,
  at        timestamptz not null default access.now(),
  primary key (agency_id, story_id, version, finding),
  foreign key (agency_id, story_id) references library.story
);
select access.agency_table('library.story_answer', 'library.publish');
comment on table library.story_answer is 'Answers of the second person to findings of the check for re-identification';

create table library.published_story (
  story_id     uuid primary key,
  code         text not null unique,
  agency_id    uuid not null,
  version      int not null,
  content      jsonb not null,
  audience     text not null check (audience in ('inside', 'everybody')),
  -- The last day on which every consent holds.
  valid_until  date,
  published_at timestamptz not null default access.now()
);
select access.publish_where('library.published_story', 'library.publish',
  $$audience = 'everybody' and (valid_until is null or valid_until >= current_date)$$);
create trigger own_agency before insert or update or delete on library.published_story
  for each row execute function library.keep_to_agency();
comment on table library.published_story is 'Stories as published, in the languages that were agreed to';

-- Takes a story off everything that shows it, whoever's list it stands in.
create function library.hide_story(wanted uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from library.published_story where story_id = wanted;
  update library.reading_list set items = array_remove(items, wanted) where wanted = any (items);
  update library.shared_list set items = array_remove(items, wanted) where wanted = any (items);
  perform set_config('palermo.maintenance', '', true);
end $$;

-- Overwrites the text of a story with all its versions, and ends its consents.
create function library.destroy_story(wanted uuid, whom uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform library.hide_story(wanted);
  perform set_config('palermo.maintenance', 'on', true);
  update library.story set state = 'withdrawn', sealed = null, key_id = null, eighteen_on = null, resting_at = null,
    withdrawn_at = access.now() where story_id = wanted;
  update library.story_version set sealed = null, key_id = null where story_id = wanted;
  update library.story_consent set note = null, key_id = null, revoked_at = coalesce(revoked_at, access.now()),
    revoked_by = coalesce(revoked_by, whom) where story_id = wanted;
  delete from library.story_answer where story_id = wanted;
  perform set_config('palermo.maintenance', '', true);
end $$;

-- 'done' | 'not-found' | 'withdrawn-already'. One editor of its agency is enough: taking back must never wait.
create function library.withdraw_story(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  s library.story;
begin
  perform set_config('palermo.maintenance', 'on', true);
  select * into s from library.story where story_id = wanted for update;
  perform set_config('palermo.maintenance', '', true);
  if s.story_id is null or s.agency_id is distinct from access.agency_id() or not access.has_right('library.edit') then return 'not-found'; end if;
  if s.state = 'withdrawn' then return 'withdrawn-already'; end if;
  perform library.destroy_story(wanted, access.account_id());
  return 'done';
end $$;

-- 'done' | 'not-found'. Off at once, the text kept for asking anew.
create function library.rest_story(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  s library.story;
begin
  perform set_config('palermo.maintenance', 'on', true);
  select * into s from library.story where story_id = wanted for update;
  perform set_config('palermo.maintenance', '', true);
  if s.story_id is null or s.agency_id is distinct from access.agency_id() or not access.has_right('library.edit') then return 'not-found'; end if;
  perform library.hide_story(wanted);
  perform set_config('palermo.maintenance', 'on', true);
  update library.story set state = 'resting', resting_at = access.now() where story_id = wanted and state = 'published';
  perform set_config('palermo.maintenance', '', true);
  return 'done';
end $$;

create type library.passing as (story uuid, agency uuid, what text);

-- Each day: who comes of age within thirty days, or whose consent ends then, is announced; where that day has come without
-- a new consent the story leaves; ninety days later its text is destroyed. Gives the stories that left.
create function library.pass_day() returns table (story_id uuid) language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := (access.now() at time zone 'UTC')::date;
  due library.passing[];
  s library.passing;
  told record;
begin
  if not access.has_right('library.follow') then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  -- Read whole before anything changes: what follows switches the maintenance that opens these rows off and on.
  select coalesce(array_agg(row (p.story_id, p.agency_id, p.what)::library.passing), '{}') into due from (
  select t.story_id, t.agency_id,
    case
      when t.state = 'resting' and t.resting_at < access.now() - interval '90 days' then 'destroy'
      when t.state in ('published', 'in-review') and t.eighteen <= today or t.state = 'published' and t.ends <= today then 'rest'
      -- What was agreed to is over, and a second person has a new publication before them: that one goes on.
      when t.state = 'in-review' and t.ends <= today then 'hide'
      when t.state = 'published' and t.warned_at is null and least(t.eighteen, t.ends) <= today + 30 then 'warn'
    end as what
  from (
    select x.*,
      -- Coming of age ends what guardian and child agreed to, unless the grown person agreed anew.
      case when x.minor and not exists (select from library.story_consent c where c.story_id = x.story_id
        and c.given_by = 'survivor-at-eighteen' and c.revoked_at is null and coalesce(c.valid_until, 'infinity') >= today)
        then x.eighteen_on end as eighteen,
      (select p.valid_until + 1 from library.published_story p where p.story_id = x.story_id) as ends
    from library.story x where x.state <> 'withdrawn') t) p where p.what is not null;
  for s in select * from unnest(due) loop
    if s.what = 'destroy' then
      perform library.destroy_story(s.story, null);
    elsif s.what = 'rest' then
      perform library.hide_story(s.story);
      perform set_config('palermo.maintenance', 'on', true);
      update library.story x set state = 'resting', resting_at = access.now() where x.story_id = s.story;
    elsif s.what = 'hide' then
      perform library.hide_story(s.story);
      continue;
    else
      perform set_config('palermo.maintenance', 'on', true);
      update library.story x set warned_at = access.now() where x.story_id = s.story;
    end if;
    -- The notice names neither story nor reason: it leads to the list, where both stand for who may read them.
    for told in select a.account_id from access.account a
      where a.agency_id = s.agency and a.closed_at is null
        and exists (select from access.role_right h where h.role = any (a.roles) and h."right" = 'library.edit') loop
      perform access.tell(told.account_id, case s.what when 'warn' then 'story-ends-soon' else 'story-left' end, null);
    end loop;
    if s.what <> 'warn' then
      story_id := s.story;
      return next;
    end if;
  end loop;
  perform set_config('palermo.maintenance', '', true);
end $$;

-- A colleague's name, beside a consent that they took.
create function library.colleague(wanted uuid) returns text language sql stable security definer set search_path = pg_catalog as $$
  select a.name from access.account a where a.account_id = wanted and a.agency_id = access.agency_id()
$$;

revoke execute on function library.colleague(uuid), library.hide_story(uuid), library.destroy_story(uuid, uuid), library.withdraw_story(uuid),
  library.rest_story(uuid), library.pass_day() from public;
grant execute on function library.colleague(uuid), library.withdraw_story(uuid), library.rest_story(uuid), library.pass_day() to palermo_app;
