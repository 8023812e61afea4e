-- Keys, wrapped: the master key (outside the database) wraps agency keys, which wrap one key per person and dossier.
-- Backups carry this table apart from the rest and keep it 30 days, so that an erased key is gone everywhere by then.
create schema vault;
grant usage on schema vault to palermo_app, palermo_backup;

create table vault.key (
  agency_id       uuid not null references access.agency,
  key_id          uuid not null,
  kind            text not null check (kind in ('agency', 'subject')),
  -- A dossier's id, or the agency's own id for an agency key.
  subject         uuid not null,
  wrapped         bytea,
  -- For an agency key a fingerprint of the master key, for a subject's key an agency key of this table.
  wrapping_key_id uuid not null,
  created_at      timestamptz not null,
  -- An agency key that still opens and no longer seals.
  retired_at      timestamptz,
  destroyed_at    timestamptz,
  primary key (agency_id, key_id),
  check ((wrapped is null) = (destroyed_at is not null)),
  check (kind <> 'agency' or subject = agency_id)
);
create unique index one_key_per_subject on vault.key (subject) where kind = 'subject';
create unique index one_current_agency_key on vault.key (agency_id)
  where kind = 'agency' and retired_at is null and destroyed_at is null;
create index key_by_wrapping_key on vault.key (agency_id, wrapping_key_id) where kind = 'subject' and destroyed_at is null;
select access.internal('vault.key');
comment on table vault.key is 'Wrapped keys of agencies, people and dossiers';

-- What was erased; the same ids stand in the erasure ledger outside the database.
create table vault.erasure (
  agency_id  uuid not null references access.agency,
  erasure_id uuid not null,
  subject    uuid not null,
  key_id     uuid,
  account_id uuid,
  erased_at  timestamptz not null,
  primary key (agency_id, erasure_id)
);
create unique index on vault.erasure (subject);
select access.internal('vault.erasure');
comment on table vault.erasure is 'Erased people and dossiers, by ids only';

-- Does the actor manage some part of the dossier; nothing else may make or destroy its key.
create function vault.manages(wanted uuid) returns boolean language sql stable security definer
set search_path = pg_catalog as $$
  select exists (
    select from access.dossier d, unnest(d.compartments) c
    where d.dossier_id = wanted and access.manages(wanted, c::text))
$$;
revoke execute on function vault.manages(uuid) from public;

-- Agencies in which the actor holds identity grants: a name search computes its tokens under each of them.
create function vault.token_agencies() returns uuid[] language sql stable security definer
set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct a.agency_id), '{}') from (
    select d.agency_id from access.dossier d where d.dossier_id = any (access.dossiers('identity', 'read'))
    union all
    select unnest(access.agencies('identity', 'read'))
  ) a
$$;

-- Those of the dossiers that the actor may see in some compartment: access.may_see for many at once.
create function vault.visible(subjects uuid[]) returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  part access.compartment;
  direct uuid[];
  wide uuid[];
  seen uuid[] := '{}';
begin
  for part in select distinct unnest(d.compartments) from access.dossier d where d.dossier_id = any (subjects) loop
    direct := access.dossiers(part::text, 'read');
    wide := access.agencies(part::text, 'read');
    seen := seen || array(
      select d.dossier_id from access.dossier d
      where d.dossier_id = any (subjects) and part = any (d.compartments)
        and (d.dossier_id = any (direct) or (not d.sealed and d.agency_id = any (wide))));
  end loop;
  return seen;
end $$;
revoke execute on function vault.visible(uuid[]) from public;

-- Keys of the dossiers that the actor may see in some compartment, each with the agency key that wraps it; a row without
-- a key for those that have none (not made yet, or restored without keys).
create function vault.wrapped_keys(subjects uuid[]) returns table (
  subject uuid, agency_id uuid, key_id uuid, wrapped bytea,
  agency_key_id uuid, agency_wrapped bytea, master_key_id uuid, destroyed boolean
) language sql stable security definer set search_path = pg_catalog as $$
  select v.subject, k.agency_id, k.key_id, k.wrapped, a.key_id, a.wrapped, a.wrapping_key_id, k.destroyed_at is not null
  from unnest(vault.visible(subjects)) v (subject)
  left join vault.key k on k.kind = 'subject' and k.subject = v.subject
  left join vault.key a on a.agency_id = k.agency_id and a.key_id = k.wrapping_key_id and a.kind = 'agency'
$$;

create function vault.wrapped_key(subject uuid) returns bytea language sql stable security definer
set search_path = pg_catalog as $$
  select k.wrapped from vault.wrapped_keys(array[wrapped_key.subject]) k
$$;

-- Keys of the actor's own agency and of agencies in which the actor holds identity grants.
create function vault.agency_keys(agencies uuid[]) returns table (
  agency_id uuid, key_id uuid, wrapped bytea, master_key_id uuid, retired boolean
) language sql stable security definer set search_path = pg_catalog as $$
  select k.agency_id, k.key_id, k.wrapped, k.wrapping_key_id, k.retired_at is not null
  from vault.key k
  where k.kind = 'agency' and k.destroyed_at is null and k.agency_id = any (agencies)
    and (k.agency_id = access.agency_id() or k.agency_id = any (vault.token_agencies()))
$$;

-- The agency of a dossier that the actor manages; for no dossier the actor's own. Null when it may not be known.
create function vault.home_of(wanted uuid) returns uuid language sql stable security definer
set search_path = pg_catalog as $$
  select case when wanted is null then access.agency_id() else (
    select d.agency_id from access.dossier d where d.dossier_id = wanted and vault.manages(wanted)) end
$$;

-- The agency key that seals today, for making a dossier's key.
create function vault.current_agency_key(wanted uuid) returns table (
  agency_id uuid, key_id uuid, wrapped bytea, master_key_id uuid
) language sql stable security definer set search_path = pg_catalog as $$
  select h.agency_id, k.key_id, k.wrapped, k.wrapping_key_id
  from (select vault.home_of(wanted) as agency_id) h
  left join vault.key k on k.agency_id = h.agency_id and k.kind = 'agency' and k.retired_at is null and k.destroyed_at is null
  where h.agency_id is not null
$$;

-- The first key of an agency; where two make it at once, the first stays and the second is dropped.
create function vault.store_agency_key(wanted uuid, key_id uuid, wrapped bytea, master_key_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  home uuid := vault.home_of(wanted);
begin
  if home is null then
    raise exception 'vault: not managed by this actor' using errcode = '42501';
  end if;
  insert into vault.key (agency_id, key_id, kind, subject, wrapped, wrapping_key_id, created_at)
  values (home, key_id, 'agency', home, wrapped, master_key_id, access.now())
  on conflict (agency_id) where kind = 'agency' and retired_at is null and destroyed_at is null do nothing;
end $$;

-- The key of a dossier that the actor manages and that has none; false when it has one already.
create function vault.store_key(wanted uuid, key_id uuid, wrapped bytea, wrapping_key_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  home uuid := vault.home_of(wanted);
begin
  if wanted is null or home is null then
    raise exception 'vault: not managed by this actor' using errcode = '42501';
  end if;
  if wrapped is null or not exists (
    select from vault.key k where k.agency_id = home and k.key_id = store_key.wrapping_key_id and k.kind = 'agency'
  ) then
    raise exception 'vault: the wrapping key is not one of the dossier''s agency' using errcode = '23514';
  end if;
  insert into vault.key (agency_id, key_id, kind, subject, wrapped, wrapping_key_id, created_at)
  values (home, key_id, 'subject', wanted, wrapped, wrapping_key_id, access.now())
  on conflict (subject) where kind = 'subject' do nothing;
  return found;
end $$;

-- Destroys a subject's key and notes it; whatever hangs on the key (tokens, coded facts) goes by triggers.
create function vault.destroy(wanted_agency uuid, wanted uuid, erasure uuid, by_account uuid, moment timestamptz)
returns table (erasure_id uuid, key_id uuid) language plpgsql security definer set search_path = pg_catalog as $$
declare
  destroyed uuid;
begin
  -- One that has no key (restored without the keys) gets one that is destroyed at once: what hangs on it goes all the same,
  -- and none is made for it later.
  insert into vault.key (agency_id, key_id, kind, subject, wrapped, wrapping_key_id, created_at)
  values (wanted_agency, gen_random_uuid(), 'subject', wanted, '\x00', wanted_agency, moment)
  on conflict (subject) where kind = 'subject' do nothing;
  update vault.key k set wrapped = null, destroyed_at = moment
  where k.kind = 'subject' and k.subject = wanted and k.destroyed_at is null;
  select k.key_id into destroyed from vault.key k where k.kind = 'subject' and k.subject = wanted;
  insert into vault.erasure (agency_id, erasure_id, subject, key_id, account_id, erased_at)
  values (wanted_agency, erasure, wanted, destroyed, by_account, moment)
  on conflict (subject) do nothing;
  return query select e.erasure_id, e.key_id from vault.erasure e where e.subject = wanted;
end $$;
revoke execute on function vault.destroy(uuid, uuid, uuid, uuid, timestamptz) from public;

-- Erasure by one who manages the dossier, unless a legal hold stands.
create function vault.erase(wanted uuid, erasure uuid) returns table (agency_id uuid, erasure_id uuid, key_id uuid, erased_at timestamptz)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  home uuid := vault.home_of(wanted);
begin
  if wanted is null or home is null then
    raise exception 'vault: not managed by this actor' using errcode = '42501';
  end if;
  -- Whoever sets a hold waits for the end of this, or this for the end of that.
  perform from access.dossier d where d.dossier_id = wanted for update;
  if access.is_held(wanted) then
    raise exception 'vault: a legal hold stands' using errcode = 'P0001', hint = 'legal-hold';
  end if;
  perform vault.destroy(home, wanted, erasure, access.account_id(), access.now());
  return query select e.agency_id, e.erasure_id, e.key_id, e.erased_at from vault.erasure e where e.subject = wanted;
end $$;

revoke execute on function vault.token_agencies(), vault.wrapped_keys(uuid[]), vault.wrapped_key(uuid),
  vault.agency_keys(uuid[]), vault.home_of(uuid), vault.current_agency_key(uuid),
  vault.store_agency_key(uuid, uuid, bytea, uuid), vault.store_key(uuid, uuid, bytea, uuid), vault.erase(uuid, uuid) from public;
grant execute on function vault.token_agencies(), vault.wrapped_keys(uuid[]), vault.wrapped_key(uuid),
  vault.agency_keys(uuid[]), vault.home_of(uuid), vault.current_agency_key(uuid),
  vault.store_agency_key(uuid, uuid, bytea, uuid), vault.store_key(uuid, uuid, bytea, uuid), vault.erase(uuid, uuid) to palermo_app;
