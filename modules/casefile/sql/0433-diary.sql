-- The joint diary of a case (C2): teams of several agencies see when something takes place, each in its own part what it
-- is. Appointments of support and medical care, and protected hearings, are nothing but busy time to everybody else.
do $$
declare
  compartment text;
begin
  foreach compartment in array array['investigation', 'prosecution', 'support'] loop
    execute format('create table casefile.diary_time_%1$s (agency_id uuid not null, diary_time_id uuid not null, dossier_id uuid not null,
      starts_at timestamptz not null, ends_at timestamptz not null, what text not null, shielded boolean not null default false,
      content bytea not null, added_by uuid not null, added_at timestamptz not null default access.now(),
      removed_at timestamptz, removed_by uuid, version int not null default 1,
      primary key (agency_id, diary_time_id), foreign key (agency_id, dossier_id) references access.dossier, check (starts_at < ends_at))',
      compartment);
    execute format('create index on casefile.diary_time_%s (dossier_id, starts_at) where removed_at is null', compartment);
    execute format('select access.protect(%L, %L)', 'casefile.diary_time_' || compartment, compartment);
    execute format('comment on table casefile.diary_time_%1$s is ''Joint diary of cases, %1$s''', compartment);
  end loop;
end $$;

-- A suspected person is free again, or will be heard: who supports the person must know first (R3). Told by the case, to
-- be read by everybody who may open any part of it: the event and its day, without a name.
create table casefile.release (
  agency_id      uuid not null,
  release_id     uuid not null,
  dossier_id     uuid not null,
  participant_id uuid,
  what           text not null check (what = any (array['release', 'escape', 'bail', 'hearing', 'appeal'])),
  happens_on     date not null,
  content        bytea,
  told           int not null,
  reported_by    uuid not null,
  reported_at    timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, release_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create index on casefile.release (dossier_id, happens_on);
select access.protect('casefile.release', 'investigation');
comment on table casefile.release is 'Releases, hearings and other events told to support first';

-- Cases of which the actor may open some part by a grant of their own; one that is named, whichever way it is open.
create function casefile.diary_cases(wanted uuid) returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
begin
  if access.account_id() is null then return '{}'; end if;
  if wanted is not null then
    return case when access.may_see(wanted) then array[wanted] else '{}'::uuid[] end;
  end if;
  return array(
    select d.dossier_id from access.dossier d where d.kind = 'case' and d.dossier_id = any (
      access.dossiers('investigation', 'read') || access.dossiers('prosecution', 'read') || access.dossiers('support', 'read')));
end $$;

-- What takes place in these cases between two moments. `what` is null where the actor may know no more than that it is
-- busy; `entry` stands only where the actor reads the part in which it lies.
create function casefile.busy_times(wanted uuid, from_at timestamptz, until_at timestamptz) returns table (
  case_id uuid, code text, source text, part text, entry uuid, starts_at timestamptz, ends_at timestamptz, all_day boolean, what text
) language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  cases uuid[] := casefile.diary_cases(wanted);
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  if cardinality(cases) = 0 then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  with opened as (
    select d.dossier_id, d.code,
      access.may_open(d.dossier_id, 'investigation', 'read') as investigation,
      access.may_open(d.dossier_id, 'prosecution', 'read') as prosecution,
      access.may_open(d.dossier_id, 'support', 'read') as support
    from access.dossier d
    join casefile.case_file c on c.case_id = d.dossier_id and c.withdrawn_at is null
    where d.dossier_id = any (cases)
  ), happening as (
    select t.dossier_id, 'diary' as source, 'investigation' as part, t.diary_time_id as id, t.starts_at, t.ends_at, false as all_day, t.what, t.shielded
    from casefile.diary_time_investigation t where t.dossier_id = any (cases) and t.removed_at is null
    union all
    select t.dossier_id, 'diary', 'prosecution', t.diary_time_id, t.starts_at, t.ends_at, false, t.what, t.shielded
    from casefile.diary_time_prosecution t where t.dossier_id = any (cases) and t.removed_at is null
    union all
    -- Whatever support does is busy time to others.
    select t.dossier_id, 'diary', 'support', t.diary_time_id, t.starts_at, t.ends_at, false, t.what, true
    from casefile.diary_time_support t where t.dossier_id = any (cases) and t.removed_at is null
    union all
    select i.dossier_id, 'interview', 'investigation', i.interview_id, i.starts_at, i.ends_at, false, 'interview', false
    from casefile.interview i where i.dossier_id = any (cases) and i.state <> 'cancelled'
    union all
    select r.dossier_id, 'record', 'investigation', r.record_id, r.earliest::timestamp at time zone 'UTC',
      r.earliest::timestamp at time zone 'UTC', true, 'case-work', false
    from casefile.record r where r.dossier_id = any (cases) and r.kind = 'diary-entry' and r.removed_at is null and r.earliest is not null
    union all
    select d.dossier_id, 'deadline', 'investigation', d.deadline_id, d.due_at, d.due_at, false,
      case when d.of_task then 'task' else 'deadline' end, false
    from deadline.deadline_investigation d where d.dossier_id = any (cases) and d.state = 'running'
    union all
    select d.dossier_id, 'deadline', 'prosecution', d.deadline_id, d.due_at, d.due_at, false,
      case when d.of_task then 'task' else 'deadline' end, false
    from deadline.deadline_prosecution d where d.dossier_id = any (cases) and d.state = 'running'
  )
  select o.dossier_id, o.code, h.source, case when mine.yes then h.part end, case when mine.yes then h.id end,
    h.starts_at, h.ends_at, h.all_day, case when mine.yes or not h.shielded then h.what end
  from happening h join opened o using (dossier_id)
  cross join lateral (select case h.part when 'investigation' then o.investigation when 'prosecution' then o.prosecution
    else o.support end as yes) mine
  where h.ends_at >= from_at and h.starts_at < until_at
  union all
  select o.dossier_id, o.code, 'release', case when o.investigation then 'investigation' end,
    case when o.investigation then r.release_id end, r.happens_on::timestamp at time zone 'UTC',
    r.happens_on::timestamp at time zone 'UTC', true, r.what
  from casefile.release r join opened o using (dossier_id)
  where r.happens_on between (from_at at time zone 'UTC')::date and (until_at at time zone 'UTC')::date
  order by 6, 7;
  perform set_config('palermo.maintenance', before, true);
end $$;

-- How much busy time of a case lies across a new one; asked by whoever may write a time into it.
create function casefile.clashes(wanted uuid, from_at timestamptz, until_at timestamptz) returns int
language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int from casefile.busy_times(wanted, from_at, until_at) b
  where not b.all_day and b.starts_at < until_at and b.ends_at > from_at
$$;

-- Tells those who support people of the case first, and gives how many were told. Only who writes into the case does so.
create function casefile.tell_support(wanted uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  told int := 0;
  whom uuid;
begin
  if not access.may_open(wanted, 'investigation', 'contribute') then return 0; end if;
  for whom in select distinct o.account_id from part.openers(wanted, 'support', 'read', true) o loop
    perform access.tell(whom, 'case-release', wanted);
    told := told + 1;
  end loop;
  return told;
end $$;
revoke execute on function casefile.busy_times(uuid, timestamptz, timestamptz), casefile.clashes(uuid, timestamptz, timestamptz),
  casefile.tell_support(uuid) from public;
grant execute on function casefile.busy_times(uuid, timestamptz, timestamptz), casefile.clashes(uuid, timestamptz, timestamptz),
  casefile.tell_support(uuid) to palermo_app;
revoke execute on function casefile.diary_cases(uuid) from public, palermo_app;

create function casefile.forget_releases() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from history.casefile_release h using casefile.release r, casefile.participant p
  where p.person_id = new.subject and r.participant_id = p.participant_id and h.row_id = r.release_id;
  delete from casefile.release r using casefile.participant p
  where p.person_id = new.subject and r.participant_id = p.participant_id;
  delete from history.casefile_release h using casefile.participant p
  where p.person_id = new.subject and h.before ->> 'participant_id' = p.participant_id::text;
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_releases after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function casefile.forget_releases();
revoke execute on function casefile.forget_releases() from public, palermo_app;
