-- Whether single dossiers are open is looked up for these dossiers alone. Before, the list of all that the actor reads was
-- made for each: for a reader of five thousand cases thirty-five thousand people, several times in every question.

-- People are looked up in this list while lists of dossiers are made: few dossiers are sealed.
create index dossier_sealed on access.dossier (dossier_id) where sealed;

-- Those of the dossiers that the actor may open one by one in this compartment: `access.dossiers` for some.
create function access.opened_among(wanted text, at_least text, among uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  claim text[] := access.claim();
  part access.compartment := wanted;
  least access.level := at_least;
  who uuid[];
  glass boolean;
  wide uuid[];
  found uuid[];
begin
  if claim is null or not wanted = any (string_to_array(claim[7], ',')) then return '{}'; end if;
  who := access.grantees(claim);
  glass := claim[10] is distinct from 'no-glass';
  found := array(
    select x from unnest(among) x where exists (
      select from access."grant" g
      where g.dossier_id = x and g.grantee_id = any (who) and g.compartment = part and g.ended_at is null
        and g.level >= least and (g.expires_at is null or g.expires_at > (select access.now()))
        and (glass or g.origin <> 'break-glass')));
  if wanted <> 'identity' or at_least <> 'read' or found @> among then return found; end if;
  wide := access.agencies(wanted, at_least);
  return found || array(
    select x from unnest(among) x where x <> all (found) and exists (
      select from access.derivation d
      where d.person_dossier = x and d.ended_at is null and (
        exists (
          select from access."grant" g
          where g.dossier_id = d.source_dossier and g.grantee_id = any (who) and g.compartment = part and g.ended_at is null
            and g.level >= least and (g.expires_at is null or g.expires_at > (select access.now()))
            and (g.origin <> 'break-glass'
              or glass and not exists (select from access.dossier p where p.dossier_id = x and p.sealed)))
        or d.crosses and d.source_agency = any (wide)
          and not exists (select from access.dossier p where p.dossier_id in (x, d.source_dossier) and p.sealed))));
end $$;
revoke execute on function access.opened_among(text, text, uuid[]) from public;

create or replace function access.may_open(wanted_dossier uuid, wanted text, at_least text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return cardinality(access.opened_among(wanted, at_least, array[wanted_dossier])) > 0 or exists (
    select from access.dossier d where d.dossier_id = wanted_dossier and not d.sealed
      and d.agency_id = any (access.agencies(wanted, at_least)));
end $$;

-- Dossiers that were granted in this compartment one by one, without the people who are read through them.
create function access.granted(wanted text, at_least text) returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  claim text[] := access.claim();
  part access.compartment := wanted;
  least access.level := at_least;
  who uuid[];
  glass boolean;
begin
  if claim is null or not wanted = any (string_to_array(claim[7], ',')) then return '{}'; end if;
  who := access.grantees(claim);
  glass := claim[10] is distinct from 'no-glass';
  return array(
    select g.dossier_id from access."grant" g
    where g.grantee_id = any (who) and g.compartment = part and g.dossier_id is not null and g.ended_at is null
      and g.level >= least and (g.expires_at is null or g.expires_at > (select access.now()))
      and (glass or g.origin <> 'break-glass'));
end $$;
revoke execute on function access.granted(text, text) from public;
