-- Two people of a case taken for one. Nothing of either is moved or thrown away: the join stands beside them with its
-- reason and its author, and ends with a reason when it was a mistake.
create table casefile.same_person (
  agency_id      uuid not null,
  same_person_id uuid not null,
  dossier_id     uuid not null,
  -- By which person the two are called here, and who was found to be the same.
  person_id      uuid not null,
  other_id       uuid not null check (other_id <> person_id),
  reason         bytea not null,
  joined_by      uuid not null,
  joined_at      timestamptz not null default access.now(),
  parted_by      uuid,
  parted_at      timestamptz,
  part_reason    bytea,
  version        int not null default 1,
  primary key (agency_id, same_person_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index joined_once on casefile.same_person (dossier_id, other_id) where parted_at is null;
create index on casefile.same_person (dossier_id);
select access.protect('casefile.same_person', 'investigation');
comment on table casefile.same_person is 'People of a case who were taken for one, reversible';

-- With either of them erased, the reasons go: they may tell who it was.
create function casefile.forget_same() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from history.casefile_same_person h using casefile.same_person s
  where h.row_id = s.same_person_id and new.subject in (s.person_id, s.other_id);
  delete from casefile.same_person where new.subject in (person_id, other_id);
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_same after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function casefile.forget_same();
revoke execute on function casefile.forget_same() from public, palermo_app;
