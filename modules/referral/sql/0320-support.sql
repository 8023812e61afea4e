-- The support file of one person: needs, goals in their own words, services, appointments, reviews, risk and safety, what
-- they want to be told. Counselling notes lie in the part `counselling` of the same file, which this part does not open (X1).

create table referral.support_file (
  agency_id       uuid not null,
  support_file_id uuid not null,
  dossier_id      uuid not null,
  code            text not null,
  state           text not null default 'open' check (state in ('open', 'closed')),
  person_id       uuid not null,
  person_code     text not null,
  -- Victim advocate (S13); an account.
  advocate        uuid,
  advocate_since  timestamptz,
  -- The clock from identification to the first contact of an advocate.
  identified_at   timestamptz,
  first_contact   timestamptz,
  -- Recovery and reflection period, a deadline of the kernel.
  reflection_from timestamptz,
  reflection_until timestamptz,
  reflection_deadline uuid,
  -- Next review of the plan.
  review_by       date,
  -- Risk has to be looked at anew since then, and why.
  risk_reopened   timestamptz,
  risk_cause      text check (risk_cause in ('release', 'escape', 'contact', 'move', 'other')),
  -- Sealed: what matters, in a few lines.
  summary         bytea,
  opened_at       timestamptz not null default access.now(),
  closed_at       timestamptz,
  closing_note    bytea,
  version         int not null default 1,
  primary key (agency_id, support_file_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (support_file_id = dossier_id)
);
create unique index on referral.support_file (support_file_id);
create index on referral.support_file (opened_at desc, support_file_id desc);
create index on referral.support_file (person_id);
create index on referral.support_file (advocate) where state = 'open';
select access.protect('referral.support_file', 'support');
comment on table referral.support_file is 'Support files: one person, their plan';

create table referral.need (
  agency_id  uuid not null,
  need_id    uuid not null,
  dossier_id uuid not null,
  kind       text not null,
  state      text not null default 'open' check (state in ('open', 'in-hand', 'met', 'not-wanted')),
  urgency    text not null check (urgency in ('now', 'today', 'days', 'planned')),
  -- Sealed: what is needed.
  words      bytea,
  service_id uuid,
  told_at    timestamptz not null default access.now(),
  version    int not null default 1,
  primary key (agency_id, need_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
select access.protect('referral.need', 'support');
comment on table referral.need is 'Needs of a person, by kind';

create table referral.goal (
  agency_id   uuid not null,
  goal_id     uuid not null,
  dossier_id  uuid not null,
  need_id     uuid,
  state       text not null default 'open' check (state in ('open', 'reached', 'given-up')),
  -- Sealed: the person's own words, in their language.
  own_words   bytea not null,
  words_lang  text not null,
  -- Sealed: what was agreed to do.
  steps       bytea,
  by_day      date,
  set_at      timestamptz not null default access.now(),
  version     int not null default 1,
  primary key (agency_id, goal_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
select access.protect('referral.goal', 'support');
comment on table referral.goal is 'Goals in the own words of the person';

create table referral.appointment (
  agency_id      uuid not null,
  appointment_id uuid not null,
  dossier_id     uuid not null,
  kind           text not null,
  service_id     uuid,
  at             timestamptz not null,
  minutes        int not null default 60 check (minutes between 5 and 1440),
  state          text not null default 'planned' check (state in ('planned', 'kept', 'missed', 'cancelled')),
  -- Sealed: where to meet and what for; a meeting point, never a shelter's address (X6).
  words          bytea,
  -- Sealed: how it went.
  outcome        bytea,
  made_at        timestamptz not null default access.now(),
  version        int not null default 1,
  primary key (agency_id, appointment_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create index on referral.appointment (at) where state = 'planned';
select access.protect('referral.appointment', 'support');
comment on table referral.appointment is 'Appointments of a person with services';

create table referral.plan_review (
  agency_id      uuid not null,
  plan_review_id uuid not null,
  dossier_id     uuid not null,
  held_at        timestamptz not null,
  with_person    boolean not null,
  -- Sealed.
  outcome        bytea not null,
  version        int not null default 1,
  primary key (agency_id, plan_review_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
select access.protect('referral.plan_review', 'support');
comment on table referral.plan_review is 'Reviews of support plans';

create table referral.risk (
  agency_id   uuid not null,
  risk_id     uuid not null,
  dossier_id  uuid not null,
  danger      text not null check (danger in ('none-known', 'possible', 'serious', 'immediate')),
  -- Sealed: from whom and how; what protects; what to do and whom to call.
  risks       bytea not null,
  safety_plan bytea not null,
  assessed_at timestamptz not null,
  assessed_by uuid not null,
  version     int not null default 1,
  primary key (agency_id, risk_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
select access.protect('referral.risk', 'support');
comment on table referral.risk is 'Assessments of risk with the safety plan, the newest in force';

-- What the person wants to be told, and by which way (R3; TIP Protocol article 6(2)(a)): a row each time they choose, the
-- newest in force.
create table referral.telling_wish (
  agency_id       uuid not null,
  telling_wish_id uuid not null,
  dossier_id      uuid not null,
  channel         text not null check (channel in ('in-person', 'telephone', 'message', 'through-advocate', 'through-lawyer', 'nothing')),
  topics          text[] not null,
  words           bytea,
  asked_at        timestamptz not null,
  version         int not null default 1,
  primary key (agency_id, telling_wish_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
select access.protect('referral.telling_wish', 'support');
comment on table referral.telling_wish is 'What a person wants to be told, and how';

-- Something that the person is to be told: a notice, and when it was passed on.
create table referral.telling (
  agency_id   uuid not null,
  telling_id  uuid not null,
  dossier_id  uuid not null,
  topic       text not null,
  -- Release and escape come first, whatever else waits.
  first       boolean not null,
  happens_at  timestamptz,
  words       bytea,
  received_at timestamptz not null,
  told_at     timestamptz,
  told_how    text,
  told_by     uuid,
  not_wanted  boolean not null default false,
  version     int not null default 1,
  primary key (agency_id, telling_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
select access.protect('referral.telling', 'support');
comment on table referral.telling is 'What a person is told of the proceedings, and when it was passed on';

-- When a person is erased, the file keeps code and moments; every word goes, its history too.
create function referral.forget_support() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone uuid[];
  t text;
begin
  perform set_config('palermo.maintenance', 'on', true);
  select coalesce(array_agg(f.support_file_id), '{}') into gone from referral.support_file f where f.person_id = new.subject;
  foreach t in array array['need', 'goal', 'appointment', 'plan_review', 'risk', 'telling_wish', 'telling'] loop
    execute format('delete from referral.%I where dossier_id = any ($1)', t) using gone;
    execute format('delete from history.referral_%s where dossier_id = any ($1)', t) using gone;
  end loop;
  update referral.support_file set summary = null, closing_note = null where support_file_id = any (gone);
  delete from history.referral_support_file where dossier_id = any (gone);
  perform part.forget_records(gone);
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_support after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function referral.forget_support();
revoke execute on function referral.forget_support() from public;
