-- Modules hear of a step of a deadline that has come: `deadline.step-told`, ids only, in the transaction that tells people.
create or replace function deadline.escalate(most int) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  s record;
  whom uuid;
  told int := 0;
  reached boolean;
begin
  for s in select * from deadline.step where told_at is null and at <= access.now() order by at limit most for update skip locked loop
    reached := false;
    for whom in select o.account_id from part.openers(s.dossier_id, s.compartment::text, 'read', true) o
      where o.account_id = s.to_account or s.to_role = any (o.roles) loop
      perform access.tell(whom, 'deadline', s.dossier_id);
      reached := true;
    end loop;
    if not reached then
      perform access.tell(o.account_id, 'deadline', s.dossier_id)
      from part.openers(s.dossier_id, s.compartment::text, 'manage', true) o;
    end if;
    update deadline.step set told_at = access.now() where agency_id = s.agency_id and deadline_id = s.deadline_id and step = s.step;
    perform set_config('palermo.maintenance', 'on', true);
    insert into action.outbox (account_id, name, ids, at) values (access.system_account(), 'deadline.step-told',
      jsonb_build_object('deadlineId', s.deadline_id, 'dossierId', s.dossier_id), access.now());
    perform set_config('palermo.maintenance', '', true);
    told := told + 1;
  end loop;
  if told > 0 then perform audit.record_system('deadline.escalate', 'done', null); end if;
  return told;
end $$;
