-- Capacities over time: a person is suspected from one day and acquitted on another, and both stay to be read.
alter table casefile.participant add column held_from date, add column held_until date,
  -- Sealed with the case's key: why it ended.
  add column end_reason bytea,
  add check (held_from is null or held_until is null or held_from <= held_until);
drop index casefile.one_capacity_once;
create unique index one_capacity_once on casefile.participant (dossier_id, person_id, capacity)
  where removed_at is null and held_until is null;

-- When a person is erased, why a capacity ended goes too.
create function casefile.forget_capacities() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  update casefile.participant set end_reason = null where person_id = new.subject;
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_capacities after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function casefile.forget_capacities();
revoke execute on function casefile.forget_capacities() from public, palermo_app;

-- Which deadline an appeal against an identification runs under. Ids alone; what was decided lies in the record.
create table casefile.appeal (
  agency_id   uuid not null,
  appeal_id   uuid not null,
  dossier_id  uuid not null,
  record_id   uuid not null,
  deadline_id uuid not null,
  lodged_by   uuid not null,
  lodged_at   timestamptz not null default access.now(),
  decided_at  timestamptz,
  decided_by  uuid,
  version     int not null default 1,
  primary key (agency_id, appeal_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index one_open_appeal on casefile.appeal (record_id) where decided_at is null;
create index on casefile.appeal (dossier_id);
select access.protect('casefile.appeal', 'investigation');
comment on table casefile.appeal is 'Appeals against decisions on identification, and their deadlines';
