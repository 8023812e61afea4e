-- An emergency is a person's: what an account broke open by hand is shut to its access tokens, and to the jobs that they start.

-- Dossiers that the actor may open one by one in this compartment, derived identity included. A sealed person is not
-- reached through an agency-wide grant or broken glass on the dossier that they stand in (X8).
create or replace function access.dossiers(wanted text, at_least text) returns uuid[] language plpgsql stable security definer
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
    and (g.expires_at is null or g.expires_at > moment)
    and (g.origin <> 'break-glass' or claim[10] is distinct from 'no-glass');
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

-- Opens the transaction for a program: the account's roles as far as the token has them, under the token's own id, and
-- without what the account broke open in an emergency, which is a person's, and
-- never the compartment of names, whatever the roles may open: no list, search or export tells a program who somebody is. A
-- token that was made or used later than now met a clock that was moved back, and does not stand.
create or replace function access.enter_token(token_hash bytea) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  t access.token;
  entered text[];
  claim text[];
  kept text[];
begin
  select * into t from access.token where hash = token_hash and ended_at is null and expires_at > access.now()
    and greatest(made_at, used_at) <= access.now() + interval '5 minutes';
  if not found then return null; end if;
  entered := string_to_array(access.enter_account('token', t.account_id, t.token_id), '|');
  if entered is null then return null; end if;
  kept := array(select r from unnest(string_to_array(entered[6], ',')) r where r = any (t.roles));
  entered[6] := array_to_string(kept, ',');
  entered[7] := array_to_string(array_remove(access.compartments_of(kept), 'identity'::access.compartment), ',');
  claim := access.claim();
  claim[6] := entered[6];
  claim[7] := entered[7];
  claim[10] := 'no-glass';
  perform set_config('palermo.actor', access.seal_of(array_to_string(claim, '|', '')) || '|' || array_to_string(claim, '|', ''), true);
  return array_to_string(entered, '|', '');
end $$;

-- A job runs as the one who asked for it, with today's roles and grants; System's with the right it had when it asked; what a program
-- asked for, without what its account broke open.
create or replace function access.enter_job(job uuid) returns text language plpgsql
security definer set search_path = pg_catalog as $$
declare
  requester uuid;
  of_system text[];
  of_token uuid;
  entered text;
  claim text[];
begin
  select j.account_id, j.as_roles, j.token_id into requester, of_system, of_token from jobs.job j where j.job_id = job and j.state in ('waiting', 'running');
  if not found then return null; end if;
  if requester = access.system_account() then return access.enter_system(of_system); end if;
  entered := access.enter_account('person', requester, null);
  if of_token is not null and entered is not null then
    claim := access.claim();
    claim[10] := 'no-glass';
    perform set_config('palermo.actor', access.seal_of(array_to_string(claim, '|', '')) || '|' || array_to_string(claim, '|', ''), true);
  end if;
  return entered;
end $$;
