-- When a child says no, everything ends that was opened under decisions of a guardian for the same recipient and purpose
-- and that does not stand any more: also what stood only because the child had said nothing.
create function consent.close_objected(wanted uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  said consent.consent;
  c consent.consent;
  closed int := 0;
begin
  perform set_config('palermo.maintenance', 'on', true);
  select * into said from consent.consent x where x.consent_id = wanted;
  perform set_config('palermo.maintenance', before, true);
  if said.consent_id is null or not access.may_open(said.dossier_id, 'support', 'contribute') then return 0; end if;
  perform set_config('palermo.maintenance', 'on', true);
  for c in select x.* from consent.consent x where x.person_id = said.person_id and x.recipient_kind = said.recipient_kind
    and x.recipient_id = said.recipient_id and x.purpose = said.purpose and x.given_by = 'guardian' order by x.consent_id for update
  loop
    if consent.state_of(c) = 'child-objects' then closed := closed + consent.close_access(c.consent_id, 'child-objects'); end if;
  end loop;
  perform set_config('palermo.maintenance', before, true);
  return closed;
end $$;
revoke execute on function consent.close_objected(uuid) from public;
grant execute on function consent.close_objected(uuid) to palermo_app;
