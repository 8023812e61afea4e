-- R1: who may report from outside the criminal justice system. Bodies, never people: no name of anybody, one public number.
create table referral.reporter (
  agency_id   uuid not null references access.agency,
  reporter_id uuid not null,
  kind        text not null,
  country     text not null check (country ~ '^[A-Z]{2}$'),
  name        jsonb not null,
  areas       text[] not null check (cardinality(areas) between 1 and 50),
  -- By which ways they report, and on what ground they may.
  ways        text[] not null check (cardinality(ways) between 1 and 6),
  basis       text not null check (basis in ('duty-by-law', 'agreement', 'none')),
  phone       text check (length(phone) <= 40),
  -- When its people last learned to recognise somebody.
  trained_on  date,
  version     int not null default 1,
  author      uuid not null,
  written_at  timestamptz not null default access.now(),
  ended_at    timestamptz,
  primary key (agency_id, reporter_id),
  unique (reporter_id)
);
select referral.directory('referral.reporter', 'referral.keep-directory');
comment on table referral.reporter is 'Bodies outside criminal justice that may report: kind, areas, ways, ground; no person';

-- R2: what a person is told of their rights, in each language in which it exists, and in which form it can be given.
create table referral.information (
  agency_id      uuid not null references access.agency,
  information_id uuid not null,
  country        text not null check (country ~ '^[A-Z]{2}$'),
  topic          text not null,
  lang           text not null check (lang ~ '^[a-z]{2,3}$'),
  forms          text[] not null check (cardinality(forms) between 1 and 3),
  words          text not null default '' check (length(words) <= 8000),
  -- The role of whoever looked over the translation, such as a sworn interpreter; no name.
  checked_by     text not null default '' check (length(checked_by) <= 200),
  checked_on     date,
  version        int not null default 1,
  author         uuid not null,
  written_at     timestamptz not null default access.now(),
  removed_at     timestamptz,
  primary key (agency_id, information_id),
  unique (information_id),
  check ((checked_by = '') = (checked_on is null))
);
select referral.directory('referral.information', 'referral.keep-directory');
create unique index on referral.information (agency_id, country, topic, lang) where removed_at is null;
comment on table referral.information is 'What people are told of their rights, by topic and language: words and forms (written, read aloud, sign)';

-- How long people wait, by service and by area: hours from the sending of a referral to the answer, to the first contact
-- and to the beginning of help, each with the number of people behind it. Counted up to the last midnight (UTC), so that
-- two looks on one day do not tell one referral between them. Sealed dossiers count nowhere (X8).
create function referral.delays(since timestamptz) returns table (service_id uuid, area text, answered int, hours_to_answer double precision,
  met int, hours_to_meet double precision, begun int, hours_to_begin double precision)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  midnight timestamptz := date_trunc('day', access.now() at time zone 'UTC') at time zone 'UTC';
begin
  if not (access.has_right('referral.coordinate') or access.has_right('referral.see-gaps')) then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  return query
  select w.service_id, w.area,
    count(distinct w.person_id) filter (where w.answered_at is not null)::int,
    percentile_cont(0.5) within group (order by extract(epoch from w.answered_at - w.sent_at) / 3600) filter (where w.answered_at is not null),
    count(distinct w.person_id) filter (where w.meets)::int,
    percentile_cont(0.5) within group (order by extract(epoch from w.first_contact - w.sent_at) / 3600) filter (where w.meets),
    count(distinct w.person_id) filter (where w.began_at is not null)::int,
    percentile_cont(0.5) within group (order by extract(epoch from w.began_at - w.sent_at) / 3600) filter (where w.began_at is not null)
  from (select r.service_id, r.area, r.person_id, r.sent_at,
      case when r.answered_at < midnight then r.answered_at end as answered_at,
      r.first_contact, case when r.began_at < midnight then r.began_at end as began_at,
      r.first_contact < midnight and r.state in ('accepted', 'in-service', 'completed', 'ended') as meets
    from referral.referral r where r.sent_at >= since and r.sent_at < midnight and not r.sealed) w
  group by grouping sets ((w.service_id), (w.area)) order by 1, 2;
  perform set_config('palermo.maintenance', '', true);
end $$;
revoke execute on function referral.delays(timestamptz) from public;
grant execute on function referral.delays(timestamptz) to palermo_app;
