-- The verdict on one count of one accused, with the sentence. An appeal's verdict stands beside the one that it replaces.
create table court.verdict (
  agency_id      uuid not null,
  verdict_id     uuid not null,
  dossier_id     uuid not null,
  charge_id      uuid not null,
  -- From the register of courts, which is no secret; null for one that is not in it.
  court_id       uuid,
  verdict        text not null,
  on_day         date not null,
  -- Day on which no appeal is possible any more.
  final_on       date check (final_on >= on_day),
  -- What was indicated by the facts, charged, and convicted of, in classes (K6).
  indicated      text not null,
  charged        text not null,
  convicted      text not null,
  imprisonment_months int check (imprisonment_months between 0 and 12000),
  suspended_months    int check (suspended_months between 0 and 12000),
  life           boolean not null default false,
  aggravations   text[] not null default '{}',
  harms          text[] not null default '{}',
  -- Sealed: JSON of reasons in words, why it was downgraded, other parts of the sentence.
  said           bytea not null,
  state          text not null default 'stands' check (state in ('stands', 'replaced', 'struck')),
  recorded_by    uuid not null,
  recorded_at    timestamptz not null default access.now(),
  strike_reason  bytea,
  version        int not null default 1,
  primary key (agency_id, verdict_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  foreign key (agency_id, charge_id) references court.charge,
  check (suspended_months is null or imprisonment_months is not null and suspended_months <= imprisonment_months)
);
create unique index on court.verdict (verdict_id);
create unique index one_verdict_stands on court.verdict (charge_id) where state = 'stands';
create index on court.verdict (dossier_id, on_day);
select access.protect('court.verdict', 'prosecution');
comment on table court.verdict is 'Verdicts by count, with sentence and what was downgraded';

-- What courts contribute to the statistics of this installation: one row an accused and proceeding, coded columns only, in
-- no order: how far it came and how many days lay between the stages. Sealed cases (X8), erased people, withdrawn counts and
-- whatever came after `until` are left out. The court is that of the register, which is public.
create function court.contribute_accused(until timestamptz) returns table (
  year int, crime text, court text, stage text, outcome text, downgraded boolean,
  days_to_charge int, days_to_trial int, days_to_verdict int, days_to_final int
) language plpgsql security definer set search_path = pg_catalog as $$
declare
  last_day date := (until at time zone 'UTC')::date;
begin
  if not access.has_right('contribution.read') then
    raise exception 'contribution: nobody entered here may collect' using errcode = '42501';
  end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  with accused as (
    select p.proceeding_id, c.person_id, p.crime, p.court_id, min(c.charged_on) as charged_on,
      (p.opened_at at time zone 'UTC')::date as opened_on, array_agg(c.charge_id) as charges
    from court.charge c
    join court.proceeding p on p.proceeding_id = c.proceeding_id
    join access.dossier d on d.dossier_id = c.dossier_id and not d.sealed
    join access.dossier pd on pd.dossier_id = c.person_id and not pd.sealed
    join person.person h on h.dossier_id = c.person_id and h.erased_at is null
    where c.state = 'charged' and not c.sealed and c.charged_on < last_day
    group by p.proceeding_id, c.person_id, p.crime, p.court_id, p.opened_at
  ), trial as (
    select e.proceeding_id, min(e.happened_on) as on_day from court.event e
    where e.kind = 'hearing' and e.hearing_state = 'held' and e.struck_at is null and e.happened_on < last_day
    group by e.proceeding_id
  ), judged as (
    select a.proceeding_id, a.person_id, min(v.on_day) as on_day,
      case when bool_and(v.final_on < last_day) then max(v.final_on) end as final_on,
      case when bool_or(v.verdict in ('guilty', 'guilty_plea', 'guilty_lesser')) then 'convicted'
        when bool_and(v.verdict = 'discontinued') then 'discontinued' else 'acquitted' end as outcome,
      bool_or(v.indicated in ('trafficking', 'smuggling')
        and (v.charged not in ('trafficking', 'smuggling') or v.convicted not in ('trafficking', 'smuggling', 'none'))) as downgraded
    from accused a join court.verdict v on v.charge_id = any (a.charges) and v.state = 'stands' and v.on_day < last_day
    where v.verdict not in ('pending', 'unknown') group by a.proceeding_id, a.person_id
  )
  select extract(year from a.charged_on)::int, a.crime, a.court_id::text,
    case when j.final_on is not null then 'final' when j.on_day is not null then 'judged' when t.on_day is not null then 'tried' else 'charged' end,
    j.outcome, coalesce(j.downgraded, false),
    case when a.charged_on >= a.opened_on then a.charged_on - a.opened_on end,
    case when t.on_day >= a.charged_on then t.on_day - a.charged_on end,
    case when j.on_day >= a.charged_on then j.on_day - a.charged_on end,
    case when j.final_on >= j.on_day then j.final_on - j.on_day end
  from accused a left join trial t using (proceeding_id) left join judged j using (proceeding_id, person_id)
  order by random();
  perform set_config('palermo.maintenance', '', true);
end $$;
revoke execute on function court.contribute_accused(timestamptz) from public, palermo_app;
