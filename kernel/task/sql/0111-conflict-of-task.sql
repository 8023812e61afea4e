-- Tells whoever has to do it that something waits; never oneself. A task given to somebody who is complained about warns
-- the anti-corruption contact as well (X8).
create or replace function task.tell(dossier uuid, part text, kind text, wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_open(dossier, part, 'contribute') then return; end if;
  perform access.warn_of_conflict(dossier, kind, wanted, 'task');
  perform access.tell(o.account_id, 'task', dossier) from part.openers(dossier, part, 'read', false) o
  where case kind when 'account' then o.account_id = wanted else o.unit_id = wanted end
    and o.account_id <> access.account_id();
end $$;
