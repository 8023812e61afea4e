-- For whom a second person let a version be published: an approval for signed-in readers is none for everybody.
create table caselaw.let_through (
  judgment_id uuid not null references caselaw.judgment (judgment_id),
  version     int not null,
  audience    text not null check (audience in ('inside', 'everybody')),
  primary key (judgment_id, version)
);
select access.internal('caselaw.let_through');
comment on table caselaw.let_through is 'For whom each approved version of a judgment may be published';

insert into caselaw.let_through (judgment_id, version, audience)
select p.judgment_id, p.version, p.audience from caselaw.published p
where review.is_approved('caselaw.publication', p.judgment_id, p.version);

-- Runs as the owner: who publishes reads neither proposals nor this ledger.
create or replace function caselaw.needs_second_person() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  allowed text;
begin
  if new.audience = 'inside' and new.origin <> 'editor' then return new; end if;
  if review.is_approved('caselaw.publication', new.judgment_id, new.version) then
    -- At its first publication the proposal that was looked at is still there.
    insert into caselaw.let_through (judgment_id, version, audience)
    select p.judgment_id, p.version, p.audience from caselaw.proposal p
    where p.judgment_id = new.judgment_id and p.version = new.version
    on conflict do nothing;
    select l.audience into allowed from caselaw.let_through l where l.judgment_id = new.judgment_id and l.version = new.version;
    if allowed = 'everybody' or allowed = new.audience then return new; end if;
  end if;
  if review.is_approved('caselaw.opening', new.judgment_id, new.version) then return new; end if;
  if new.import_id is not null and new.version = 1 and review.is_approved('caselaw.import-opening', new.import_id, 1) then return new; end if;
  raise exception 'caselaw: no second person looked at this version for these readers' using errcode = '42501';
end $$;

-- What a second person is looking at stays as it is until it is settled, withdrawn or another version.
create or replace function caselaw.propose(wanted uuid, as_published jsonb, for_whom text) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  j record;
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  select * into j from caselaw.judgment x
  where x.judgment_id = wanted and x.agency_id = access.agency_id() and x.removed_at is null and access.has_right('caselaw.edit') for update;
  if found then
    insert into caselaw.proposal as p (judgment_id, agency_id, version, code, content, audience, proposed_by, proposed_at)
    values (wanted, j.agency_id, j.version, j.code, as_published, for_whom, access.account_id(), access.now())
    on conflict (judgment_id) do update set version = excluded.version, content = excluded.content, audience = excluded.audience,
      proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at
      where p.version <> excluded.version or not review.is_waiting('caselaw.publication', wanted, excluded.version);
    update caselaw.judgment set state = 'in-review' where judgment_id = wanted;
  end if;
  perform set_config('palermo.maintenance', before, true);
  return j.version;
end $$;
revoke execute on function caselaw.needs_second_person() from public;
