-- Editors hear of a request for correction that is due within five days, and once more when its day has passed (L1).
alter table caselaw.correction add column warned_at timestamptz, add column late_at timestamptz;

create function caselaw.pass_day() returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := (access.now() at time zone 'UTC')::date;
  c record;
  told record;
  count int := 0;
begin
  if not access.has_right('caselaw.follow') then return 0; end if;
  for c in select x.correction_id, x.agency_id, x.due_on < today as late from caselaw.correction x
    where x.state = 'open' and (x.due_on < today and x.late_at is null or x.due_on <= today + 5 and x.warned_at is null)
    for update
  loop
    -- The notice names neither judgment nor words: it leads to the list, which says both to those who may read them.
    for told in select a.account_id from access.account a
      where a.agency_id = c.agency_id and a.closed_at is null
        and exists (select from access.role_right h where h.role = any (a.roles) and h."right" = 'caselaw.edit') loop
      perform access.tell(told.account_id, case when c.late then 'correction-late' else 'correction-due' end, null);
    end loop;
    update caselaw.correction x set warned_at = coalesce(x.warned_at, access.now()), late_at = case when c.late then access.now() end
    where x.correction_id = c.correction_id;
    count := count + 1;
  end loop;
  return count;
end $$;
revoke execute on function caselaw.pass_day() from public;
grant execute on function caselaw.pass_day() to palermo_app;
