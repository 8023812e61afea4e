-- Searches over published records that somebody keeps, and whether to be told when more is found.
create table text_search.saved (
  search_id  uuid primary key default gen_uuid_v7(),
  account_id uuid not null default access.account_id(),
  collection text not null references text_search.collection on delete cascade,
  -- The page that shows it.
  place      text not null check (place ~ '^/[a-z0-9/-]+$'),
  name       text not null check (length(name) between 1 and 80),
  query      text not null check (length(query) <= 1000),
  filters    jsonb not null,
  fields     jsonb not null,
  lang       text not null,
  alert      text not null default 'none' check (alert in ('none', 'daily', 'weekly')),
  -- When its owner last looked, and was last told.
  seen_at    timestamptz not null default access.now(),
  told_at    timestamptz
);
create unique index on text_search.saved (account_id, collection, lower(name));
create index on text_search.saved (alert) where alert <> 'none';
select access.own('text_search.saved');
create policy definer_reads on text_search.saved for select to palermo_owner using (true);
comment on table text_search.saved is 'Saved searches over published records, read and changed by their owner only';

create function text_search.refuse_watch() returns void language plpgsql as $$
begin
  if not access.has_right('text-search.watch') then
    raise exception 'text_search: nobody entered here may watch saved searches' using errcode = '42501';
  end if;
end $$;

-- Saved searches that are to be looked at today; told at most once a day or a week. A few hours less, since the clock does
-- not strike at the same moment each day.
create function text_search.due_searches() returns table (search_id uuid, collection text, query text, filters jsonb, fields jsonb, lang text, since timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform text_search.refuse_watch();
  return query
  select s.search_id, s.collection, s.query, s.filters, s.fields, s.lang, greatest(s.seen_at, s.told_at)
  from text_search.saved s join access.account a on a.account_id = s.account_id and a.closed_at is null
  where s.alert <> 'none' and coalesce(s.told_at, '-infinity'::timestamptz) <
    access.now() - case s.alert when 'daily' then interval '20 hours' else interval '6 days 20 hours' end
  order by s.told_at nulls first limit 1000;
end $$;

-- Tells the owners of these searches that something new waits; one notice for several searches of one person.
create function text_search.tell_news(wanted uuid[]) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  whom uuid;
begin
  perform text_search.refuse_watch();
  for whom in select distinct s.account_id from text_search.saved s where s.search_id = any (wanted) loop
    perform access.tell(whom, 'search-news', null);
  end loop;
  perform set_config('palermo.maintenance', 'on', true);
  update text_search.saved s set told_at = access.now() where s.search_id = any (wanted);
  perform set_config('palermo.maintenance', '', true);
end $$;

revoke execute on function text_search.refuse_watch(), text_search.due_searches(), text_search.tell_news(uuid[]) from public;
grant execute on function text_search.due_searches(), text_search.tell_news(uuid[]) to palermo_app;
