-- Full-text search over published records. The server analyses texts and queries alike (kernel/text-search/analyse) and
-- brings finished vectors; PostgreSQL stems, indexes, matches and ranks. Nothing unpublished is ever put here.

create schema text_search;
grant usage on schema text_search to palermo_app, palermo_public, palermo_backup;

-- What is searched together, and the rights of which one is needed to write it.
create table text_search.collection (
  collection text primary key check (collection ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  rights     text[] not null check (cardinality(rights) > 0),
  -- What servers remember of numbers is kept apart by it, and by the database that it stands in.
  mark       uuid not null default gen_random_uuid(),
  -- Something was taken out since its words were swept.
  dropped    boolean not null default false
);
select access.publish('text_search.collection', 'text-search.register');
comment on table text_search.collection is 'Collections of published records that are searched, and the rights that write them';

-- Languages and fields that texts of a collection have had: what a query word is looked for in.
create table text_search.seen (
  collection text not null references text_search.collection on delete cascade,
  kind       text not null check (kind in ('lang', 'field')),
  value      text not null,
  primary key (collection, kind, value)
);
select access.publish('text_search.seen', 'text-search.register');
comment on table text_search.seen is 'Languages and fields present in a collection';

create table text_search.facet (
  facet_id   int generated always as identity primary key,
  collection text not null references text_search.collection on delete cascade,
  facet      text not null,
  value      text not null,
  unique (collection, facet, value)
);
create index on text_search.facet (collection, facet_id);
select access.publish('text_search.facet', 'text-search.register');
comment on table text_search.facet is 'Values of facets by a number that never changes';

-- A record that is put again gets a new number: whatever is remembered of a number stays true as long as it lives.
create table text_search.entry (
  entry_no   int generated always as identity primary key,
  collection text not null references text_search.collection on delete cascade,
  record_id  uuid not null,
  title      text not null,
  title_lang text not null,
  -- Small letters without accents, for sorting.
  title_key  text not null,
  sort_date  date,
  facet_ids  int[] not null,
  words      int not null,
  first_at   timestamptz not null,
  terms      tsvector not null,
  unique (collection, record_id)
);
-- Vectors are read whole for ranking; unpacking them would cost more than the space they take.
alter table text_search.entry alter column terms set storage external;
create index entry_terms on text_search.entry using gin (terms);
create index on text_search.entry (collection, first_at);
create index on text_search.entry (collection, sort_date);
select access.publish('text_search.entry', 'text-search.register');
comment on table text_search.entry is 'Published records as they are searched';

-- The texts in pieces of a few lines, for what is shown of a hit. `starts`: at which word of the record a piece begins.
create table text_search.body (
  entry_no int primary key references text_search.entry on delete cascade,
  starts   int[] not null,
  langs    text[] not null,
  fields   text[] not null,
  passages text[] not null,
  word_ids int[] not null
);
select access.publish('text_search.body', 'text-search.register');
comment on table text_search.body is 'Texts of published records in passages';

-- Words as they are written, for spelling; `sounds` for names in other scripts. A word without entries is never suggested
-- (it is looked up first) and swept once a day.
create table text_search.word (
  word_id    int generated always as identity primary key,
  collection text not null references text_search.collection on delete cascade,
  word       text not null,
  -- Three letters each, made by the server: pg_trgm knows no letters but ASCII in a database of locale C.
  grams      text[] not null,
  sounds     text[] not null,
  unique (collection, word)
);
create index on text_search.word using gin (grams);
create index on text_search.word using gin (sounds);
select access.publish('text_search.word', 'text-search.register');
comment on table text_search.word is 'Words of published records, for spelling and names across scripts';

-- Written by the functions below alone.
revoke insert, update, delete on text_search.collection, text_search.seen, text_search.facet, text_search.entry,
  text_search.body, text_search.word from palermo_app;

-- For migrations of modules.
create function text_search.register(wanted text, variadic write_rights text[]) returns void language sql as $$
  insert into text_search.collection (collection, rights) values (wanted, write_rights)
  on conflict (collection) do update set rights = excluded.rights
$$;

create function text_search.may_write(wanted text) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from text_search.collection c, unnest(c.rights) needed
    where c.collection = wanted and access.has_right(needed))
$$;

create function text_search.refuse_write(wanted text) returns void language plpgsql as $$
begin
  if not text_search.may_write(wanted) then
    raise exception 'text_search: nobody entered here may write the collection %', wanted using errcode = '42501';
  end if;
end $$;

-- Replaces records. Each: {recordId, title, titleLang, titleKey, sortDate, facets: [[facet, value]], words, langs, fields, terms,
-- spelled, starts, passageLangs, passageFields, passages}; `words`: [word, pieces of three letters, sounds] not yet known.
create function text_search.put(wanted text, entries jsonb, words jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform text_search.refuse_write(wanted);

  insert into text_search.seen (collection, kind, value)
  select distinct wanted, k.kind, v from jsonb_array_elements(entries) e,
    (values ('lang', 'langs'), ('field', 'fields')) k(kind, key), jsonb_array_elements_text(e -> k.key) v
  where not exists (select from text_search.seen s where s.collection = wanted and s.kind = k.kind and s.value = v)
  on conflict do nothing;

  insert into text_search.facet (collection, facet, value)
  select distinct wanted, f ->> 0, f ->> 1 from jsonb_array_elements(entries) e, jsonb_array_elements(e -> 'facets') f
  where not exists (select from text_search.facet k where k.collection = wanted and k.facet = f ->> 0 and k.value = f ->> 1)
  on conflict do nothing;

  insert into text_search.word (collection, word, grams, sounds)
  select wanted, w ->> 0, array(select jsonb_array_elements_text(w -> 1)), array(select jsonb_array_elements_text(w -> 2))
  from jsonb_array_elements(words) w
  on conflict (collection, word) do update set sounds = excluded.sounds where word.sounds = '{}' and excluded.sounds <> '{}';

  with gone as (
    delete from text_search.entry x using jsonb_array_elements(entries) e
    where x.collection = wanted and x.record_id = (e ->> 'recordId')::uuid returning x.record_id, x.first_at
  ), made as (
    insert into text_search.entry (collection, record_id, title, title_lang, title_key, sort_date, facet_ids, words, first_at, terms)
    select wanted, (e ->> 'recordId')::uuid, e ->> 'title', e ->> 'titleLang', e ->> 'titleKey', (e ->> 'sortDate')::date,
      array(select k.facet_id from jsonb_array_elements(e -> 'facets') f
        join text_search.facet k on k.collection = wanted and k.facet = f ->> 0 and k.value = f ->> 1 order by 1),
      (e ->> 'words')::int, coalesce(g.first_at, access.now()), (e ->> 'terms')::tsvector
    from jsonb_array_elements(entries) e left join gone g on g.record_id = (e ->> 'recordId')::uuid
    on conflict (collection, record_id) do nothing
    returning entry_no, record_id
  )
  insert into text_search.body (entry_no, word_ids, starts, langs, fields, passages)
  select m.entry_no,
    array(select w.word_id from jsonb_array_elements_text(e -> 'spelled') s join text_search.word w on w.collection = wanted and w.word = s),
    array(select jsonb_array_elements_text(e -> 'starts')::int), array(select jsonb_array_elements_text(e -> 'passageLangs')),
    array(select jsonb_array_elements_text(e -> 'passageFields')), array(select jsonb_array_elements_text(e -> 'passages'))
  from made m join jsonb_array_elements(entries) e on (e ->> 'recordId')::uuid = m.record_id;
  -- A text that is put again may have lost words.
  update text_search.collection c set dropped = true where c.collection = wanted and not c.dropped and exists (
    select from text_search.entry x join jsonb_array_elements(entries) e on x.record_id = (e ->> 'recordId')::uuid
    where x.collection = wanted and x.first_at < access.now());

end $$;

create function text_search.drop(wanted text, wanted_record uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform text_search.refuse_write(wanted);
  delete from text_search.entry where collection = wanted and record_id = wanted_record;
  if found then update text_search.collection set dropped = true where collection = wanted and not dropped; end if;
end $$;

-- Once a day: forgets words, values of facets, languages and fields that no record holds any more.
create function text_search.sweep() returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  one text;
  done int := 0;
begin
  if not access.has_right('text-search.watch') then
    raise exception 'text_search: nobody entered here may sweep' using errcode = '42501';
  end if;
  for one in select collection from text_search.collection where dropped loop
    delete from text_search.word w where w.collection = one and not exists (
      select from (select distinct unnest(b.word_ids) as word_id from text_search.body b
        join text_search.entry e using (entry_no) where e.collection = one) held where held.word_id = w.word_id);
    delete from text_search.facet f where f.collection = one and not exists (
      select from (select distinct unnest(e.facet_ids) as facet_id from text_search.entry e where e.collection = one) held
      where held.facet_id = f.facet_id);
    update text_search.collection set dropped = false where collection = one;
    done := done + 1;
  end loop;
  return done;
end $$;

-- Readers. Operators of texts are not leakproof, so that no index serves them under a policy that asks who reads: these ask
-- once for the whole statement instead. Everything here is published.
create function text_search.may_read() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select session_user = 'palermo_public' or access.account_id() is not null
$$;

-- Numbers of the entries that match, joined by commas; all of the collection without a query.
create function text_search.match(wanted text, query tsquery) returns text language plpgsql stable security definer
set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
declare
  found text;
begin
  if not text_search.may_read() then return ''; end if;
  if query is null then
    select string_agg(e.entry_no::text, ',') into found from text_search.entry e where e.collection = wanted;
  else
    -- Joined to nothing, so that the planner never prefers the collection's index to that of the terms.
    select string_agg(e.entry_no::text, ',') into found from text_search.entry e where e.terms @@ query and e.collection || '' = wanted;
  end if;
  return coalesce(found, '');
end $$;

create function text_search.count(wanted text, query tsquery) returns int language plpgsql stable security definer
set search_path = pg_catalog set enable_seqscan = off set jit = off as $$
declare
  found int;
begin
  if not text_search.may_read() then return 0; end if;
  if query is null then
    select count(*) into found from text_search.entry e where e.collection = wanted;
  else
    select count(*) into found from text_search.entry e where e.terms @@ query and e.collection || '' = wanted;
  end if;
  return found;
end $$;

-- Words spelled alike, best first by the three-letter pieces that they share.
create function text_search.spelled_like(wanted text, pieces text[], shortest int, longest int) returns table (word text)
language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  select w.word from text_search.word w
  where text_search.may_read() and w.grams && pieces and w.collection = wanted and length(w.word) between shortest and longest
  order by (select count(*) from unnest(w.grams) g where g = any (pieces)) desc, w.word limit 40
$$;

-- Names that sound alike in whatever script.
create function text_search.sounding_like(wanted text, keys text[]) returns table (word text)
language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  select w.word from text_search.word w
  where text_search.may_read() and w.sounds && keys and w.collection = wanted
  order by (select count(*) from unnest(w.sounds) s where s = any (keys)) desc, w.word limit 60
$$;

revoke execute on all functions in schema text_search from public;
grant execute on function text_search.put(text, jsonb, jsonb), text_search.drop(text, uuid), text_search.sweep() to palermo_app;
grant execute on function text_search.may_read(), text_search.match(text, tsquery), text_search.count(text, tsquery),
  text_search.spelled_like(text, text[], int, int), text_search.sounding_like(text, text[]) to palermo_app, palermo_public;
