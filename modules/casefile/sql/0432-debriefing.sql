-- Debriefing of smuggled migrants before they are returned: what they alone have seen is gone with them (SOM Protocol
-- art. 16 and 18; A36). A return that is known stands here from that day, so that none goes by without an offer.
create table casefile.debriefing (
  agency_id      uuid not null,
  debriefing_id  uuid not null,
  dossier_id     uuid not null,
  participant_id uuid not null,
  person_id      uuid not null,
  return_on      date not null,
  state          text not null default 'not-offered'
    check (state = any (array['not-offered', 'accepted', 'declined', 'held', 'return-off'])),
  deadline_id    uuid,
  -- Sealed JSON: in which language, how it was told that nothing hangs on the answer, by whom, what was answered.
  offer          bytea,
  offered_on     date,
  -- Sealed JSON: the short form.
  content        bytea,
  held_on        date,
  -- The journey that was made of it.
  journey_id     uuid,
  -- Sealed: why the return is off.
  reason         bytea,
  registered_by  uuid not null,
  registered_at  timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, debriefing_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on casefile.debriefing (debriefing_id);
create unique index on casefile.debriefing (participant_id) where state <> 'return-off';
create index on casefile.debriefing (dossier_id, return_on);
create index on casefile.debriefing (return_on) where state in ('not-offered', 'accepted');
select access.protect('casefile.debriefing', 'investigation');
comment on table casefile.debriefing is 'Debriefings before return';

-- What was told in it is an account too (C1).
create policy free_account_first on casefile.debriefing as restrictive for select to palermo_app, palermo_wide, palermo_agency
  using (state <> 'held' or person_id <> all ((select casefile.unheard_people())::uuid[]));
create policy free_account_first on history.casefile_debriefing as restrictive for select
  to palermo_app, palermo_wide, palermo_agency
  using (before is null or before ->> 'state' <> 'held'
    or (before ->> 'person_id')::uuid <> all ((select casefile.unheard_people())::uuid[]));

create function casefile.forget_debriefings() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from history.casefile_debriefing h using casefile.debriefing t
  where t.person_id = new.subject and h.row_id = t.debriefing_id;
  delete from casefile.debriefing where person_id = new.subject;
  delete from history.casefile_debriefing where before ->> 'person_id' = new.subject::text;
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_debriefings after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function casefile.forget_debriefings();
revoke execute on function casefile.forget_debriefings() from public, palermo_app;
