-- What modules give to the joint diary of a case: definer functions `diary_moments(uuid[], uuid[], timestamptz, timestamptz)`
-- of their own schemas, found by name, so that the kernel knows no module and no module reads another's tables. The first two
-- arrays run side by side: a case and a person who stands in it; a case by itself has a row with no person. `shielded`: only
-- that it is busy, except for who opens `part` of the case, or where `what` is the reader's own business (`own`).
create function part.moments(of_case uuid[], of_person uuid[], from_at timestamptz, until_at timestamptz) returns table (
  case_id uuid, source text, part text, starts_at timestamptz, ends_at timestamptz, what text, shielded boolean, own boolean
) language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  reader regproc;
begin
  for reader in
    select p.oid::regproc from pg_proc p join pg_roles r on r.oid = p.proowner
    where p.proname = 'diary_moments' and p.prosecdef and r.rolname = 'palermo_owner'
      and oidvectortypes(p.proargtypes) = 'uuid[], uuid[], timestamp with time zone, timestamp with time zone'
    order by p.oid::regproc::text
  loop
    return query execute format('select case_id, source, part, starts_at, ends_at, what, shielded, own from %s($1, $2, $3, $4)', reader)
      using of_case, of_person, from_at, until_at;
  end loop;
end $$;
-- Only for definer functions of the owner: it tells of any case that it is asked about.
revoke execute on function part.moments(uuid[], uuid[], timestamptz, timestamptz) from public;
comment on function part.moments(uuid[], uuid[], timestamptz, timestamptz) is 'Moments that modules give to joint diaries';
