-- What a case tells beside its people and its evidence: episodes of exploitation, journeys, debts and wages, special
-- techniques, scenes, documents, promises, identification, decisions, the diary, tips. One table, because all of them
-- are kept alike; what each holds is a list of fields in code (decision 0056), sealed as one text with the case's key.
-- Plain are the kind and the days, for the axis of time.
create table casefile.record (
  agency_id     uuid not null,
  record_id     uuid not null,
  dossier_id    uuid not null,
  kind          text not null check (kind = any (array['episode', 'journey', 'ledger', 'technique', 'scene', 'document-examination',
    'promise', 'identification', 'decision', 'diary-entry', 'tip'])),
  -- The person in the case whom it is about.
  participant_id uuid,
  earliest      date,
  latest        date,
  content       bytea not null,
  added_by      uuid not null,
  added_at      timestamptz not null default access.now(),
  removed_at    timestamptz,
  removed_by    uuid,
  remove_reason bytea,
  version       int not null default 1,
  primary key (agency_id, record_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (earliest is null or latest is null or earliest <= latest)
);
create unique index on casefile.record (record_id);
create index on casefile.record (dossier_id, kind, earliest);
create index on casefile.record (participant_id) where participant_id is not null;
select access.protect('casefile.record', 'investigation');
comment on table casefile.record is 'Episodes, journeys, ledgers and other records of cases';

-- When a person is erased, what was recorded of that person alone goes with them, its history too.
create function casefile.forget_records() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from history.casefile_record h using casefile.record r, casefile.participant p
  where p.person_id = new.subject and r.participant_id = p.participant_id and h.row_id = r.record_id;
  delete from casefile.record r using casefile.participant p
  where p.person_id = new.subject and r.participant_id = p.participant_id;
  delete from history.casefile_record h using casefile.participant p
  where p.person_id = new.subject and h.before ->> 'participant_id' = p.participant_id::text;
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_records after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function casefile.forget_records();
revoke execute on function casefile.forget_records() from public, palermo_app;
