-- Which agencies know which presumed or identified victims, for counting overlaps of lists (contribution.overlaps). Sealed
-- cases and people (X8), erased people, withdrawn cases and whatever came after `until` are left out.
create function casefile.presence_people(until timestamptz) returns table (
  person_id uuid, by_agency uuid, sex text, age text, form text
) language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('contribution.read') then
    raise exception 'contribution: nobody entered here may collect' using errcode = '42501';
  end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  select distinct p.person_id, c.agency_id, p.sex,
    case when p.age_at_offence < 18 or p.age_band in ('0-8', '9-17') then 'child'
      when p.age_at_offence >= 18 or p.age_band is not null then 'adult' end,
    case when cardinality(p.forms) = 1 then p.forms[1] end
  from casefile.participant p
  join casefile.case_file c on c.case_id = p.dossier_id and c.withdrawn_at is null and not c.sealed
  join access.dossier cd on cd.dossier_id = p.dossier_id and not cd.sealed
  join access.dossier pd on pd.dossier_id = p.person_id and not pd.sealed
  join person.person h on h.dossier_id = p.person_id and h.erased_at is null
  where p.removed_at is null and not p.sealed and p.added_at < until
    and p.capacity in ('presumed_victim', 'identified_victim');
  perform set_config('palermo.maintenance', '', true);
end $$;
revoke execute on function casefile.presence_people(timestamptz) from public, palermo_app;
