-- The joint diary takes what other modules give to it by itself (`part.moments`); the rest stands as it was.
create or replace function casefile.busy_times(wanted uuid, from_at timestamptz, until_at timestamptz) returns table (
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
  ), stands as (
    select o.dossier_id, null::uuid as person_id from opened o
    union all
    select distinct p.dossier_id, p.person_id from casefile.participant p join opened o using (dossier_id)
    where p.removed_at is null and p.person_id is not null
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
  union all
  -- What other modules give: hearings, and appointments of people who agreed to it.
  select o.dossier_id, o.code, m.source, null::text, null::uuid, m.starts_at, m.ends_at, false,
    case when m.own or not m.shielded or (m.part = 'prosecution' and o.prosecution) then m.what end
  from part.moments(
    array(select x.dossier_id from stands x), array(select x.person_id from stands x), from_at, until_at) m
  join opened o on o.dossier_id = m.case_id
  order by 6, 7;
  perform set_config('palermo.maintenance', before, true);
end $$;
