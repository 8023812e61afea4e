-- First steps of a new installation, and the small choices that each reader keeps for themselves.
create schema guide;
grant usage on schema guide to palermo_app, palermo_backup;

-- What cannot be read from the state of the database: written by `palermo backup`, or confirmed by an administrator.
create table guide.step (
  step       text primary key check (step in ('recovery-kit', 'backup')),
  account_id uuid references access.account,
  at         timestamptz not null default access.now()
);
select access.internal('guide.step');
comment on table guide.step is 'Steps of setting up that no other table tells of';

create table guide.choice (
  account_id uuid not null default access.account_id(),
  name       text not null check (name in ('quick-exit', 'tour-seen', 'first-steps-left')),
  chosen     boolean not null,
  primary key (account_id, name)
);
select access.own('guide.choice');
comment on table guide.choice is 'Switches that readers set for themselves';

-- Whether any import stands, whoever ran it: a yes or no, no row leaves.
create policy definer_reads on import.import for select to palermo_owner using (true);

-- What is there, for those who manage accounts; nothing for everybody else.
create function guide.progress() returns table (step text, at timestamptz, number bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select p.* from (
    select 'agency', min(y.opened_at), count(*) from access.agency y where y.kind not in ('operator', 'system') and y.country <> 'ZZ'
    union all select 'unit', null, count(*) from access.unit
    union all select 'people', min(a.opened_at), count(*) from access.account a
      where a.closed_at is null and not a.roles && array['operator', 'system'] and not a.roles <@ array['admin']
    union all select 'recovery-kit', max(s.at), count(*) from guide.step s where s.step = 'recovery-kit'
    union all select 'backup', max(s.at), count(*) from guide.step s where s.step = 'backup'
    union all select 'import', min(i.at), count(*) from import.import i where i.state = 'done'
  ) p (step, at, number) where access.has_right('account.manage')
$$;

create function guide.confirm_kit() returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('account.manage') then return 'not-found'; end if;
  insert into guide.step (step, account_id, at) values ('recovery-kit', access.account_id(), access.now())
  on conflict (step) do update set account_id = excluded.account_id, at = excluded.at;
  return 'done';
end $$;

create function guide.unconfirm_kit() returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('account.manage') then return 'not-found'; end if;
  delete from guide.step s where s.step = 'recovery-kit';
  return 'done';
end $$;

revoke execute on all functions in schema guide from public;
grant execute on function guide.progress(), guide.confirm_kit(), guide.unconfirm_kit() to palermo_app;
