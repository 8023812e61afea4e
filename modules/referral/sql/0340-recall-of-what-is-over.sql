-- Consent is gone: every receiver is told, also a service whose work is over, which may hold copies still. Its referral stays as
-- it ended. A service without an account is told by its sender, who is told here. Gives how many referrals it ended.
create or replace function referral.withdraw_for_consent(wanted uuid, why text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  r record;
  ended int := 0;
begin
  if not access.has_right('referral.follow') then return 0; end if;
  perform set_config('palermo.maintenance', 'on', true);
  for r in select x.*, d.opened_by from referral.referral x join access.dossier d using (dossier_id)
    where x.consent_id = wanted and x.state in ('sent', 'countered', 'accepted', 'in-service', 'completed', 'ended', 'refused') for update of x
  loop
    -- A consent that stands again or still (a child that says yes) withdraws nothing.
    if consent.covers(wanted, r.person_id) then continue; end if;
    -- A recall tells and leaves maintenance behind it.
    perform set_config('palermo.maintenance', 'on', true);
    if r.state in ('sent', 'countered', 'accepted', 'in-service') then
      update referral.referral set version = version + 1, state = 'withdrawn', over_at = access.now(), over_cause = 'consent' where referral_id = r.referral_id;
      perform referral.recall(r.to_agency, r.code, r.service_id, why);
      perform access.tell(r.opened_by, 'referral-withdrawn', r.referral_id);
      ended := ended + 1;
    elsif not exists (select from consent.consent c where c.consent_id = wanted and consent.state_of(c) in ('revoked', 'child-objects')) then
      -- What is over ran its time under a consent that ran its own: nobody took it back.
      continue;
    elsif r.to_agency is null then
      if exists (select from referral.hand_over h where h.dossier_id = r.dossier_id and h.opened_at is not null) then
        perform access.tell(r.opened_by, 'referral-withdrawn', r.referral_id);
      end if;
    elsif not exists (select from referral.recall c where c.agency_id = r.to_agency and c.code = r.code) then
      perform referral.recall(r.to_agency, r.code, r.service_id, why);
    end if;
    perform set_config('palermo.maintenance', 'on', true);
  end loop;
  perform set_config('palermo.maintenance', '', true);
  return ended;
end $$;
