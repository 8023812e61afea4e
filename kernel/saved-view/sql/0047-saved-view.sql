-- Filters of a list that somebody saved under a name, for themselves or for their unit or agency.
create schema saved_view;
grant usage on schema saved_view to palermo_app, palermo_backup;

create table saved_view.view (
  view_id     uuid primary key default gen_uuid_v7(),
  account_id  uuid not null default access.account_id(),
  -- The question whose list it narrows, e.g. casefile.list-cases.
  list        text not null,
  name        text not null check (length(name) between 1 and 80),
  -- Closed choices, sorting and columns; never a text that was searched.
  state       jsonb not null,
  shared_with text not null default 'own' check (shared_with in ('own', 'unit', 'agency')),
  is_default  boolean not null default false,
  changed_at  timestamptz not null default access.now()
);
create unique index on saved_view.view (account_id, list, lower(name));
create unique index on saved_view.view (account_id, list) where is_default;
create index on saved_view.view (list) where shared_with <> 'own';
select access.own('saved_view.view');
create policy definer_reads on saved_view.view for select to palermo_owner using (true);
comment on table saved_view.view is 'Saved filters of lists: changed by their owner only, read by those with whom they are shared';

-- Views of one list that colleagues share with the reader's unit or agency.
create function saved_view.shared_with_me(wanted text) returns table (view_id uuid, name text, state jsonb, shared_with text, by_name text)
language sql stable security definer set search_path = pg_catalog as $$
  select v.view_id, v.name, v.state, v.shared_with, a.name from saved_view.view v join access.account a using (account_id)
  where v.list = wanted and v.account_id <> access.account_id() and a.closed_at is null and (
    (v.shared_with = 'agency' and a.agency_id = access.agency_id())
    or (v.shared_with = 'unit' and a.unit_id is not null and a.unit_id = access.unit_id()))
  order by v.name limit 200
$$;
revoke execute on all functions in schema saved_view from public;
grant execute on function saved_view.shared_with_me(text) to palermo_app;
