-- What was agreed in earlier interviews lies sealed, so nothing is known of it here: sound is refused until the interview
-- comes again, and what is attached to a screening is of its own agency alone (S9).
insert into attachment.dossier_rule (dossier_id, agency_id, takes_sound, own_agency_only)
select d.dossier_id, d.agency_id, false, true from access.dossier d where d.kind = 'screening'
on conflict do nothing;
