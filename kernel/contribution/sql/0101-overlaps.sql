-- How many people stand on which lists, where a list is the dossiers of some agencies: counts alone leave this function, so
-- that a match between two lists is never a lead (X5). Modules give `presence_people(timestamptz)`, a definer function of
-- their own schema that only this one may call: one row a person and agency that has presumed or identified them.
create function contribution.overlaps(until timestamptz, lists jsonb) returns table (
  history int, sex text, age text, form text, people int
) language plpgsql security definer set search_path = pg_catalog as $$
declare
  reader regproc;
  parts text[] := '{}';
begin
  if not access.has_right('contribution.read') then
    raise exception 'contribution: nobody entered here may collect' using errcode = '42501';
  end if;
  if jsonb_typeof(lists) <> 'array' or jsonb_array_length(lists) not between 2 and 12 then
    raise exception 'contribution: 2 to 12 lists' using errcode = '22023';
  end if;
  for reader in
    select p.oid::regproc from pg_proc p join pg_roles r on r.oid = p.proowner
    where p.proname = 'presence_people' and p.prosecdef and r.rolname = 'palermo_owner'
      and p.pronargs = 1 and p.proargtypes[0] = 'timestamptz'::regtype
    order by p.oid::regproc::text
  loop
    parts := parts || format('select person_id, by_agency, sex, age, form from %s($1)', reader);
  end loop;
  if cardinality(parts) = 0 then return; end if;
  return query execute format($q$
    with place as (
      select (o.ordinality - 1)::int as bit, a.agency_id from jsonb_array_elements($2) with ordinality o(list, ordinality),
        lateral (select jsonb_array_elements_text(o.list)::uuid as agency_id) a
    ), present as (%s), person as (
      select p.person_id, bit_or(1 << l.bit) as history,
        -- Lists that tell different things of a person tell nothing.
        case when count(distinct p.sex) = 1 then min(p.sex) end as sex,
        case when count(distinct p.age) = 1 then min(p.age) end as age,
        case when count(distinct p.form) = 1 then min(p.form) end as form
      from present p join place l on l.agency_id = p.by_agency group by p.person_id)
    select e.history, e.sex, e.age, e.form, count(*)::int from person e group by e.history, e.sex, e.age, e.form
    order by 1, 2, 3, 4$q$, array_to_string(parts, ' union all ')) using until, lists;
end $$;
revoke execute on function contribution.overlaps(timestamptz, jsonb) from public;
grant execute on function contribution.overlaps(timestamptz, jsonb) to palermo_app, palermo_wide, palermo_agency;
