-- Deadlines on dossiers: so many hours, days or working days in a zone, by a country's calendar. When it ends is
-- reckoned by the program and stored; whoever must be told beforehand is told by deadline.escalate.
create schema deadline;
grant usage on schema deadline to palermo_app, palermo_backup;

-- Days that an authority announced: a day off that no rule knows, or a working day in place of one.
create table deadline.announced_day (
  country  text not null check (country ~ '^[A-Z]{2}$'),
  day      date not null,
  works    boolean not null,
  about    text not null default '',
  entered_by uuid not null default access.account_id(),
  entered_at timestamptz not null default access.now(),
  primary key (country, day)
);
select access.reference('deadline.announced_day', 'deadline.announce');
comment on table deadline.announced_day is 'Days off and working days that an authority announced';

select part.protect_each('deadline.deadline', $columns$
  record_id    uuid,
  -- It is the term of a task, and ends with it.
  of_task      boolean not null default false,
  -- Sealed with the dossier's key: what must be done.
  title        bytea not null,
  zone         text not null,
  country      text not null,
  unit         text not null check (unit in ('hours', 'days', 'working-days')),
  amount       int not null,
  time_of_day  text not null,
  rolls        boolean not null default false,
  state        text not null check (state in ('running', 'paused', 'met', 'dropped')),
  starts_at    timestamptz not null,
  due_at       timestamptz not null,
  paused_at    timestamptz,
  -- What was left when it was paused, in its unit.
  paused_left  double precision,
  pause_reason bytea,
  ended_at     timestamptz,
  ended_by     uuid,
  end_reason   bytea,
  -- [{when, to}], in the order in which they were set.
  steps        jsonb not null default '[]',
  set_by       uuid not null,
  set_at       timestamptz not null
$columns$, 'Deadlines');

-- When whom has to be told: ids and moments only. A step that was told is never told again, wherever clocks go.
create table deadline.step (
  agency_id   uuid not null,
  deadline_id uuid not null,
  step        int not null,
  dossier_id  uuid not null references access.dossier (dossier_id),
  compartment access.compartment not null,
  at          timestamptz not null,
  to_account  uuid,
  to_role     text,
  told_at     timestamptz,
  primary key (agency_id, deadline_id, step),
  check ((to_account is null) <> (to_role is null))
);
create index on deadline.step (at) where told_at is null;
select access.internal('deadline.step');
comment on table deadline.step is 'Moments at which somebody is told that something waits';

-- A deadline that is deleted (its dossier's time is over, or its person erased) tells nobody any more.
create function deadline.forget_steps() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from deadline.step s where s.agency_id = old.agency_id and s.deadline_id = old.deadline_id;
  return null;
end $$;
do $$
declare
  name text;
begin
  for name in select table_name from access.table_class where table_name like 'deadline.deadline\_%' loop
    execute format('create trigger forget_steps after delete on %s for each row execute function deadline.forget_steps()', name);
  end loop;
end $$;

-- Nor does one of a dossier whose key is destroyed.
create function deadline.forget() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from deadline.step s where s.dossier_id = new.subject;
  return null;
end $$;
create trigger forget_deadlines after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function deadline.forget();

-- Puts the steps of a deadline to new moments: [{step, at, account, role}]. Those that were told stay as they are.
create function deadline.set_steps(wanted uuid, dossier uuid, part text, steps jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  home uuid;
begin
  select d.agency_id into home from access.dossier d
  where d.dossier_id = dossier and access.may_open(dossier, part, 'contribute');
  if home is null then raise exception 'Nobody who may write there is entered.'; end if;
  delete from deadline.step s where s.agency_id = home and s.deadline_id = wanted and s.dossier_id = dossier and s.told_at is null;
  insert into deadline.step (agency_id, deadline_id, step, dossier_id, compartment, at, to_account, to_role)
  select home, wanted, (s ->> 'step')::int, dossier, part::access.compartment, (s ->> 'at')::timestamptz,
    (s ->> 'account')::uuid, s ->> 'role'
  from jsonb_array_elements(steps) s
  on conflict do nothing;
end $$;

-- Which steps of a dossier's deadlines were told, for those who read the part.
create function deadline.told(dossier uuid) returns table (deadline_id uuid, step int, told_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s.deadline_id, s.step, s.told_at from deadline.step s
  where s.dossier_id = dossier and s.told_at is not null and access.may_open(dossier, s.compartment::text, 'read')
$$;

-- Tells whom the steps that have come name, if they may open that part today; where nobody of them may, those who
-- manage it. Run again, or by two servers at once, it tells nobody twice. Gives how many steps were told.
create function deadline.escalate(most int) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  s record;
  whom uuid;
  told int := 0;
  reached boolean;
begin
  for s in select * from deadline.step where told_at is null and at <= access.now() order by at limit most for update skip locked loop
    reached := false;
    for whom in select o.account_id from part.openers(s.dossier_id, s.compartment::text, 'read', true) o
      where o.account_id = s.to_account or s.to_role = any (o.roles) loop
      perform access.tell(whom, 'deadline', s.dossier_id);
      reached := true;
    end loop;
    if not reached then
      perform access.tell(o.account_id, 'deadline', s.dossier_id)
      from part.openers(s.dossier_id, s.compartment::text, 'manage', true) o;
    end if;
    update deadline.step set told_at = access.now() where agency_id = s.agency_id and deadline_id = s.deadline_id and step = s.step;
    told := told + 1;
  end loop;
  if told > 0 then perform audit.record_system('deadline.escalate', 'done', null); end if;
  return told;
end $$;

revoke execute on all functions in schema deadline from public;
grant execute on all functions in schema deadline to palermo_app;
revoke execute on function deadline.forget(), deadline.forget_steps() from palermo_app;
