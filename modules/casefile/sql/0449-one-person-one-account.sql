-- C1 holds for the person, under however many codes: whoever is taken for the same in a case counts as the same from then
-- on, and exhibits that are statements wait in every case in which the person stands, not in the one of the interview alone.
create index if not exists same_person_person_id_idx on casefile.same_person (person_id) where parted_at is null;
create index if not exists same_person_other_id_idx on casefile.same_person (other_id) where parted_at is null;

-- These people, and whoever is taken for one of them as far as the caller may know of it.
create function casefile.one_person(people uuid[]) returns uuid[] language sql stable security invoker set search_path = pg_catalog as $$
  with recursive same as (
    select unnest(people) as person_id
    union
    select case when s.person_id = same.person_id then s.other_id else s.person_id end
    from same join casefile.same_person s on s.parted_at is null and same.person_id in (s.person_id, s.other_id)
  )
  select coalesce(array_agg(person_id), '{}') from same
$$;
revoke execute on function casefile.one_person(uuid[]) from public;
grant execute on function casefile.one_person(uuid[]) to palermo_app;

create or replace function casefile.unheard_people() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  heard uuid[] := array(select distinct o.person_id from casefile.open_free_account o where o.account_id = access.account_id());
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  found uuid[];
begin
  if cardinality(heard) = 0 then return '{}'; end if;
  perform set_config('palermo.maintenance', 'on', true);
  found := casefile.one_person(heard);
  perform set_config('palermo.maintenance', before, true);
  return found;
end $$;

create or replace function casefile.unheard_evidence() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  people uuid[] := casefile.unheard_people();
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  found uuid[];
begin
  if cardinality(people) = 0 then return '{}'; end if;
  perform set_config('palermo.maintenance', 'on', true);
  select coalesce(array_agg(e.evidence_id), '{}') into found from casefile.evidence e
  where e.kind = 'statement'
    and e.dossier_id in (select p.dossier_id from casefile.participant p where p.person_id = any (people));
  perform set_config('palermo.maintenance', before, true);
  return found;
end $$;
