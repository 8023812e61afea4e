-- Tasks on dossiers: what one colleague or unit has to do, in the compartment in which it lies.
create schema task;
grant usage on schema task to palermo_app, palermo_backup;

select part.protect_each('task.task', $columns$
  record_id     uuid,
  -- Sealed with the dossier's key.
  title         bytea not null,
  details       bytea,
  assignee_kind text not null check (assignee_kind in ('account', 'unit')),
  assignee_id   uuid not null,
  -- A deadline of the same dossier and compartment.
  deadline_id   uuid,
  state         text not null check (state in ('open', 'done', 'dropped')),
  opened_by     uuid not null,
  opened_at     timestamptz not null,
  closed_by     uuid,
  closed_at     timestamptz,
  close_reason  bytea
$columns$, 'Tasks');

do $$
declare
  name text;
begin
  for name in select table_name from access.table_class where table_name like 'task.task\_%' loop
    execute format('create index on %s (assignee_id) where state = ''open''', name);
  end loop;
end $$;

-- Whether this colleague, or anybody of this unit, may open the part; asked only about parts to which the actor contributes.
create function task.may_take(dossier uuid, part text, kind text, wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select access.may_open(dossier, part, 'contribute') and exists (
    select from part.openers(dossier, part, 'read', false) o
    where case kind when 'account' then o.account_id = wanted else o.unit_id = wanted end)
$$;

-- Tells whoever has to do it that something waits; never oneself.
create function task.tell(dossier uuid, part text, kind text, wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_open(dossier, part, 'contribute') then return; end if;
  perform access.tell(o.account_id, 'task', dossier) from part.openers(dossier, part, 'read', false) o
  where case kind when 'account' then o.account_id = wanted else o.unit_id = wanted end
    and o.account_id <> access.account_id();
end $$;

-- Names of those to whom tasks were given: people and units at work.
create function task.assignees(wanted uuid[]) returns table (id uuid, name jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id, jsonb_build_object('en', a.name) from access.account a
  where a.account_id = any (wanted) and access.account_id() is not null
  union all
  select u.unit_id, u.name from access.unit u where u.unit_id = any (wanted) and access.account_id() is not null
$$;

revoke execute on all functions in schema task from public;
grant execute on all functions in schema task to palermo_app;
