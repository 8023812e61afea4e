-- Chosen answers of an interview, handed to those who investigate while the person wants the police to know (S2, S3). Each
-- handing is a dossier of its own with two parts: `support` holds who handed what to whom and is the interviewer's;
-- `investigation` holds the answers and is the receiver's. No name, no person and no screening stands in the second.
create table screening.handing (
  agency_id     uuid not null,
  handing_id    uuid not null,
  dossier_id    uuid not null,
  code          text not null,
  screening_id  uuid not null references screening.screening (screening_id),
  to_kind       text not null check (to_kind = any (array['account', 'unit', 'agency'])),
  to_id         uuid not null,
  handed_by     uuid not null,
  handed_at     timestamptz not null default access.now(),
  open_until    timestamptz not null,
  taken_up_at   timestamptz,
  taken_back_at timestamptz,
  -- By whom: the interviewer, or the person who no longer wants it.
  taken_back_by text check (taken_back_by = any (array['officer', 'person'])),
  version       int not null default 1,
  primary key (agency_id, handing_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (handing_id = dossier_id),
  check ((taken_back_at is null) = (taken_back_by is null))
);
create unique index on screening.handing (handing_id);
create index on screening.handing (screening_id);
select access.protect('screening.handing', 'support');
comment on table screening.handing is 'Answers of interviews handed to those who investigate: who, to whom, when';

create table screening.handed (
  agency_id   uuid not null,
  handed_id   uuid not null,
  dossier_id  uuid not null,
  code        text not null,
  child       screening.childness not null,
  -- Sealed with the handing's key: the sections that were chosen.
  content     bytea not null,
  handed_at   timestamptz not null default access.now(),
  taken_up_at timestamptz,
  version     int not null default 1,
  primary key (agency_id, handed_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (handed_id = dossier_id)
);
create unique index on screening.handed (handed_id);
create index on screening.handed (handed_at desc, handed_id desc);
select access.protect('screening.handed', 'investigation');
comment on table screening.handed is 'Answers of interviews as those who investigate read them, sealed';

-- Puts the answers into the part that the interviewer's role never opens, and opens it to the receiver for as long as said.
-- 'done', or the word of access.give_grant.
create function screening.hand_over(wanted uuid, sealed_answers bytea) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  h record;
  word text;
  whom uuid;
begin
  if not access.may_open(wanted, 'support', 'manage') or not access.has_right('screening.interview') then return 'not-found'; end if;
  perform set_config('palermo.maintenance', 'on', true);
  select x.*, s.child into h from screening.handing x join screening.screening s using (screening_id) where x.handing_id = wanted;
  perform set_config('palermo.maintenance', '', true);
  if not found then return 'not-found'; end if;
  word := access.give_grant(wanted, 'investigation', 'contribute', h.to_kind, h.to_id, 'investigation', '', 'team', h.open_until);
  if word <> 'done' then return word; end if;
  perform set_config('palermo.maintenance', 'on', true);
  -- Sealed: whoever reads a whole agency, and whoever breaks the glass, is not whom the person agreed to.
  update access.dossier set sealed = true where dossier_id = wanted;
  update screening.handing set sealed = true where handing_id = wanted;
  insert into screening.handed (agency_id, handed_id, dossier_id, code, child, content, handed_at)
  values (h.agency_id, wanted, wanted, h.code, h.child, sealed_answers, h.handed_at);
  perform set_config('palermo.maintenance', '', true);
  for whom in select distinct o.account_id from part.openers(wanted, 'investigation', 'read', true) o
    where o.account_id <> access.account_id() loop
    perform access.tell(whom, 'answers-handed', wanted);
  end loop;
  return 'done';
end $$;

-- Ends the receivers' access, tells them, and takes the answers away with their history.
create function screening.take_back(wanted uuid, whose text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  whom uuid;
  source uuid;
begin
  perform set_config('palermo.maintenance', 'on', true);
  select h.screening_id into source from screening.handing h where h.handing_id = wanted and h.taken_back_at is null;
  perform set_config('palermo.maintenance', '', true);
  -- Whoever works on the interview takes it back, also when a colleague handed it.
  if source is null or not access.may_open(source, 'support', 'contribute') or not access.has_right('screening.interview') then return false; end if;
  for whom in select distinct o.account_id from part.openers(wanted, 'investigation', 'read', true) o
    where o.account_id <> access.account_id() loop
    perform access.tell(whom, 'answers-taken-back', wanted);
  end loop;
  perform set_config('palermo.maintenance', 'on', true);
  update access."grant" set ended_at = access.now(), ended_by = access.account_id(), end_reason = whose
  where dossier_id = wanted and compartment = 'investigation' and level <> 'manage' and ended_at is null;
  delete from screening.handed where handed_id = wanted;
  delete from history.screening_handed where row_id = wanted;
  update screening.handing set taken_back_at = access.now(), taken_back_by = whose
  where handing_id = wanted and taken_back_at is null;
  perform set_config('palermo.maintenance', '', true);
  return true;
end $$;

-- The receiver has opened a case out of it: both parts know when.
create function screening.take_up(wanted uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_open(wanted, 'investigation', 'contribute') or not access.has_right('screening.take-up') then return false; end if;
  perform set_config('palermo.maintenance', 'on', true);
  update screening.handed set taken_up_at = access.now() where handed_id = wanted and taken_up_at is null;
  update screening.handing set taken_up_at = access.now() where handing_id = wanted and taken_up_at is null;
  perform set_config('palermo.maintenance', '', true);
  return true;
end $$;

-- What was handed of an interview, for those who open it; also what a colleague handed.
create function screening.handings(wanted uuid) returns table (
  handing_id uuid, code text, to_name text, to_agency jsonb, handed_at timestamptz, open_until timestamptz,
  taken_up_at timestamptz, taken_back_at timestamptz, taken_back_by text
) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not access.may_open(wanted, 'support', 'read') or not access.has_right('screening.interview') then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  select h.handing_id, h.code, coalesce(a.name, access.in_own_lang(u.name), access.in_own_lang(y.name)),
    coalesce(ay.name, uy.name, y.name), h.handed_at, h.open_until, h.taken_up_at, h.taken_back_at, h.taken_back_by
  from screening.handing h
  left join access.account a on h.to_kind = 'account' and a.account_id = h.to_id
  left join access.agency ay on ay.agency_id = a.agency_id
  left join access.unit u on h.to_kind = 'unit' and u.unit_id = h.to_id
  left join access.agency uy on uy.agency_id = u.agency_id
  left join access.agency y on h.to_kind = 'agency' and y.agency_id = h.to_id
  where h.screening_id = wanted order by h.handed_at, h.handing_id;
  perform set_config('palermo.maintenance', '', true);
end $$;

revoke execute on function screening.hand_over(uuid, bytea), screening.take_back(uuid, text), screening.take_up(uuid),
  screening.handings(uuid) from public;
grant execute on function screening.hand_over(uuid, bytea), screening.take_back(uuid, text), screening.take_up(uuid),
  screening.handings(uuid) to palermo_app;

-- When a person is erased, what was handed of their interviews goes too.
create function screening.forget_handed() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
declare
  gone uuid[];
begin
  perform set_config('palermo.maintenance', 'on', true);
  select coalesce(array_agg(h.handing_id), '{}') into gone from screening.handing h
  join screening.screening s using (screening_id) where s.person_id = new.subject;
  delete from screening.handed where handed_id = any (gone);
  delete from history.screening_handed where row_id = any (gone);
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_handed after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function screening.forget_handed();
revoke execute on function screening.forget_handed() from public, palermo_app;
