-- Names that were opened with a case under a consent: from now on those of the consent's person alone.
do $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  update access."grant" g set dossier_id = c.person_id, level = 'read' from consent.consent c
  where c.consent_id = g.consent_id and g.compartment = 'identity' and g.ended_at is null and g.dossier_id <> c.person_id;
  -- A name that was carried under another person's consent goes.
  update access.derivation d set ended_at = access.now() from consent.consent c
  where c.consent_id = d.consent_id and d.ended_at is null and d.person_dossier <> c.person_id;
  perform set_config('palermo.maintenance', '', true);
end $$;
