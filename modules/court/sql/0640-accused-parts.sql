-- What courts contribute, again: with sex, and whether somebody was a child when it happened, for the rows of the United
-- Nations questionnaire; and the way to the charge counted from the day on which the investigation was opened or the
-- complaint came, where that is recorded, not from the day of writing down.
drop function court.contribute_accused(timestamptz);
create function court.contribute_accused(until timestamptz) returns table (
  year int, crime text, court text, stage text, outcome text, downgraded boolean,
  days_to_charge int, days_to_trial int, days_to_verdict int, days_to_final int, sex text, age text
) language plpgsql security definer set search_path = pg_catalog as $$
declare
  last_day date := (until at time zone 'UTC')::date;
begin
  if not access.has_right('contribution.read') then
    raise exception 'contribution: nobody entered here may collect' using errcode = '42501';
  end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  with opened as (
    select e.proceeding_id, min(e.happened_on) as on_day from court.event e
    where e.kind in ('complaint', 'investigation-opened') and e.struck_at is null group by e.proceeding_id
  ), accused as (
    select p.proceeding_id, c.person_id, p.crime, p.court_id, min(c.charged_on) as charged_on,
      coalesce(min(o.on_day), (p.opened_at at time zone 'UTC')::date) as opened_on, array_agg(c.charge_id) as charges,
      min(w.sex) as sex,
      -- How old at the offence: as told, or by years where they leave no doubt. Youngest where several counts differ.
      min(coalesce(w.age_at_offence, nullif(extract(year from coalesce(c.earliest, c.charged_on))::int - w.year_of_birth, 18))) as years
    from court.charge c
    join court.proceeding p on p.proceeding_id = c.proceeding_id
    join access.dossier d on d.dossier_id = c.dossier_id and not d.sealed
    join access.dossier pd on pd.dossier_id = c.person_id and not pd.sealed
    join person.person h on h.dossier_id = c.person_id and h.erased_at is null
    left join casefile.participant w on w.participant_id = c.participant_id
    left join opened o on o.proceeding_id = c.proceeding_id
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
    case when j.final_on >= j.on_day then j.final_on - j.on_day end,
    a.sex, case when a.years < 18 then 'child' when a.years >= 18 then 'adult' end
  from accused a left join trial t using (proceeding_id) left join judged j using (proceeding_id, person_id)
  order by random();
  perform set_config('palermo.maintenance', '', true);
end $$;
revoke execute on function court.contribute_accused(timestamptz) from public, palermo_app;
