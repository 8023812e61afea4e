-- What a person agreed to: for one recipient and one purpose, what exactly is shared, how it was told, until when (S2).
-- Lies in the `support` part of the dossier in which it was asked: police, prosecution and administrators read none of it,
-- and a refusal leaves no row, so that it looks like what was never asked (S3).
create schema consent;
grant usage on schema consent to palermo_app, palermo_backup;

create table consent.consent (
  agency_id      uuid not null,
  consent_id     uuid not null default gen_uuid_v7(),
  dossier_id     uuid not null,
  -- The person's dossier, in kernel/person.
  person_id      uuid not null,
  recipient_kind text not null check (recipient_kind in ('agency', 'service', 'person')),
  recipient_id   uuid not null,
  -- X3: a closed list in kernel/consent/consent.ts, and never this.
  purpose        text not null check (purpose not like '%immigration%'),
  topics         text[] not null check (cardinality(topics) > 0),
  compartments   access.compartment[] not null,
  told_lang      text not null,
  told_how       text not null,
  told_by        uuid not null,
  told_at        timestamptz not null,
  understood     text not null,
  given_by       text not null check (given_by in ('person', 'guardian')),
  -- Sealed: who the guardian is, who interpreted, what was said.
  note           bytea,
  valid_until    timestamptz not null,
  revoked_at     timestamptz,
  revoked_how    text,
  revoked_by     uuid,
  version        int not null default 1,
  primary key (agency_id, consent_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on consent.consent (consent_id);
create index on consent.consent (person_id);
select access.protect('consent.consent', 'support');
comment on table consent.consent is 'What people agreed to: recipient, purpose, what is shared, how it was told, until when';

-- The child's own view beside the guardian's decision: two records (S4).
create table consent.child_view (
  agency_id  uuid not null,
  view_id    uuid not null default gen_uuid_v7(),
  dossier_id uuid not null,
  consent_id uuid not null,
  view       text not null check (view in ('agrees', 'objects', 'cannot-say')),
  asked_how  text not null,
  asked_by   uuid not null,
  asked_at   timestamptz not null,
  note       bytea,
  version    int not null default 1,
  primary key (agency_id, view_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create index on consent.child_view (consent_id);
select access.protect('consent.child_view', 'support');
comment on table consent.child_view is 'What a child says to what the guardian decided';

-- Sharing without consent where the law allows it: author, ground, and what the person was told.
create table consent.exception (
  agency_id      uuid not null,
  exception_id   uuid not null default gen_uuid_v7(),
  dossier_id     uuid not null,
  person_id      uuid not null,
  recipient_kind text not null check (recipient_kind in ('agency', 'service', 'person')),
  recipient_id   uuid not null,
  purpose        text not null check (purpose not like '%immigration%'),
  ground         text not null check (ground in ('danger-to-life', 'child-protection')),
  topics         text[] not null check (cardinality(topics) > 0),
  told           text not null check (told in ('told-before', 'told-after', 'not-told-danger', 'not-reachable')),
  -- Sealed: the facts on which it rests, and what the person was told; gone when the person is erased.
  reason         bytea,
  author         uuid not null,
  made_at        timestamptz not null,
  valid_until    timestamptz not null,
  ended_at       timestamptz,
  version        int not null default 1,
  primary key (agency_id, exception_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create index on consent.exception (person_id);
select access.protect('consent.exception', 'support');
comment on table consent.exception is 'Lawful exceptions from consent: author, ground, what the person was told';

create index grant_by_consent on access."grant" (consent_id) where consent_id is not null and ended_at is null;
create index derivation_by_consent on access.derivation (consent_id) where consent_id is not null and ended_at is null;

-- When a person is erased it stays that somebody agreed, to whom and for what; every word that was written about them goes.
create function consent.forget() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  update consent.consent set note = null, told_lang = 'und' where person_id = new.subject;
  update consent.child_view v set note = null from consent.consent c where c.consent_id = v.consent_id and c.person_id = new.subject;
  update consent.exception set reason = null where person_id = new.subject;
  delete from history.consent_consent h using consent.consent c where h.row_id = c.consent_id and c.person_id = new.subject;
  delete from history.consent_child_view h using consent.child_view v, consent.consent c
  where h.row_id = v.view_id and c.consent_id = v.consent_id and c.person_id = new.subject;
  delete from history.consent_exception h using consent.exception e where h.row_id = e.exception_id and e.person_id = new.subject;
  perform set_config('palermo.maintenance', before, true);
  return null;
end $$;
create trigger forget_consents after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function consent.forget();

-- How it stands with one consent: 'stands' | 'awaits-child' | 'child-objects' | 'ended' | 'revoked'.
create function consent.state_of(c consent.consent) returns text language sql stable as $$
  select case
    when c.revoked_at is not null then 'revoked'
    when c.valid_until <= access.now() then 'ended'
    when c.given_by = 'person' then 'stands'
    else coalesce((select case v.view when 'objects' then 'child-objects' else 'stands' end from consent.child_view v
      where v.consent_id = c.consent_id order by v.asked_at desc, v.view_id desc limit 1), 'awaits-child')
  end
$$;

-- What stands between this person and this recipient for this purpose; only somebody who may know of the person asks.
-- One row at most: a standing consent before a standing exception before the nearest that does not stand.
create function consent.find(person uuid, of_kind text, of_id uuid, for_purpose text)
returns table (id uuid, by text, state text, topics text[], compartments text[], valid_until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not access.may_see(person) then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  select f.id, f.by, f.state, f.topics, f.compartments, f.valid_until from (
    select c.consent_id as id, 'consent' as by, consent.state_of(c) as state, c.topics, c.compartments::text[] as compartments, c.valid_until
    from consent.consent c
    where c.person_id = person and c.recipient_kind = of_kind and c.recipient_id = of_id and c.purpose = for_purpose
    union all
    select e.exception_id, 'exception', case when e.ended_at is null and e.valid_until > access.now() then 'stands' else 'ended' end,
      e.topics, '{}', e.valid_until
    from consent.exception e
    where e.person_id = person and e.recipient_kind = of_kind and e.recipient_id = of_id and e.purpose = for_purpose
  ) f
  order by f.state <> 'stands', f.by, f.valid_until desc limit 1;
  perform set_config('palermo.maintenance', '', true);
end $$;

-- Ends what was opened under a consent that ended: grants and derived grants.
create function consent.close_access(wanted uuid, why text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  closed int;
  more int;
begin
  update access."grant" set ended_at = access.now(), ended_by = access.account_id(), end_reason = why
  where consent_id = wanted and ended_at is null;
  get diagnostics closed = row_count;
  update access.derivation set ended_at = access.now() where consent_id = wanted and ended_at is null;
  get diagnostics more = row_count;
  return closed + more;
end $$;

-- The ends that the actor may bring about: of a consent that they may change in its dossier and that does not stand.
create function consent.end_access(wanted uuid, why text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  c consent.consent;
  state text;
begin
  perform set_config('palermo.maintenance', 'on', true);
  select * into c from consent.consent x where x.consent_id = wanted for update;
  state := consent.state_of(c);
  perform set_config('palermo.maintenance', '', true);
  if c.consent_id is null or state = 'stands' or not access.may_open(c.dossier_id, 'support', 'contribute') then return 0; end if;
  return consent.close_access(wanted, why);
end $$;

-- By the clock: what was opened under consents whose time is over.
create function consent.end_expired() returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  c record;
  closed int := 0;
begin
  if not access.has_right('consent.end-expired') then return 0; end if;
  perform set_config('palermo.maintenance', 'on', true);
  for c in select distinct x.consent_id from consent.consent x
    where x.valid_until <= access.now() and (exists (select from access."grant" g where g.consent_id = x.consent_id and g.ended_at is null)
      or exists (select from access.derivation d where d.consent_id = x.consent_id and d.ended_at is null))
  loop
    closed := closed + consent.close_access(c.consent_id, 'consent-ended');
  end loop;
  perform set_config('palermo.maintenance', '', true);
  return closed;
end $$;

-- Opens a part of a dossier to the recipient of a standing consent, no longer than the consent: 'done', the words of
-- access.give_grant, or 'consent-missing' | 'consent-narrower' | 'other-recipient'.
create function consent.give_grant(wanted uuid, dossier uuid, part text, wanted_level text, to_kind text, to_id uuid, for_purpose text, until timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  c consent.consent;
  state text;
  word text;
  home uuid;
begin
  perform set_config('palermo.maintenance', 'on', true);
  -- Whoever takes it back waits for the end of this, or this for the end of that.
  select * into c from consent.consent x where x.consent_id = wanted for share;
  state := consent.state_of(c);
  perform set_config('palermo.maintenance', '', true);
  if state is distinct from 'stands' or not access.may_see(c.person_id) then return 'consent-missing'; end if;
  -- A consent opens dossiers in which its person stands, and nobody who was let in by it lets others in.
  if dossier not in (c.person_id, c.dossier_id) and not exists (select from access.derivation v
    where v.source_dossier = dossier and v.person_dossier = c.person_id and v.ended_at is null) then return 'consent-missing'; end if;
  if not part::access.compartment = any (c.compartments) or wanted_level = 'manage' then return 'consent-narrower'; end if;
  home := case to_kind
    when 'agency' then to_id
    when 'unit' then (select u.agency_id from access.unit u where u.unit_id = to_id)
    when 'account' then (select a.agency_id from access.account a where a.account_id = to_id) end;
  if c.recipient_id is distinct from (case c.recipient_kind when 'agency' then home else to_id end) then return 'other-recipient'; end if;
  word := access.give_grant(dossier, part, wanted_level, to_kind, to_id, for_purpose, '', 'consent', least(until, c.valid_until));
  if word <> 'done' then return word; end if;
  update access."grant" g set consent_id = wanted where g.grant_id = (
    select n.grant_id from access."grant" n where n.dossier_id = dossier and n.compartment = part::access.compartment
      and n.grantee_id = to_id and n.origin = 'consent' and n.given_by = access.account_id() and n.consent_id is null
    order by n.grant_id desc limit 1);
  return 'done';
end $$;

-- Auditors of the agency hear that somebody shared without consent: that it happened, not what.
create function consent.tell_of_exception(about uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_open(about, 'support', 'contribute') then return; end if;
  perform access.tell(a.account_id, 'consent-exception', about) from access.account a
  where a.closed_at is null and a.agency_id = access.agency_id() and a.account_id <> access.account_id()
    and not exists (select from access.dossier d where d.dossier_id = about and d.sealed)
    and exists (select from access.role_right r where r.role = any (a.roles) and r."right" = 'audit.read');
end $$;

-- Names of recipients that are agencies here.
create function consent.agency_name(wanted uuid) returns jsonb language sql stable security definer set search_path = pg_catalog as $$
  select y.name from access.agency y where y.agency_id = wanted and access.account_id() is not null
$$;

revoke execute on all functions in schema consent from public;
grant execute on all functions in schema consent to palermo_app;
revoke execute on function consent.close_access(uuid, text), consent.forget() from palermo_app;
