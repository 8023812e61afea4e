-- Hearings in the joint diary of a case (C2). One for which a protective measure stands is nothing but busy time to whoever
-- does not open the prosecution's part. A hearing has a beginning and no end.
create function court.diary_moments(of_case uuid[], of_person uuid[], from_at timestamptz, until_at timestamptz) returns table (
  case_id uuid, source text, part text, starts_at timestamptz, ends_at timestamptz, what text, shielded boolean, own boolean
) language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  return query
  select e.dossier_id, 'hearing', 'prosecution', e.starts_at, e.starts_at, 'hearing',
    exists (select from court.line l where l.dossier_id = e.dossier_id and l.kind = 'measure'
      and l.state not in ('refused', 'ended') and (l.hearing_id is null or l.hearing_id = e.event_id)),
    false
  from court.event e
  where e.dossier_id = any (of_case) and e.kind = 'hearing' and e.hearing_state in ('listed', 'held') and e.struck_at is null
    and e.starts_at >= from_at and e.starts_at < until_at;
  perform set_config('palermo.maintenance', before, true);
end $$;
revoke execute on function court.diary_moments(uuid[], uuid[], timestamptz, timestamptz) from public;
