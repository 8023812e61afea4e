-- Counts of lists are told in tens; many divisions of the same dossiers into lists, or the same division day by day, would tell
-- the ones behind the tens. So what came since the last quarter began is not counted yet, and in a quarter this installation
-- counts one division into lists, as often as it likes.
drop function contribution.overlaps(timestamptz, jsonb);

create table contribution.division (
  counted_until timestamptz primary key,
  -- [[agency, ...], ...], sorted: the order of lists and of agencies in them says nothing.
  lists         jsonb not null
);
select access.internal('contribution.division');
comment on table contribution.division is 'Which agencies made which list when own dossiers were counted, one division a quarter';

create function contribution.counted_until() returns timestamptz language sql stable set search_path = pg_catalog as $$
  select date_trunc('quarter', access.now(), 'UTC')
$$;

-- True where these lists are what is counted in this quarter, from now on.
create function contribution.take_division(lists jsonb) returns boolean language plpgsql security definer
set search_path = pg_catalog as $$
declare
  sorted jsonb := contribution.sorted_lists(lists);
begin
  if not access.has_right('contribution.read') then
    raise exception 'contribution: nobody entered here may collect' using errcode = '42501';
  end if;
  insert into contribution.division (counted_until, lists) values (contribution.counted_until(), sorted) on conflict do nothing;
  return exists (select from contribution.division d where d.counted_until = contribution.counted_until() and d.lists = sorted);
end $$;

create function contribution.sorted_lists(lists jsonb) returns jsonb language sql immutable set search_path = pg_catalog as $$
  select jsonb_agg(l.agencies order by l.agencies) from (
    select (select jsonb_agg(a order by a) from jsonb_array_elements_text(o.list) a) as agencies
    from jsonb_array_elements(lists) o(list)) l
$$;

-- How many people stand on which lists, where a list is the dossiers of some agencies: counts alone leave this function, so
-- that a match between two lists is never a lead (X5). Modules give `presence_people(timestamptz)`, a definer function of
-- their own schema that only this one may call: one row a person and agency that has presumed or identified them.
create function contribution.overlaps(lists jsonb) returns table (
  history int, sex text, age text, form text, people int
) language plpgsql security definer set search_path = pg_catalog as $$
declare
  reader regproc;
  parts text[] := '{}';
begin
  if jsonb_typeof(lists) <> 'array' or jsonb_array_length(lists) not between 2 and 12 then
    raise exception 'contribution: 2 to 12 lists' using errcode = '22023';
  end if;
  if not contribution.take_division(lists) then
    raise exception 'contribution: other lists are counted in this quarter' using errcode = '42501';
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
    order by 1, 2, 3, 4$q$, array_to_string(parts, ' union all ')) using contribution.counted_until(), lists;
end $$;

revoke execute on all functions in schema contribution from public;
revoke execute on function contribution.sorted_lists(jsonb) from palermo_app, palermo_wide, palermo_agency;
grant execute on function contribution.overlaps(jsonb), contribution.take_division(jsonb), contribution.counted_until()
  to palermo_app, palermo_wide, palermo_agency;
