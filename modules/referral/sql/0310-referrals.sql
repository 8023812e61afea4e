-- Referrals: one person, one need, one service asked. Each is a dossier of its own, so that what one service was told is
-- never seen by the next. Home is the agency that asks; the service gets its parts under the person's consent alone (S2).

create table referral.referral (
  agency_id       uuid not null,
  referral_id     uuid not null,
  dossier_id      uuid not null,
  code            text not null,
  state           text not null default 'prepared' check (state in ('prepared', 'sent', 'countered', 'accepted', 'in-service',
    'completed', 'ended', 'refused', 'withdrawn')),
  -- The same for all services that are asked for one need.
  request_id      uuid not null,
  -- The file out of which it comes and in which consent is asked; shut to the service.
  source_dossier  uuid not null,
  person_id       uuid not null,
  person_code     text not null,
  -- What every service must know to say yes or no; part of the section `my-needs`.
  sex             text,
  age_band        text,
  languages       text[] not null default '{}',
  service_id      uuid not null,
  -- The agency whose people answer; null where the service has no account and answers through a sealed hand-over.
  to_agency       uuid references access.agency,
  kind            text not null,
  area            text not null,
  urgency         text not null check (urgency in ('now', 'today', 'days', 'planned')),
  purpose         text not null check (purpose not like '%immigration%'),
  answer_hours    int not null check (answer_hours between 1 and 720),
  made_at         timestamptz not null default access.now(),
  consent_id      uuid,
  -- Without consent where the law allows it: danger to life, child protection.
  by_exception    boolean not null default false,
  sent_at         timestamptz,
  answer_by       timestamptz,
  deadline_id     uuid,
  escalated_at    timestamptz,
  answered_at     timestamptz,
  answered_how    text check (answered_how in ('account', 'hand-over', 'recorded')),
  refusal_reason  text,
  -- Sealed JSON: note, contact, meeting point, what is offered instead.
  answer          bytea,
  first_contact   timestamptz,
  began_at        timestamptz,
  over_at         timestamptz,
  over_cause      text check (over_cause in ('person', 'sender', 'service', 'consent', 'other-service')),
  -- Sealed: how it ended.
  over_note       bytea,
  version         int not null default 1,
  primary key (agency_id, referral_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (referral_id = dossier_id)
);
create unique index on referral.referral (referral_id);
create index on referral.referral (made_at desc, referral_id desc);
create index on referral.referral (request_id);
create index on referral.referral (source_dossier);
create index on referral.referral (person_id);
create index on referral.referral (consent_id) where consent_id is not null;
create index on referral.referral (service_id);
select access.protect('referral.referral', 'support');
comment on table referral.referral is 'Referrals: one person, one need, one service asked';

-- What is disclosed, section by section; a section that is not here was not chosen.
create table referral.section (
  agency_id  uuid not null,
  section_id uuid not null,
  dossier_id uuid not null,
  topic      text not null,
  words      bytea not null,
  version    int not null default 1,
  primary key (agency_id, section_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on referral.section (dossier_id, topic);
select access.protect('referral.section', 'support', true);
comment on table referral.section is 'Sections of a referral that the person lets the service read';

-- Health lies apart (X1).
create table referral.section_health (
  agency_id         uuid not null,
  section_health_id uuid not null,
  dossier_id        uuid not null,
  topic             text not null,
  words             bytea not null,
  version           int not null default 1,
  primary key (agency_id, section_health_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on referral.section_health (dossier_id, topic);
select access.protect('referral.section_health', 'privileged', true);
comment on table referral.section_health is 'Health told to a service with a referral';

-- A service that was told something is told that consent is gone: code and moment, nothing else.
create table referral.recall (
  agency_id   uuid not null references access.agency,
  recall_id   uuid not null default gen_uuid_v7(),
  code        text not null,
  service_id  uuid not null,
  cause       text not null,
  recalled_at timestamptz not null,
  seen_at     timestamptz,
  primary key (agency_id, recall_id)
);
create index on referral.recall (agency_id, recalled_at desc);
select access.agency_table('referral.recall', 'referral.answer');
-- Rows come from the function below alone.
revoke insert, delete on referral.recall from palermo_app;
comment on table referral.recall is 'Withdrawn referrals, for the agencies that had been asked: copies go, the person is not called';

-- What was opened for the service ends with the answer no, with withdrawal and with the end of the work.
create function referral.close_disclosure() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.state in ('refused', 'withdrawn', 'completed', 'ended') and old.state is distinct from new.state and new.consent_id is not null then
    update access."grant" g set ended_at = access.now(), ended_by = access.account_id(), end_reason = 'referral-over'
    where g.consent_id = new.consent_id and g.dossier_id = new.dossier_id and g.ended_at is null;
    -- The name, unless another referral under the same consent still runs.
    update access."grant" g set ended_at = access.now(), ended_by = access.account_id(), end_reason = 'referral-over'
    where g.consent_id = new.consent_id and g.dossier_id = new.person_id and g.ended_at is null
      and not exists (select from referral.running_under(new.consent_id, new.referral_id));
  end if;
  return null;
end $$;

create function referral.running_under(consent uuid, but uuid) returns setof uuid language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  return query select r.referral_id from referral.referral r where r.consent_id = consent and r.referral_id <> but
    and r.state in ('sent', 'countered', 'accepted', 'in-service');
  perform set_config('palermo.maintenance', before, true);
end $$;
create trigger close_disclosure after update of state on referral.referral for each row execute function referral.close_disclosure();

-- The clock of the answer stops with the answer, and with the end of the question.
create function referral.stop_clock() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  if new.state = old.state or new.state = 'sent' or new.deadline_id is null then return null; end if;
  perform set_config('palermo.maintenance', 'on', true);
  update deadline.deadline_support d set state = case new.state when 'withdrawn' then 'dropped' else 'met' end,
    ended_at = access.now(), ended_by = access.account_id(), version = d.version + 1
  where d.deadline_id = new.deadline_id and d.state in ('running', 'paused');
  delete from deadline.step s where s.deadline_id = new.deadline_id and s.told_at is null;
  perform set_config('palermo.maintenance', before, true);
  return null;
end $$;
create trigger stop_clock after update of state on referral.referral for each row execute function referral.stop_clock();

-- Whether a service still takes referrals: 'open', or 'paused', 'closed', 'gone'. Asked in the moment of sending and of answering.
create function referral.service_word(wanted uuid) returns text language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((select s.state from referral.service s where s.service_id = wanted), 'gone') from (select 1) one
  where access.account_id() is not null
$$;

-- Accounts that answer for an agency.
create function referral.answerers(agency uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id from access.account a where a.agency_id = agency and a.closed_at is null and exists (
    select from access.role_right r where r.role = any (a.roles) and r."right" = 'referral.answer')
$$;

-- Tells that something waits, never what: to those who answer for the agency that is asked, or to whoever sent it.
create function referral.tell(wanted uuid, side text, what text) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  r record;
begin
  if not access.may_open(wanted, 'support', 'contribute') then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  select x.to_agency, d.opened_by into r from referral.referral x join access.dossier d using (dossier_id) where x.referral_id = wanted;
  perform set_config('palermo.maintenance', '', true);
  if side = 'service' then
    perform access.tell(a, what, wanted) from referral.answerers(r.to_agency) a where a <> access.account_id();
  elsif r.opened_by <> access.account_id() then
    perform access.tell(r.opened_by, what, wanted);
  end if;
end $$;

-- No answer by the deadline: marked, the coordinators are told that something waits, the sender too. Told twice it works once.
create function referral.escalate(wanted_deadline uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  r record;
begin
  if not access.has_right('referral.follow') then return 0; end if;
  perform set_config('palermo.maintenance', 'on', true);
  select x.referral_id, x.sealed, d.opened_by into r from referral.referral x join access.dossier d using (dossier_id)
  where x.deadline_id = wanted_deadline and x.state in ('sent', 'countered') and x.answered_at is null
    and x.answer_by <= access.now() and x.escalated_at is null for update of x;
  if not found then perform set_config('palermo.maintenance', '', true); return 0; end if;
  update referral.referral set version = version + 1, escalated_at = access.now() where referral_id = r.referral_id;
  perform set_config('palermo.maintenance', '', true);
  perform access.tell(r.opened_by, 'referral-unanswered', r.referral_id);
  -- X8: of a sealed dossier nobody beside its people hears.
  if not r.sealed then
    perform access.tell(a.account_id, 'referral-unanswered', r.referral_id) from access.account a
    where a.closed_at is null and a.account_id <> r.opened_by and exists (
      select from access.role_right x where x.role = any (a.roles) and x."right" = 'referral.coordinate');
  end if;
  return 1;
end $$;

-- Consent is gone: what was opened ended in the same moment (kernel/consent); here every receiver is told, links are shut,
-- and the referral is over. Gives how many referrals it ended.
create function referral.withdraw_for_consent(wanted uuid, why text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  r record;
  ended int := 0;
begin
  if not access.has_right('referral.follow') then return 0; end if;
  perform set_config('palermo.maintenance', 'on', true);
  for r in select x.*, d.opened_by from referral.referral x join access.dossier d using (dossier_id)
    where x.consent_id = wanted and x.state in ('sent', 'countered', 'accepted', 'in-service') for update of x
  loop
    -- A consent that stands again or still (a child that says yes) withdraws nothing.
    if consent.covers(wanted, r.person_id) then continue; end if;
    perform set_config('palermo.maintenance', 'on', true);
    update referral.referral set version = version + 1, state = 'withdrawn', over_at = access.now(), over_cause = 'consent' where referral_id = r.referral_id;
    perform referral.recall(r.to_agency, r.code, r.service_id, why);
    perform access.tell(r.opened_by, 'referral-withdrawn', r.referral_id);
    perform set_config('palermo.maintenance', 'on', true);
    ended := ended + 1;
  end loop;
  perform set_config('palermo.maintenance', '', true);
  return ended;
end $$;

create function referral.recall(agency uuid, of_code text, service uuid, why text) returns void language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if agency is null then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  insert into referral.recall (agency_id, code, service_id, cause, recalled_at) values (agency, of_code, service, why, access.now());
  perform access.tell(a, 'referral-recalled', null) from referral.answerers(agency) a;
  perform set_config('palermo.maintenance', '', true);
end $$;

-- The sender takes it back, or another service has said yes: the service that was asked is told.
create function referral.recall_sent(wanted uuid, why text) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  r record;
begin
  if not access.may_open(wanted, 'support', 'contribute') then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  select * into r from referral.referral x where x.referral_id = wanted and x.state = 'withdrawn';
  perform set_config('palermo.maintenance', '', true);
  if found and r.sent_at is not null then perform referral.recall(r.to_agency, r.code, r.service_id, why); end if;
end $$;

-- One service said yes: the others that were asked for the same need are told that they need not answer.
create function referral.close_siblings() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  r record;
begin
  if new.state <> 'accepted' or old.state = 'accepted' then return null; end if;
  perform set_config('palermo.maintenance', 'on', true);
  for r in select * from referral.referral x where x.request_id = new.request_id and x.agency_id = new.agency_id
    and x.referral_id <> new.referral_id and x.state in ('prepared', 'sent', 'countered') for update
  loop
    update referral.referral set version = version + 1, state = 'withdrawn', over_at = access.now(), over_cause = 'other-service'
    where referral_id = r.referral_id;
    if r.sent_at is not null then perform referral.recall(r.to_agency, r.code, r.service_id, 'other-service'); end if;
    perform set_config('palermo.maintenance', 'on', true);
  end loop;
  perform set_config('palermo.maintenance', before, true);
  return null;
end $$;
create trigger close_siblings after update of state on referral.referral for each row execute function referral.close_siblings();

-- For the coordinator: what waits beyond its time, by code and count, never content; sealed dossiers are not there (X8).
create function referral.unanswered() returns table (code text, kind text, area text, urgency text, service_id uuid, sender jsonb,
  sent_at timestamptz, answer_by timestamptz, escalated boolean, asked_before int)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('referral.coordinate') then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  select r.code, r.kind, r.area, r.urgency, r.service_id, a.name, r.sent_at, r.answer_by, r.escalated_at is not null,
    (select count(*)::int from referral.referral o where o.request_id = r.request_id and o.sent_at < r.sent_at)
  from referral.referral r join access.agency a on a.agency_id = r.agency_id
  where r.state in ('sent', 'countered') and r.answered_at is null and r.answer_by <= access.now() and not r.sealed
  order by r.answer_by;
  perform set_config('palermo.maintenance', '', true);
end $$;

-- What became of referrals sent since a moment, for the map of gaps: counts by service, area and kind alone, with the median
-- hours to an answer. Nobody stands in two columns: who waits is still within the time to answer. Referrals of sealed dossiers count nowhere (X8).
create function referral.outcomes(since timestamptz) returns table (service_id uuid, area text, kind text, asked int, accepted int,
  refused int, unanswered int, waiting int, hours double precision)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not (access.has_right('referral.coordinate') or access.has_right('referral.see-gaps')) then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  select r.service_id, r.area, r.kind, count(distinct r.person_id)::int,
    count(distinct r.person_id) filter (where r.state in ('accepted', 'in-service', 'completed', 'ended'))::int,
    count(distinct r.person_id) filter (where r.state = 'refused')::int,
    count(distinct r.person_id) filter (where r.answer_by <= access.now() and r.answered_at is null)::int,
    count(distinct r.person_id) filter (where r.state in ('sent', 'countered') and r.answer_by > access.now())::int,
    percentile_cont(0.5) within group (order by extract(epoch from r.answered_at - r.sent_at) / 3600) filter (where r.answered_at is not null)
  from referral.referral r
  where r.sent_at >= since and not r.sealed
  group by r.service_id, r.area, r.kind order by r.kind, r.area, r.service_id;
  perform set_config('palermo.maintenance', '', true);
end $$;

-- When a person is erased, referrals keep code, kind and moments; every word about them goes, its history too.
create function referral.forget() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone uuid[];
begin
  perform set_config('palermo.maintenance', 'on', true);
  select coalesce(array_agg(r.referral_id), '{}') into gone from referral.referral r where r.person_id = new.subject;
  delete from referral.section where dossier_id = any (gone);
  delete from referral.section_health where dossier_id = any (gone);
  delete from history.referral_section where dossier_id = any (gone);
  delete from history.referral_section_health where dossier_id = any (gone);
  update referral.referral set sex = null, age_band = null, languages = '{}', answer = null, over_note = null where referral_id = any (gone);
  delete from history.referral_referral where dossier_id = any (gone);
  perform part.forget_records(gone);
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_referral after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function referral.forget();

revoke execute on function referral.close_disclosure(), referral.stop_clock(), referral.running_under(uuid, uuid), referral.service_word(uuid),
  referral.answerers(uuid), referral.tell(uuid, text, text), referral.escalate(uuid), referral.withdraw_for_consent(uuid, text),
  referral.recall(uuid, text, uuid, text), referral.recall_sent(uuid, text), referral.unanswered(), referral.outcomes(timestamptz),
  referral.close_siblings(), referral.forget() from public;
grant execute on function referral.service_word(uuid), referral.tell(uuid, text, text), referral.escalate(uuid),
  referral.withdraw_for_consent(uuid, text), referral.recall_sent(uuid, text), referral.unanswered(),
  referral.outcomes(timestamptz) to palermo_app;
