-- What everybody may search is a collection of its own, beside the one of signed-in readers: entries, counts, values of facets
-- and the words that are suggested come from records for everybody alone, and no filter can be forgotten.
alter table text_search.collection add column open boolean not null default false;
comment on column text_search.collection.open is 'Searched by everybody: the twin, named "-open", of a collection';

insert into text_search.collection (collection, rights, open) select collection || '-open', rights, true from text_search.collection;

create or replace function text_search.register(wanted text, variadic write_rights text[]) returns void language sql as $$
  insert into text_search.collection (collection, rights, open) values (wanted, write_rights, false), (wanted || '-open', write_rights, true)
  on conflict (collection) do update set rights = excluded.rights
$$;

drop policy published on text_search.collection;
create policy published on text_search.collection for select to palermo_public using (open);

-- The policy of the collections holds in these too: what is not open is not there.
do $$
declare
  one text;
begin
  foreach one in array array['seen', 'facet', 'entry', 'word'] loop
    execute format('drop policy published on text_search.%I', one);
    execute format('create policy published on text_search.%I for select to palermo_public using (collection = any ((select array_agg(c.collection) from text_search.collection c)::text[]))', one);
  end loop;
end $$;
drop policy published on text_search.body;
create policy published on text_search.body for select to palermo_public
  using (exists (select from text_search.entry e where e.entry_no = body.entry_no));

create function text_search.may_read_of(wanted text) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select access.account_id() is not null
    or (session_user = 'palermo_public' and exists (select from text_search.collection c where c.collection = wanted and c.open))
$$;

create or replace function text_search.match(wanted text, query tsquery) returns text language plpgsql stable security definer
set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
declare
  found text;
begin
  if not text_search.may_read_of(wanted) then return ''; end if;
  if query is null then
    select string_agg(e.entry_no::text, ',') into found from text_search.entry e where e.collection = wanted;
  else
    -- Joined to nothing, so that the planner never prefers the collection's index to that of the terms.
    select string_agg(e.entry_no::text, ',') into found from text_search.entry e where e.terms @@ query and e.collection || '' = wanted;
  end if;
  return coalesce(found, '');
end $$;

create or replace function text_search.count(wanted text, query tsquery) returns int language plpgsql stable security definer
set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
declare
  found int;
begin
  if not text_search.may_read_of(wanted) then return 0; end if;
  if query is null then
    select count(*) into found from text_search.entry e where e.collection = wanted;
  else
    select count(*) into found from text_search.entry e where e.terms @@ query and e.collection || '' = wanted;
  end if;
  return found;
end $$;

create or replace function text_search.spelled_like(wanted text, pieces text[], shortest int, longest int) returns table (word text)
language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  select w.word from text_search.word w
  where text_search.may_read_of(wanted) and w.grams && pieces and w.collection = wanted and length(w.word) between shortest and longest
  order by (select count(*) from unnest(w.grams) g where g = any (pieces)) desc, w.word limit 40
$$;

create or replace function text_search.sounding_like(wanted text, keys text[]) returns table (word text)
language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  select w.word from text_search.word w
  where text_search.may_read_of(wanted) and w.sounds && keys and w.collection = wanted
  order by (select count(*) from unnest(w.sounds) s where s = any (keys)) desc, w.word limit 60
$$;

drop function text_search.may_read();
revoke execute on function text_search.may_read_of(text) from public;
grant execute on function text_search.match(text, tsquery), text_search.count(text, tsquery),
  text_search.spelled_like(text, text[], int, int), text_search.sounding_like(text, text[]) to palermo_app, palermo_public;

-- Counts the changes of an open collection, so that pages made from it can be kept as long as it stays as it is.
alter table text_search.collection add column changes bigint not null default 0;

create function text_search.count_changes() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update text_search.collection c set changes = changes + 1
  where c.open and c.collection in (select distinct x.collection from changed x);
  return null;
end $$;
create trigger entered after insert on text_search.entry referencing new table as changed
  for each statement execute function text_search.count_changes();
create trigger replaced after update on text_search.entry referencing new table as changed
  for each statement execute function text_search.count_changes();
create trigger removed after delete on text_search.entry referencing old table as changed
  for each statement execute function text_search.count_changes();
revoke execute on function text_search.count_changes() from public;
