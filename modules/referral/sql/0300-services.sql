-- The directory of services: who helps, where, in which language, whom they take, and how many places are free.
create schema referral;
grant usage on schema referral to palermo_app, palermo_backup;

-- Only the agency that keeps a row changes it.
create function referral.keep_to_agency() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'palermo_owner' and coalesce(current_setting('palermo.maintenance', true), '') = 'on' then return coalesce(new, old); end if;
  if (tg_op <> 'INSERT' and old.agency_id is distinct from access.agency_id())
    or (tg_op <> 'DELETE' and new.agency_id is distinct from access.agency_id()) then
    raise exception 'referral: the row is kept by another agency' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;

-- A directory of the kind `reference`, read by those who refer or look after it alone, each row kept by its agency.
create function referral.directory(target text, write_right text) returns void language plpgsql as $$
begin
  perform access.reference(target, write_right);
  execute format('create policy seekers on %s as restrictive for select to palermo_app, palermo_wide, palermo_agency using ((select access.has_right(''referral.search'') or access.has_right(''referral.see-gaps'')))', target);
  execute format('create trigger own_agency before insert or update or delete on %s for each row execute function referral.keep_to_agency()', target);
end $$;
revoke execute on function referral.directory(text, text) from public, palermo_app;

-- A country's own areas; `XV` alone means the whole country and needs no row.
create table referral.area (
  agency_id  uuid not null references access.agency,
  area_id    uuid not null,
  code       text not null check (code ~ '^[A-Z]{2}-[A-Z0-9]{1,10}$'),
  country    text generated always as (left(code, 2)) stored,
  -- Names as modules/referral/words/area.ts says.
  name       jsonb not null,
  -- A point on the map: the middle of an area, never a house.
  longitude  numeric(7,3) check (longitude between -180 and 180),
  latitude   numeric(6,3) check (latitude between -90 and 90),
  version    int not null default 1,
  written_at timestamptz not null default access.now(),
  removed_at timestamptz,
  primary key (agency_id, area_id),
  unique (area_id),
  check ((longitude is null) = (latitude is null))
);
select referral.directory('referral.area', 'referral.keep-directory');
create unique index on referral.area (code) where removed_at is null;
comment on table referral.area is 'Areas of a country, as its coordinator names them';

create table referral.provider (
  agency_id       uuid not null references access.agency,
  provider_id     uuid not null,
  key             text not null check (key = lower(key) and length(key) between 1 and 80),
  name            jsonb not null,
  kind            text not null,
  country         text not null check (country ~ '^[A-Z]{2}$'),
  -- The agency whose people answer referrals here; null where nobody has an account.
  answered_by     uuid references access.agency,
  version         int not null default 1,
  author          uuid not null,
  written_at      timestamptz not null default access.now(),
  removed_at      timestamptz,
  primary key (agency_id, provider_id),
  unique (provider_id)
);
select referral.directory('referral.provider', 'referral.keep-service');
create unique index on referral.provider (agency_id, key) where removed_at is null;
create index on referral.provider (answered_by);
comment on table referral.provider is 'Bodies that give services, with the agency that answers for them';

create table referral.service (
  agency_id    uuid not null references access.agency,
  service_id   uuid not null,
  provider_id  uuid not null,
  -- The key by which an import finds the service again.
  key          text not null check (key = lower(key) and length(key) between 1 and 80),
  code         text not null unique,
  kinds        text[] not null check (cardinality(kinds) between 1 and 14),
  areas        text[] not null check (cardinality(areas) between 1 and 400),
  -- As modules/referral/words/service.ts says: name, languages, who is accepted, hours, contacts, conditions.
  content      jsonb not null,
  -- Address and other contacts lie in the vault; see service_address.
  secret       boolean not null,
  capacity     int check (capacity between 0 and 100000),
  free         int check (free between 0 and 100000),
  free_told_at timestamptz,
  state        text not null default 'open' check (state in ('open', 'paused', 'closed')),
  state_reason text not null default '' check (length(state_reason) <= 500),
  state_at     timestamptz not null default access.now(),
  verified_at  timestamptz,
  verified_by  uuid,
  -- Days after which it asks to be looked over again.
  verify_every int not null default 90 check (verify_every between 7 and 730),
  version      int not null default 1,
  -- Grows with every change, also of places and state: tells a copy of the directory that it is old.
  changes      int not null default 1,
  author       uuid not null,
  written_at   timestamptz not null default access.now(),
  primary key (agency_id, service_id),
  unique (service_id),
  foreign key (agency_id, provider_id) references referral.provider,
  check (free is null or capacity is not null and free <= capacity),
  -- X6: where people sleep in hiding, no address is ever open.
  check (secret or not kinds && array['shelter', 'witness-protection']),
  check (not secret or not content ?| array['address', 'web', 'email', 'phone'])
);
select referral.directory('referral.service', 'referral.keep-service');
create unique index on referral.service (agency_id, key) where state <> 'closed';
create index on referral.service (provider_id);
comment on table referral.service is 'Services: kinds, areas, languages, who is accepted, places, last verified; never an address that is secret';

-- The agency that answers for a provider changes its services too, and nobody moves one to another agency.
create function referral.keep_to_keepers() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if coalesce(current_setting('palermo.maintenance', true), '') = 'on' and access.account_id() is null then return new; end if;
  if new.agency_id is distinct from old.agency_id or not (old.agency_id is not distinct from access.agency_id() or exists (
    select from referral.provider p where p.provider_id = old.provider_id and p.answered_by = access.agency_id())) then
    raise exception 'referral: the service is kept by another agency' using errcode = '42501';
  end if;
  return new;
end $$;
drop trigger own_agency on referral.service;
create trigger own_agency before insert or delete on referral.service for each row execute function referral.keep_to_agency();
create trigger own_agency_changes before update on referral.service for each row execute function referral.keep_to_keepers();

create table referral.service_version (
  service_id uuid not null,
  version    int not null,
  kinds      text[] not null,
  areas      text[] not null,
  content    jsonb not null,
  author     uuid not null,
  written_at timestamptz not null,
  primary key (service_id, version)
);
select access.internal('referral.service_version');
comment on table referral.service_version is 'Every version of a service, written by the database itself';

create function referral.keep_version() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' or new.version <> old.version then
    insert into referral.service_version (service_id, version, kinds, areas, content, author, written_at)
    values (new.service_id, new.version, new.kinds, new.areas, new.content, new.author, new.written_at);
  end if;
  return null;
end $$;
create trigger keep_version after insert or update on referral.service for each row execute function referral.keep_version();

-- Versions of a service for those who keep or answer for it.
create function referral.service_versions(wanted uuid) returns table (version int, kinds text[], areas text[], content jsonb, author uuid, written_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select v.version, v.kinds, v.areas, v.content, v.author, v.written_at from referral.service_version v
  join referral.service s using (service_id) join referral.provider p on p.provider_id = s.provider_id
  where v.service_id = wanted and access.has_right('referral.keep-service') and access.agency_id() in (s.agency_id, p.answered_by)
  order by v.version desc
$$;

-- X6, X2: secret addresses lie in `privileged`, which police, prosecution, administrators and break-glass never open.
-- One dossier a service; sealed with its key.
create table referral.service_address (
  agency_id          uuid not null,
  service_address_id uuid not null,
  dossier_id         uuid not null,
  service_id         uuid not null,
  address            bytea not null,
  -- Where an arriving person is met when nothing else is agreed; told with an accepted transfer.
  meeting_point      bytea,
  version            int not null default 1,
  written_at         timestamptz not null default access.now(),
  primary key (agency_id, service_address_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on referral.service_address (service_id);
select access.protect('referral.service_address', 'privileged');
comment on table referral.service_address is 'Secret addresses of services, sealed';

-- Whether an address is kept at all, so that it is not kept twice out of each other's sight: for its keepers alone.
create function referral.has_address(wanted uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_one boolean;
begin
  if not access.has_right('referral.keep-address') then return false; end if;
  perform set_config('palermo.maintenance', 'on', true);
  select exists (
    select from referral.service_address a join referral.service s on s.service_id = a.service_id
    join referral.provider p on p.provider_id = s.provider_id
    where a.service_id = wanted and access.agency_id() in (s.agency_id, p.answered_by)) into found_one;
  perform set_config('palermo.maintenance', '', true);
  return found_one;
end $$;

-- When the keepers of a service were last asked to look it over.
create table referral.asked_again (
  service_id uuid primary key,
  asked_at   timestamptz not null
);
select access.internal('referral.asked_again');
comment on table referral.asked_again is 'When keepers of services were asked to look an entry over';

-- Tells the people who keep services that some wait to be looked over: when the term is over, and each week after that.
-- A notice says no more.
create function referral.ask_again() returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  due uuid[];
  keeper uuid;
begin
  if not access.has_right('referral.follow') then return; end if;
  select coalesce(array_agg(s.service_id), '{}') into due from referral.service s
  left join referral.asked_again q using (service_id)
  where s.state <> 'closed' and coalesce(s.verified_at, s.written_at) + make_interval(days => s.verify_every) <= access.now()
    and (q.asked_at is null or q.asked_at < s.verified_at or q.asked_at <= access.now() - interval '7 days');
  for keeper in
    select distinct a.account_id from referral.service s
    join referral.provider p on p.provider_id = s.provider_id
    join access.account a on a.agency_id = coalesce(p.answered_by, s.agency_id) and a.closed_at is null
      and a.roles && array['provider', 'coordinator']
    where s.service_id = any (due)
  loop
    perform access.tell(keeper, 'services-stale', null);
  end loop;
  insert into referral.asked_again as q (service_id, asked_at) select unnest(due), access.now()
  on conflict (service_id) do update set asked_at = excluded.asked_at;
end $$;

-- Names of agencies are no secret to people at work.
create function referral.agency_names(wanted uuid[]) returns table (agency_id uuid, name jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.agency_id, a.name from access.agency a where a.agency_id = any (wanted) and access.account_id() is not null
$$;

-- Agencies that may answer for a provider: those of people who help, never police, prosecution or administration.
create function referral.answering_agencies() returns table (agency_id uuid, name jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.agency_id, a.name from access.agency a
  where access.has_right('referral.keep-service') and a.kind not in ('operator', 'system')
    and (a.agency_id = access.agency_id() or exists (
      select from access.account c where c.agency_id = a.agency_id and c.closed_at is null and 'provider' = any (c.roles)))
  order by a.name ->> 'en'
$$;

create function referral.own_country() returns text language sql stable security definer set search_path = pg_catalog as $$
  select a.country from access.agency a where a.agency_id = access.agency_id()
$$;

revoke execute on all functions in schema referral from public;
grant execute on function referral.agency_names(uuid[]), referral.answering_agencies(), referral.own_country(), referral.service_versions(uuid),
  referral.has_address(uuid), referral.ask_again() to palermo_app;
