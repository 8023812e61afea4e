-- R1: contacts of outreach where people work, and reports of others. No names and no free text at all: coarse place,
-- month, what was offered.
create table referral.outreach_contact (
  agency_id  uuid not null references access.agency,
  contact_id uuid not null,
  reporter   text not null,
  area       text not null check (area ~ '^[A-Z]{2}(-[A-Z0-9]{1,10})?$'),
  setting    text not null,
  -- First day of the month: no day, since a day and a place tell a visit apart.
  month      date not null check (extract(day from month) = 1),
  people     int not null check (people between 1 and 10000),
  languages  text[] not null default '{}',
  offered    text[] not null default '{}',
  -- How many asked for more, so that a referral may follow by their own wish.
  asked      int not null default 0 check (asked between 0 and people),
  author     uuid not null,
  written_at timestamptz not null default access.now(),
  removed_at timestamptz,
  primary key (agency_id, contact_id)
);
select access.agency_table('referral.outreach_contact', 'referral.record-outreach');
create index on referral.outreach_contact (agency_id, month desc) where removed_at is null;
comment on table referral.outreach_contact is 'Outreach where people work: month, coarse place, what was offered; no names, no free text';

-- R2: what victims of violent or sexual crime may have in a country, and whether trafficked persons are given it.
create table referral.victim_right (
  agency_id  uuid not null references access.agency,
  right_id   uuid not null,
  country    text not null check (country ~ '^[A-Z]{2}$'),
  item       text not null,
  available  text not null check (available in ('yes', 'in-part', 'no', 'unknown')),
  given      text not null check (given in ('yes', 'sometimes', 'no', 'unknown')),
  -- Why it is refused where it is: law or practice, no case.
  refused    text not null default '' check (length(refused) <= 1000),
  source     text not null default '' check (length(source) <= 500),
  version    int not null default 1,
  author     uuid not null,
  written_at timestamptz not null default access.now(),
  primary key (agency_id, right_id),
  unique (agency_id, country, item)
);
select referral.directory('referral.victim_right', 'referral.keep-directory');
comment on table referral.victim_right is 'Rights of victims of violent or sexual crime, country by country: available, given to trafficked persons, refused';
