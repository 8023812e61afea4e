-- Court: offences as data, charges, proceedings and their events, what proves each element. Court tables hang on the
-- dossier of the case file (dossier_id = case_id) and name its people by participant, person and code, never by name.
create schema court;
grant usage on schema court to palermo_app, palermo_backup;

-- National provisions that make something an offence. Law is no secret.
create table court.provision (
  provision_id uuid primary key,
  country      text not null check (country ~ '^[A-Z]{2}$'),
  citation     text not null check (length(citation) between 1 and 200),
  -- Label, treaty bases, ICCS code, elements, penalty, limitation: `Offence` in offences/offence.ts.
  content      jsonb not null,
  starts       date,
  ends         date check (ends >= starts),
  removed_at   timestamptz,
  changed_by   uuid not null default access.account_id(),
  changed_at   timestamptz not null default access.now(),
  version      int not null default 1
);
create index on court.provision (country, citation);
select access.reference('court.provision', 'court.keep-offences');
comment on table court.provision is 'Offences by jurisdiction, mapped to the Convention, its Protocols and ICCS';

-- Courts with what they are specialised in, trained judges and vacancies (K7).
create table court.court (
  court_id   uuid primary key,
  country    text not null check (country ~ '^[A-Z]{2}$'),
  -- Name, level, specialisations, zone, posts: `Court` in courts/court.ts.
  content    jsonb not null,
  removed_at timestamptz,
  changed_by uuid not null default access.account_id(),
  changed_at timestamptz not null default access.now(),
  version    int not null default 1
);
create index on court.court (country);
select access.reference('court.court', 'court.keep-courts');
comment on table court.court is 'Courts, their specialisation, trained judges and vacancies';

-- National settings: which deadline begins with which event.
create table court.term (
  term_id    uuid primary key,
  country    text not null check (country ~ '^[A-Z]{2}$'),
  -- The event with which it begins, and the one that meets it.
  after_kind text not null,
  met_by     text,
  -- Title in words, unit, amount, rolls: `Term` in proceedings/term.ts.
  content    jsonb not null,
  removed_at timestamptz,
  changed_by uuid not null default access.account_id(),
  changed_at timestamptz not null default access.now(),
  version    int not null default 1
);
create index on court.term (country, after_kind);
select access.reference('court.term', 'court.keep-terms');
comment on table court.term is 'Deadlines of procedure by country';

-- One line of proceedings. Smuggling and trafficking may be severed or joined and stay linked (K7).
create table court.proceeding (
  agency_id     uuid not null,
  proceeding_id uuid not null,
  dossier_id    uuid not null,
  crime         text not null check (crime in ('trafficking', 'smuggling', 'both', 'other')),
  country       text not null check (country ~ '^[A-Z]{2}$'),
  court_id      uuid,
  -- The stage that its events reached: proceedings/stage.ts.
  stage         text not null default 'opened',
  -- Docket number, sealed.
  number        bytea,
  severed_from  uuid,
  joined_into   uuid,
  opened_by     uuid not null,
  opened_at     timestamptz not null default access.now(),
  ended_at      timestamptz,
  version       int not null default 1,
  primary key (agency_id, proceeding_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on court.proceeding (proceeding_id);
select access.protect('court.proceeding', 'prosecution');
comment on table court.proceeding is 'Proceedings of cases';

-- One count against one accused.
create table court.charge (
  agency_id       uuid not null,
  charge_id       uuid not null,
  dossier_id      uuid not null,
  proceeding_id   uuid not null,
  -- Number of the count in its proceeding, given once and never again.
  count           int not null check (count > 0),
  -- The accused: a participant of the case file, by id and code.
  participant_id  uuid not null,
  person_id       uuid not null,
  person_code     text not null,
  provision_id    uuid not null references court.provision,
  participation   text not null,
  attempt         boolean not null default false,
  -- A victim was a child: no means has to be proved (TIP Protocol art. 3(c)).
  child           boolean not null default false,
  -- Birthday of the youngest child harmed: where limitation begins with coming of age.
  child_born      date,
  -- Participants of the case file whom the offence harmed.
  victims         uuid[] not null default '{}',
  -- When it happened; continuing offences end on the latest day.
  earliest        date,
  latest          date,
  -- Sealed: particulars; the prosecutor's reason where SOM Protocol art. 5 warns (K1); why it was withdrawn.
  particulars     bytea,
  article5        text[] not null default '{}',
  article5_reason bytea,
  -- The trafficking count of a smuggling count, or the other way round (K7).
  linked_charge   uuid,
  state           text not null default 'charged' check (state in ('charged', 'withdrawn')),
  charged_on      date not null,
  charged_by      uuid not null,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid,
  withdraw_reason bytea,
  version         int not null default 1,
  primary key (agency_id, charge_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  foreign key (agency_id, proceeding_id) references court.proceeding,
  unique (agency_id, proceeding_id, count)
);
create unique index on court.charge (charge_id);
select access.protect('court.charge', 'prosecution');
comment on table court.charge is 'Charges by accused and count';

-- What happened in a proceeding. Written wrongly: struck with a reason, and still readable.
create table court.event (
  agency_id      uuid not null,
  event_id       uuid not null,
  dossier_id     uuid not null,
  proceeding_id  uuid not null,
  kind           text not null,
  -- The day, by the clocks of the court.
  happened_on    date not null,
  -- Of a hearing: the moment and the zone in which it is listed, and whether it was held.
  starts_at      timestamptz,
  zone           text,
  hearing_state  text check (hearing_state in ('listed', 'held', 'adjourned', 'cancelled')),
  -- Whom or what it concerns, where not the whole proceeding.
  charge_id      uuid,
  participant_id uuid,
  person_code    text,
  court_id       uuid,
  -- Sealed JSON: outcome, room, note (`EventContent` in proceedings/event.ts).
  content        bytea,
  -- Deadlines that began with it: [{"deadlineId", "metBy"}].
  deadlines      jsonb not null default '[]',
  recorded_by    uuid not null,
  recorded_at    timestamptz not null default access.now(),
  struck_at      timestamptz,
  struck_by      uuid,
  strike_reason  bytea,
  version        int not null default 1,
  primary key (agency_id, event_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  foreign key (agency_id, proceeding_id) references court.proceeding,
  check ((kind = 'hearing') = (starts_at is not null)),
  check ((kind = 'hearing') = (hearing_state is not null)),
  check ((starts_at is null) = (zone is null))
);
create unique index on court.event (event_id);
create index on court.event (dossier_id, happened_on);
create index on court.event (proceeding_id, happened_on);
select access.protect('court.event', 'prosecution');
comment on table court.event is 'Events and hearings of proceedings';

-- Times in which limitation stood still: flight, immunity, proceedings abroad.
create table court.suspension (
  agency_id     uuid not null,
  suspension_id uuid not null,
  dossier_id    uuid not null,
  proceeding_id uuid not null,
  starts        date not null,
  ends          date check (ends >= starts),
  -- Sealed.
  reason        bytea not null,
  recorded_by   uuid not null,
  removed_at    timestamptz,
  version       int not null default 1,
  primary key (agency_id, suspension_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  foreign key (agency_id, proceeding_id) references court.proceeding
);
create unique index on court.suspension (suspension_id);
select access.protect('court.suspension', 'prosecution');
comment on table court.suspension is 'Times in which the limitation of a proceeding stood still';

-- Which piece of evidence supports or weakens which element of which count. It lies with the evidence that it quotes, in
-- a part that no court's clerk opens; counts lie in prosecution, so only those who open both see a matrix.
create table court.proof (
  agency_id      uuid not null,
  proof_id       uuid not null,
  dossier_id     uuid not null,
  charge_id      uuid not null,
  element        text not null,
  -- An exhibit of the case file, or what a person can testify.
  evidence_id    uuid,
  participant_id uuid,
  effect         text not null check (effect in ('supports', 'weakens')),
  weight         text not null check (weight in ('strong', 'some', 'slight')),
  -- Participants without whose testimony this falls away (K3).
  rests_on       uuid[] not null default '{}',
  -- Sealed JSON: where the passage stands, the passage, a note (`ProofContent` in proof/proof.ts).
  content        bytea,
  added_by       uuid not null,
  added_at       timestamptz not null default access.now(),
  removed_at     timestamptz,
  removed_by     uuid,
  remove_reason  bytea,
  version        int not null default 1,
  primary key (agency_id, proof_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check ((evidence_id is null) <> (participant_id is null))
);
create unique index on court.proof (proof_id);
create index on court.proof (charge_id);
select access.protect('court.proof', 'investigation');
comment on table court.proof is 'Cells of proof matrices';

-- Whether a person's testimony is needed, decided before anybody is summoned (K2). A later decision stands beside the earlier.
create table court.testimony (
  agency_id      uuid not null,
  testimony_id   uuid not null,
  dossier_id     uuid not null,
  participant_id uuid not null,
  person_code    text not null,
  decision       text not null check (decision in ('needed', 'recorded', 'not_needed')),
  wish           text not null check (wish in ('wants', 'does_not_want', 'undecided', 'not_asked')),
  risk           text not null check (risk in ('low', 'medium', 'high', 'not_assessed')),
  -- Sealed JSON: reason, elements that can be proved otherwise (`TestimonyContent` in testimony/testimony.ts).
  content        bytea not null,
  decided_by     uuid not null,
  decided_at     timestamptz not null default access.now(),
  replaced_at    timestamptz,
  version        int not null default 1,
  primary key (agency_id, testimony_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on court.testimony (testimony_id);
create unique index one_decision_stands on court.testimony (dossier_id, participant_id) where replaced_at is null;
select access.protect('court.testimony', 'prosecution');
comment on table court.testimony is 'Decisions on whether a testimony is needed';

-- The case by code or id, for who may open its prosecution; nothing of the case file's own tables.
create function court.find_case(wanted_id uuid, wanted_code text)
returns table (agency_id uuid, case_id uuid, code text, sealed boolean, level text)
language sql stable security definer set search_path = pg_catalog as $$
  select d.agency_id, d.dossier_id, d.code, d.sealed,
    case when access.may_open(d.dossier_id, 'prosecution', 'manage') then 'manage'
      when access.may_open(d.dossier_id, 'prosecution', 'contribute') then 'contribute' else 'read' end
  from access.dossier d
  where d.kind = 'case' and (d.dossier_id = wanted_id or d.code = upper(wanted_code))
    and access.may_open(d.dossier_id, 'prosecution', 'read')
$$;
revoke execute on all functions in schema court from public;
grant execute on function court.find_case(uuid, text) to palermo_app;
