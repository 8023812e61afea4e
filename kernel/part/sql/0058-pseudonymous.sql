-- Which people stand under a pseudonym in a dossier, so that no paper that leaves it names them. Modules tell it by definer
-- functions `pseudonymous_people(uuid)` of their own schemas, found by name and callable by this one alone. Asked by whoever
-- may open the dossier's investigation or prosecution: they make the papers.
create function part.pseudonymous(dossier uuid) returns uuid[]
language plpgsql security definer set search_path = pg_catalog as $$
declare
  reader regproc;
  told uuid[];
  found_people uuid[] := '{}';
begin
  if not (access.may_open(dossier, 'investigation', 'read') or access.may_open(dossier, 'prosecution', 'read')) then
    return found_people;
  end if;
  for reader in
    select p.oid::regproc from pg_proc p join pg_roles r on r.oid = p.proowner
    where p.proname = 'pseudonymous_people' and p.prosecdef and r.rolname = 'palermo_owner'
      and p.pronargs = 1 and p.proargtypes[0] = 'uuid'::regtype
    order by p.oid::regproc::text
  loop
    execute format('select %s($1)', reader) into told using dossier;
    found_people := found_people || coalesce(told, '{}');
  end loop;
  return found_people;
end $$;
revoke execute on function part.pseudonymous(uuid) from public;
grant execute on function part.pseudonymous(uuid) to palermo_app;
