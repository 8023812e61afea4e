-- Editions of digests: a text that stays as it was, to be cited. It is made known within the installation when it is frozen.
create table caselaw.edition (
  agency_id    uuid not null,
  digest_id    uuid not null references caselaw.digest (digest_id),
  edition      int not null check (edition > 0),
  -- The version of the digest that was frozen.
  version      int not null,
  -- Title, introduction, issues with their notes, source, and counts by issue; no words of any case.
  content      jsonb not null,
  author       uuid not null,
  frozen_at    timestamptz not null default access.now(),
  withdrawn_at timestamptz,
  primary key (digest_id, edition)
);
select access.reference('caselaw.edition', 'caselaw.digest');
create index on caselaw.edition (frozen_at desc) where withdrawn_at is null;
comment on table caselaw.edition is 'Digests frozen to be cited, as made known within the installation';

-- The words of one case in an edition. They go when its judgment is withdrawn or corrected in a name (L1); the row stays and says so.
create table caselaw.edition_case (
  digest_id   uuid not null,
  edition     int not null,
  agency_id   uuid not null,
  judgment_id uuid not null,
  code        text not null,
  place       int not null,
  -- {case, extracts}: how the case stood in the list of cases, and its extracts by issue.
  words       jsonb,
  struck_for  text check (struck_for in ('withdrawn', 'names')),
  struck_at   timestamptz,
  primary key (digest_id, edition, judgment_id),
  foreign key (digest_id, edition) references caselaw.edition,
  check ((words is null) = (struck_for is not null) and (words is null) = (struck_at is not null))
);
select access.reference('caselaw.edition_case', 'caselaw.digest');
create index on caselaw.edition_case (judgment_id) where words is not null;
comment on table caselaw.edition_case is 'Words of cases in frozen digests; emptied when the judgment is withdrawn or a name in it corrected';

create trigger own_agency before insert or update or delete on caselaw.edition
  for each row execute function caselaw.keep_to_agency();
create trigger own_agency before insert or update or delete on caselaw.edition_case
  for each row execute function caselaw.keep_to_agency();

-- An edition can be withdrawn and put back; nothing else of it changes, by nobody.
create function caselaw.keep_edition() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'edition' and (to_jsonb(new) - 'withdrawn_at') = (to_jsonb(old) - 'withdrawn_at') then return new; end if;
  if current_user = 'palermo_owner' then return coalesce(new, old); end if;
  raise exception 'caselaw: an edition is never changed' using errcode = '42501';
end $$;
create trigger frozen before update or delete on caselaw.edition for each row execute function caselaw.keep_edition();
create trigger frozen before update or delete on caselaw.edition_case for each row execute function caselaw.keep_edition();

-- Names that a judgment shows of its defendants.
create function caselaw.shown_names(content jsonb) returns text[] language sql immutable set search_path = pg_catalog as $$
  select coalesce(array_agg(d ->> 'name') filter (where d ->> 'name' is not null), '{}')
  from jsonb_array_elements(coalesce(content -> 'defendants', '[]')) d
$$;

create function caselaw.strike_words(wanted uuid, why text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update caselaw.edition_case set words = null, struck_for = why, struck_at = access.now()
  where judgment_id = wanted and words is not null;
end $$;

-- What is withdrawn is gone from editions too; so are words written when a defendant was named who is so no longer.
create function caselaw.strike_from_editions() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    perform caselaw.strike_words(old.judgment_id, 'withdrawn');
  elsif not caselaw.shown_names(old.content) <@ caselaw.shown_names(new.content) then
    perform caselaw.strike_words(old.judgment_id, 'names');
  elsif new.content -> 'title' is distinct from old.content -> 'title' then
    -- A title may name somebody: it is the one thing in an edition that follows what is published.
    update caselaw.edition_case set words = jsonb_set(words, '{case,title}', new.content -> 'title')
    where judgment_id = new.judgment_id and words is not null;
  end if;
  return null;
end $$;
create trigger from_editions after delete or update of content on caselaw.published
  for each row execute function caselaw.strike_from_editions();

-- A request for correction in a name, or in how somebody stands, that was found right.
create function caselaw.strike_corrected() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform caselaw.strike_words(new.judgment_id, 'names');
  return null;
end $$;
create trigger from_editions after update of state on caselaw.correction
  for each row when (new.state = 'corrected' and old.state = 'open' and new.about in ('name', 'standing'))
  execute function caselaw.strike_corrected();

revoke execute on function caselaw.keep_edition(), caselaw.shown_names(jsonb), caselaw.strike_words(uuid, text),
  caselaw.strike_from_editions(), caselaw.strike_corrected() from public;
