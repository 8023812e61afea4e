-- Appointments of support files in the joint diary of a case (C2): to whoever opens the file with their kind; to others only
-- as busy, and only where the person agreed that this reader's agency knows when they are not free (`my-appointments`, for the
-- criminal case). Without that a support record answers nobody, not by count and not by delay (X4).
create function referral.diary_moments(of_case uuid[], of_person uuid[], from_at timestamptz, until_at timestamptz) returns table (
  case_id uuid, source text, part text, starts_at timestamptz, ends_at timestamptz, what text, shielded boolean, own boolean
) language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  return query
  select p.case_id, 'appointment', null::text, a.at, a.at + make_interval(mins => a.minutes),
    case when a.kind in ('medical', 'psychological') then 'medical' when a.kind = 'legal-aid' then 'counsel' else 'appointment' end,
    true, access.may_open(f.support_file_id, 'support', 'read')
  from unnest(of_case, of_person) as p (case_id, person_id)
  join referral.support_file f on f.person_id = p.person_id and f.state = 'open'
  join referral.appointment a on a.dossier_id = f.support_file_id and a.state = 'planned'
  where a.at < until_at and a.at + make_interval(mins => a.minutes) >= from_at
    and (access.may_open(f.support_file_id, 'support', 'read') or (not f.sealed and exists (
      select from consent.consent c
      where c.person_id = p.person_id and c.recipient_kind = 'agency' and c.recipient_id = access.agency_id()
        and c.purpose = 'criminal-case' and 'my-appointments' = any (c.topics) and consent.state_of(c) = 'stands')));
  perform set_config('palermo.maintenance', before, true);
end $$;
revoke execute on function referral.diary_moments(uuid[], uuid[], timestamptz, timestamptz) from public;
