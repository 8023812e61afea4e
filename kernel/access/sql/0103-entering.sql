-- Entering an actor and making lists of dossiers is done for every question: one statement reads what several functions read
-- before, with the same outcome. Clock and secret are one row.

-- The kernel's clock from the row of the instance; tests move it.
create function access.moment_of(test boolean, clock_offset interval) returns timestamptz language sql stable parallel safe as $$
  select case when test then now() + clock_offset else now() end
$$;
create or replace function access.now() returns timestamptz language sql stable parallel safe security definer
set search_path = pg_catalog as $$
  select access.moment_of(i.test, i.clock_offset) from access.instance i
$$;

-- The seal holds for this connection and this transaction only, so that a copied claim is worth nothing elsewhere.
create function access.seal_with(secret bytea, body text) returns text language sql stable as $$
  select encode(sha256(secret || sha256(secret || convert_to(
    body || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'))), 'hex')
$$;
create or replace function access.seal_of(body text) returns text language sql stable security definer
set search_path = pg_catalog as $$
  select access.seal_with(i.secret, body) from access.instance i
$$;

create or replace function access.claim() returns text[] language plpgsql stable parallel restricted security definer
set search_path = pg_catalog as $$
declare
  claim text := current_setting('palermo.actor', true);
  body text := substr(claim, 66);
  secret bytea;
begin
  if body is null or body = '' then return null; end if;
  select i.secret into secret from access.instance i;
  if left(claim, 64) is distinct from access.seal_with(secret, body) then return null; end if;
  return string_to_array(body, '|');
end $$;

-- Agency-wide grants are few: whoever has none is told so by an index.
create or replace function access.enter_account(actor_kind text, wanted uuid, session uuid) returns text language plpgsql
security definer set search_path = pg_catalog as $$
declare
  a record;
  grantees uuid[];
  wide access.wide_grant[] := '{}';
  reader text := 'palermo_app';
  body text;
  who text;
begin
  select o.account_id, o.agency_id, o.unit_id, o.lang, i.secret, array_to_string(o.roles, ',') as roles, 'operator' = any (o.roles) as operates,
    array_to_string(array(select distinct c from access.role r, unnest(r.compartments) c where r.role = any (o.roles) order by c), ',') as caps,
    exists (select from access."grant" g
      where g.grantee_id = any (array[o.account_id, o.unit_id, o.agency_id]) and g.over_agency is not null and g.ended_at is null) as is_wide,
    exists (select from access.break_glass b
      where b.account_id = o.account_id and b.opened_at is not null and b.until > access.moment_of(i.test, i.clock_offset)) as glass
  into a from access.account o, access.instance i where o.account_id = wanted and o.closed_at is null;
  if not found then return null; end if;
  -- The account of whoever runs the machine acts under its own name in every record.
  if a.operates then actor_kind := 'operator'; end if;
  if a.is_wide then
    grantees := array_remove(array[a.account_id, a.unit_id, a.agency_id], null);
    wide := access.wide_grants(grantees);
    reader := access.reader_for(grantees, wide);
  end if;
  who := concat(actor_kind, '|', a.account_id, '|', a.agency_id, '|', a.unit_id, '|', session, '|', a.roles, '|', a.caps, '|');
  body := concat(who, reader, '|', case when a.is_wide then access.wide_text(wide) end);
  body := set_config('palermo.actor', access.seal_with(a.secret, body) || '|' || body, true);
  -- A policy is planned without knowing how much its reader reaches: the indexes of dossiers and agencies serve all,
  -- where the planner would sometimes read every row.
  body := set_config('enable_seqscan', 'off', true);
  body := set_config('jit', 'off', true);
  return concat(who, a.lang, '|', a.glass, '|', reader);
end $$;

create function access.wide_text(wide access.wide_grant[]) returns text language sql immutable as $$
  select coalesce(string_agg(concat_ws(':', w.compartment, w.level, w.agency_id), ','), '') from unnest(wide) w
$$;

create or replace function access.enter(session_hash bytea) returns text language plpgsql
security definer set search_path = pg_catalog as $$
begin
  return (select access.enter_account('person', s.account_id, s.session_id) from access.session s, access.instance i
    where s.hash = session_hash and s.ended_at is null and s.expires_at > access.moment_of(i.test, i.clock_offset));
end $$;

-- Dossiers that the actor may open one by one in this compartment, derived identity included. A sealed person is not
-- reached through an agency-wide grant or broken glass on the dossier that they stand in (X8).
create or replace function access.dossiers(wanted text, at_least text) returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  claim text[] := access.claim();
  part access.compartment := wanted;
  least access.level := at_least;
  who uuid[];
  glass boolean;
  direct uuid[];
  wide uuid[];
begin
  if claim is null or not wanted = any (string_to_array(claim[7], ',')) then return '{}'; end if;
  who := access.grantees(claim);
  glass := claim[10] is distinct from 'no-glass';
  -- The clock is asked only where a grant ends by itself.
  direct := array(
    select g.dossier_id from access."grant" g
    where g.grantee_id = any (who) and g.compartment = part and g.dossier_id is not null and g.ended_at is null
      and g.level >= least and (g.expires_at is null or g.expires_at > (select access.now()))
      and (glass or g.origin <> 'break-glass'));
  if wanted <> 'identity' or at_least <> 'read' then return direct; end if;
  wide := access.agencies(wanted, at_least);
  return direct || array(
    select d.person_dossier from access.derivation d
    where d.ended_at is null and d.source_dossier = any (direct)
      and (not exists (select from access.dossier p where p.dossier_id = d.person_dossier and p.sealed)
        or exists (select from access."grant" g
          where g.grantee_id = any (who) and g.compartment = part and g.dossier_id = d.source_dossier and g.ended_at is null
            and g.level >= least and (g.expires_at is null or g.expires_at > (select access.now()))
            and g.origin <> 'break-glass'))
  ) || array(
    select d.person_dossier from access.derivation d
    join access.dossier s on s.dossier_id = d.source_dossier
    join access.dossier p on p.dossier_id = d.person_dossier
    where d.ended_at is null and d.crosses and not s.sealed and not p.sealed and d.source_agency = any (wide)
  );
end $$;

-- Nothing else writes a claim by its parts.
revoke execute on function access.moment_of(boolean, interval), access.seal_with(bytea, text), access.wide_text(access.wide_grant[]) from public;
