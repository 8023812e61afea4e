-- What modules contribute to the statistics of this installation: definer functions `contribute_<what>(timestamptz)` of
-- their own schemas, found by name, so that the kernel knows no module.
create schema contribution;
grant usage on schema contribution to palermo_app;

create function contribution.rows(what text, until timestamptz) returns setof jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  reader regproc;
begin
  if not access.has_right('contribution.read') then
    raise exception 'contribution: nobody entered here may collect' using errcode = '42501';
  end if;
  for reader in
    select p.oid::regproc from pg_proc p join pg_roles r on r.oid = p.proowner
    where p.proname = 'contribute_' || what and p.prosecdef and r.rolname = 'palermo_owner'
      and p.pronargs = 1 and p.proargtypes[0] = 'timestamptz'::regtype
    order by p.oid::regproc::text
  loop
    return query execute format('select to_jsonb(t) from %s($1) t', reader) using until;
  end loop;
end $$;
revoke execute on function contribution.rows(text, timestamptz) from public;
grant execute on function contribution.rows(text, timestamptz) to palermo_app;
