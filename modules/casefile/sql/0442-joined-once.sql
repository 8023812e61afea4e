-- People taken for one count once, and are heard as one.

-- By which person each joined person is called, over all joins that stand; a join in a sealed case tells nothing (X8).
-- Joins of several cases may hang together, so that everybody in reach is one.
create function casefile.called_by() returns table (other uuid, called uuid) language sql stable security definer
set search_path = pg_catalog as $$
  with recursive pair as (
    select s.person_id as one, s.other_id as two from casefile.same_person s where s.parted_at is null and not s.sealed
    union select s.other_id, s.person_id from casefile.same_person s where s.parted_at is null and not s.sealed
  ), reach as (
    select one, two from pair union select r.one, p.two from reach r join pair p on p.one = r.two
  )
  select r.one, min(r.two::text)::uuid from reach r group by r.one
$$;
revoke execute on function casefile.called_by() from public, palermo_app;

-- As before, with people taken for one as one row.
create or replace function casefile.contribute_people(until timestamptz) returns table (
  year int, sex text, age_at_offence int, age_band text, forms text[], means_of_control text[], citizenships text[],
  capacities text[], case_kinds text[], open boolean
) language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('contribution.read') then
    raise exception 'contribution: nobody entered here may collect' using errcode = '42501';
  end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  with told as (
    select p.*, coalesce(o.called, p.person_id) as who, c.kind as case_kind, c.state as case_state
    from casefile.participant p
    join casefile.case_file c on c.case_id = p.dossier_id and c.withdrawn_at is null and not c.sealed
    join access.dossier cd on cd.dossier_id = p.dossier_id and not cd.sealed
    join access.dossier pd on pd.dossier_id = p.person_id and not pd.sealed
    join person.person h on h.dossier_id = p.person_id and h.erased_at is null
    left join casefile.called_by() o on o.other = p.person_id
    where p.removed_at is null and not p.sealed and p.added_at < until
  ), each as (
    select t.who,
      extract(year from min(t.added_at) at time zone 'UTC')::int as year,
      -- Cases that tell different things of a person tell nothing.
      case when count(distinct t.sex) = 1 then min(t.sex) end as sex,
      (array_agg(t.age_at_offence order by t.added_at, t.place) filter (where t.age_at_offence is not null))[1] as age,
      (array_agg(t.age_band order by t.added_at, t.place) filter (where t.age_band is not null))[1] as band,
      array_agg(distinct t.capacity) as capacities,
      array_agg(distinct t.case_kind::text) as case_kinds,
      bool_or(t.case_state = 'open') as open
    from told t group by t.who
  ), form as (
    select t.who, array_agg(distinct f) as all_of from told t, unnest(t.forms) f group by t.who
  ), control as (
    select t.who, array_agg(distinct m) as all_of from told t, unnest(t.means_of_control) m group by t.who
  ), citizenship as (
    select t.who, array_agg(distinct z) as all_of from told t, unnest(t.citizenships) z group by t.who
  )
  select e.year, e.sex, e.age, e.band, form.all_of, control.all_of, citizenship.all_of, e.capacities, e.case_kinds, e.open
  from each e left join form using (who) left join control using (who) left join citizenship using (who)
  order by random();
  perform set_config('palermo.maintenance', '', true);
end $$;

create or replace function casefile.presence_people(until timestamptz) returns table (
  person_id uuid, by_agency uuid, sex text, age text, form text
) language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('contribution.read') then
    raise exception 'contribution: nobody entered here may collect' using errcode = '42501';
  end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  select distinct coalesce(o.called, p.person_id), c.agency_id, p.sex,
    case when p.age_at_offence < 18 or p.age_band in ('0-8', '9-17') then 'child'
      when p.age_at_offence >= 18 or p.age_band is not null then 'adult' end,
    case when cardinality(p.forms) = 1 then p.forms[1] end
  from casefile.participant p
  join casefile.case_file c on c.case_id = p.dossier_id and c.withdrawn_at is null and not c.sealed
  join access.dossier cd on cd.dossier_id = p.dossier_id and not cd.sealed
  join access.dossier pd on pd.dossier_id = p.person_id and not pd.sealed
  join person.person h on h.dossier_id = p.person_id and h.erased_at is null
  left join casefile.called_by() o on o.other = p.person_id
  where p.removed_at is null and not p.sealed and p.added_at < until
    and p.capacity in ('presumed_victim', 'identified_victim');
  perform set_config('palermo.maintenance', '', true);
end $$;

-- C1: whoever is to hear one of them reads no earlier account of the other either, also where a sealed case joined them.
create or replace function casefile.unheard_people() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  found uuid[];
begin
  select coalesce(array_agg(distinct o.person_id), '{}') into found from casefile.open_free_account o
  where o.account_id = access.account_id();
  if cardinality(found) = 0 then return found; end if;
  perform set_config('palermo.maintenance', 'on', true);
  with recursive reach as (
    select unnest(found) as who
    union
    select case when s.person_id = r.who then s.other_id else s.person_id end
    from reach r join casefile.same_person s on s.parted_at is null and r.who in (s.person_id, s.other_id)
  )
  select array_agg(r.who) into found from reach r;
  perform set_config('palermo.maintenance', before, true);
  return found;
end $$;
create index on casefile.same_person (person_id) where parted_at is null;
create index on casefile.same_person (other_id) where parted_at is null;
