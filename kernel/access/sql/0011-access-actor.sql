-- Who acts: entered once per transaction by a session's hash, believed only with the secret's seal.

create function access.now() returns timestamptz language sql stable parallel safe security definer
set search_path = pg_catalog as $$
  select case when i.test then now() + i.clock_offset else now() end from access.instance i
$$;

-- The seal holds for this connection and this transaction only, so that a copied claim is worth nothing elsewhere.
create function access.seal_of(body text) returns text language sql stable security definer
set search_path = pg_catalog as $$
  select encode(sha256(i.secret || sha256(i.secret || convert_to(
    body || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'))), 'hex')
  from access.instance i
$$;
revoke execute on function access.seal_of(text) from public;

-- The entered actor as {kind, account, agency, unit, session, roles, compartments, reader, agency-wide grants}, or null. Compares with the
-- seal by itself: this runs several times in every statement.
create function access.claim() returns text[] language plpgsql stable parallel restricted security definer
set search_path = pg_catalog as $$
declare
  claim text := current_setting('palermo.actor', true);
  body text := substr(claim, 66);
  secret bytea;
begin
  if body is null or body = '' then return null; end if;
  select i.secret into secret from access.instance i;
  if left(claim, 64) is distinct from encode(sha256(secret || sha256(secret || convert_to(
    body || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'))), 'hex') then
    return null;
  end if;
  return string_to_array(body, '|');
end $$;

create function access.set_claim(kind text, account uuid, agency uuid, unit uuid, session uuid, roles text[], compartments access.compartment[], reader text, wide text default '')
returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  body text := concat(kind, '|', account, '|', agency, '|', unit, '|', session, '|',
    array_to_string(roles, ','), '|', array_to_string(compartments, ','), '|', reader, '|', wide);
begin
  perform set_config('palermo.actor', access.seal_of(body) || '|' || body, true);
end $$;
revoke execute on function access.set_claim(text, uuid, uuid, uuid, uuid, text[], access.compartment[], text, text) from public;

create function access.compartments_of(roles text[]) returns access.compartment[] language sql stable security definer
set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct c), '{}') from access.role r, unnest(r.compartments) c where r.role = any (roles)
$$;
revoke execute on function access.compartments_of(text[]) from public;

-- Agency-wide grants that stand as the transaction begins; they are few, and so entered with the actor.
create type access.wide_grant as (compartment access.compartment, level access.level, agency_id uuid);
create function access.wide_grants(grantees uuid[]) returns access.wide_grant[] language sql stable security definer
set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct row(g.compartment, g.level, g.over_agency)::access.wide_grant), '{}') from access."grant" g
  where g.grantee_id = any (grantees) and g.over_agency is not null and g.ended_at is null
    and (g.expires_at is null or g.expires_at > access.now())
$$;
revoke execute on function access.wide_grants(uuid[]) from public;

-- Which of the three readers serves this account in this transaction: each has one policy and so a plan of its own
-- (see access.protect). `palermo_app` reads by single dossiers, `palermo_agency` by agencies alone and only where nothing
-- is written, since a dossier opened in the transaction would be a single one; `palermo_wide` by both.
create function access.reader_for(grantees uuid[], wide access.wide_grant[]) returns text language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  moment timestamptz := access.now();
begin
  if cardinality(wide) = 0 then return 'palermo_app'; end if;
  if current_setting('transaction_read_only') = 'on'
    and not exists (select from access."grant" g
      where g.grantee_id = any (grantees) and g.dossier_id is not null and g.ended_at is null
        and (g.expires_at is null or g.expires_at > moment))
    and not exists (select from access.derivation d where d.ended_at is null and d.crosses
      and d.source_agency = any (array(select w.agency_id from unnest(wide) w)))
  then return 'palermo_agency'; end if;
  return 'palermo_wide';
end $$;
revoke execute on function access.reader_for(uuid[], access.wide_grant[]) from public;

create function access.enter_account(actor_kind text, wanted uuid, session uuid) returns text language plpgsql
security definer set search_path = pg_catalog as $$
declare
  a record;
  caps access.compartment[];
  grantees uuid[];
  wide access.wide_grant[];
  reader text;
  glass boolean;
begin
  select account_id, agency_id, unit_id, roles, lang into a
  from access.account where account_id = wanted and closed_at is null;
  if not found then return null; end if;
  -- The account of whoever runs the machine acts under its own name in every record.
  if 'operator' = any (a.roles) then actor_kind := 'operator'; end if;
  caps := access.compartments_of(a.roles);
  grantees := array_remove(array[a.account_id, a.unit_id, a.agency_id], null);
  wide := access.wide_grants(grantees);
  reader := access.reader_for(grantees, wide);
  perform access.set_claim(actor_kind, a.account_id, a.agency_id, a.unit_id, session, a.roles, caps, reader,
    (select coalesce(string_agg(concat_ws(':', w.compartment, w.level, w.agency_id), ','), '') from unnest(wide) w));
  glass := exists (select from access.break_glass b
    where b.account_id = a.account_id and b.opened_at is not null and b.until > access.now());
  -- A policy is planned without knowing how much its reader reaches: the indexes of dossiers and agencies serve all,
  -- where the planner would sometimes read every row.
  perform set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true);
  return concat(actor_kind, '|', a.account_id, '|', a.agency_id, '|', a.unit_id, '|', session, '|',
    array_to_string(a.roles, ','), '|', array_to_string(caps, ','), '|', a.lang, '|', glass, '|', reader);
end $$;
revoke execute on function access.enter_account(text, uuid, uuid) from public;

-- Opens the transaction for the holder of a session; null when the session does not stand.
create function access.enter(session_hash bytea) returns text language plpgsql
security definer set search_path = pg_catalog as $$
declare
  s record;
begin
  select session_id, account_id into s from access.session
  where hash = session_hash and ended_at is null and expires_at > access.now();
  if not found then return null; end if;
  return access.enter_account('person', s.account_id, s.session_id);
end $$;

-- The account under which Palermo itself acts; made at the start (kernel/access/system.ts).
create function access.system_account() returns uuid language sql immutable as $$
  select '00000000-0000-8000-8000-000000000001'::uuid
$$;

-- Palermo itself, with the rights of roles `system:<right>` alone, which are made from the doors: no compartment, no grant.
create function access.enter_system(as_roles text[]) returns text language plpgsql
security definer set search_path = pg_catalog as $$
declare
  a record;
begin
  if exists (select from unnest(as_roles) r where r not like 'system:%') then return null; end if;
  select account_id, agency_id, lang into a from access.account where account_id = access.system_account() and closed_at is null;
  if not found then return null; end if;
  perform access.set_claim('system', a.account_id, a.agency_id, null, null, as_roles, '{}', 'palermo_app');
  perform set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true);
  return concat('system|', a.account_id, '|', a.agency_id, '|||', array_to_string(as_roles, ','), '||', a.lang, '|f|palermo_app');
end $$;
revoke execute on function access.enter_system(text[]) from public;

-- A job runs as the one who asked for it, with today's roles and grants; System's with the right it had when it asked.
create function access.enter_job(job uuid) returns text language plpgsql
security definer set search_path = pg_catalog as $$
declare
  requester uuid;
  of_system text[];
begin
  select j.account_id, j.as_roles into requester, of_system from jobs.job j where j.job_id = job and j.state in ('waiting', 'running');
  if not found then return null; end if;
  if requester = access.system_account() then return access.enter_system(of_system); end if;
  return access.enter_account('person', requester, null);
end $$;

-- The database role in which the rest of the transaction reads: `select set_config('role', access.reader(), true)`.
-- The choice opens nothing, since every policy compares with lists of the entered actor.
create function access.reader() returns text language sql stable as $$ select coalesce((access.claim())[8], 'palermo_app') $$;

create function access.actor_kind() returns text language sql stable as $$ select (access.claim())[1] $$;
create function access.account_id() returns uuid language sql stable as $$ select nullif((access.claim())[2], '')::uuid $$;
create function access.agency_id() returns uuid language sql stable as $$ select nullif((access.claim())[3], '')::uuid $$;
create function access.unit_id() returns uuid language sql stable as $$ select nullif((access.claim())[4], '')::uuid $$;
create function access.session_id() returns uuid language sql stable as $$ select nullif((access.claim())[5], '')::uuid $$;

create function access.has_right(wanted text) returns boolean language sql stable security definer
set search_path = pg_catalog as $$
  select exists (
    select from access.role_right r
    where r."right" = wanted and r.role = any (string_to_array((access.claim())[6], ','))
  )
$$;

-- An account, unit and agency as one list: whom a grant may name to reach the actor.
create function access.grantees(claim text[]) returns uuid[] language sql immutable as $$
  select array_remove(array[nullif(claim[2], '')::uuid, nullif(claim[4], '')::uuid, nullif(claim[3], '')::uuid], null)
$$;

-- Agencies whose unsealed dossiers the actor may open in this compartment, as it was when the transaction began.
create function access.agencies(wanted text, at_least text) returns uuid[] language plpgsql stable parallel restricted security definer
set search_path = pg_catalog as $$
declare
  claim text[] := access.claim();
  entry text;
  found uuid[] := '{}';
begin
  if claim is null or claim[9] = '' or not wanted = any (string_to_array(claim[7], ',')) then return '{}'; end if;
  foreach entry in array string_to_array(claim[9], ',') loop
    if split_part(entry, ':', 1) = wanted and split_part(entry, ':', 2)::access.level >= at_least::access.level then
      found := found || split_part(entry, ':', 3)::uuid;
    end if;
  end loop;
  return found;
end $$;

-- Dossiers that the actor may open one by one in this compartment, derived identity included. A sealed person is not
-- reached through an agency-wide grant or broken glass on the dossier that they stand in (X8).
create function access.dossiers(wanted text, at_least text) returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  claim text[] := access.claim();
  moment timestamptz := access.now();
  direct uuid[];
  lasting uuid[];
  wide uuid[];
begin
  if claim is null or not wanted = any (string_to_array(claim[7], ',')) then return '{}'; end if;
  select coalesce(array_agg(g.dossier_id), '{}'), coalesce(array_agg(g.dossier_id) filter (where g.origin <> 'break-glass'), '{}')
  into direct, lasting from access."grant" g
  where g.grantee_id = any (access.grantees(claim)) and g.dossier_id is not null and g.ended_at is null
    and g.compartment = wanted::access.compartment and g.level >= at_least::access.level
    and (g.expires_at is null or g.expires_at > moment);
  if wanted <> 'identity' or at_least <> 'read' then return direct; end if;
  wide := access.agencies(wanted, at_least);
  return direct || coalesce((
    select array_agg(d.person_dossier) from access.derivation d
    where d.ended_at is null and d.source_dossier = any (direct)
      and (cardinality(lasting) = cardinality(direct) or d.source_dossier = any (lasting)
        or not exists (select from access.dossier p where p.dossier_id = d.person_dossier and p.sealed))
  ), '{}') || coalesce((
    select array_agg(d.person_dossier) from access.derivation d
    join access.dossier s on s.dossier_id = d.source_dossier
    join access.dossier p on p.dossier_id = d.person_dossier
    where d.ended_at is null and d.crosses and not s.sealed and not p.sealed and d.source_agency = any (wide)
  ), '{}');
end $$;

-- May the actor open this dossier in this compartment, by whatever way.
create function access.may_open(wanted_dossier uuid, wanted text, at_least text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return wanted_dossier = any (access.dossiers(wanted, at_least)) or exists (
    select from access.dossier d where d.dossier_id = wanted_dossier and not d.sealed
      and d.agency_id = any (access.agencies(wanted, at_least)));
end $$;

-- May the actor know that this dossier exists: some compartment of it is open to them.
create function access.may_see(wanted_dossier uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  part access.compartment;
begin
  for part in select unnest(d.compartments) from access.dossier d where d.dossier_id = wanted_dossier loop
    if access.may_open(wanted_dossier, part::text, 'read') then return true; end if;
  end loop;
  return false;
end $$;

-- Does the actor manage this part of the dossier, even where the cap of their roles keeps them from reading it.
create function access.manages(wanted_dossier uuid, wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from access."grant" g
    where g.dossier_id = wanted_dossier and g.compartment = wanted::access.compartment and g.level = 'manage'
      and g.grantee_id = any (access.grantees(access.claim())) and g.ended_at is null
      and (g.expires_at is null or g.expires_at > access.now()))
$$;
