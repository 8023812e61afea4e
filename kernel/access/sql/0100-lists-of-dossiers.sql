-- Dossiers that the actor may open one by one in this compartment, derived identity included. A sealed person is not
-- reached through an agency-wide grant or broken glass on the dossier that they stand in (X8). Compartment and level are
-- read once, not for each grant: policies make this list several times in every statement.
create or replace function access.dossiers(wanted text, at_least text) returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  claim text[] := access.claim();
  part access.compartment := wanted;
  least access.level := at_least;
  who uuid[];
  glass boolean;
  moment timestamptz;
  direct uuid[];
  lasting uuid[];
  wide uuid[];
begin
  if claim is null or not wanted = any (string_to_array(claim[7], ',')) then return '{}'; end if;
  who := access.grantees(claim);
  glass := claim[10] is distinct from 'no-glass';
  moment := access.now();
  direct := array(
    select g.dossier_id from access."grant" g
    where g.grantee_id = any (who) and g.compartment = part and g.dossier_id is not null and g.ended_at is null
      and g.level >= least and (g.expires_at is null or g.expires_at > moment)
      and (glass or g.origin <> 'break-glass'));
  if wanted <> 'identity' or at_least <> 'read' then return direct; end if;
  lasting := array(
    select g.dossier_id from access."grant" g
    where g.grantee_id = any (who) and g.compartment = part and g.dossier_id is not null and g.ended_at is null
      and g.level >= least and (g.expires_at is null or g.expires_at > moment)
      and g.origin <> 'break-glass');
  wide := access.agencies(wanted, at_least);
  return direct || array(
    select d.person_dossier from access.derivation d
    where d.ended_at is null and d.source_dossier = any (direct)
      and (cardinality(lasting) = cardinality(direct) or d.source_dossier = any (lasting)
        or not exists (select from access.dossier p where p.dossier_id = d.person_dossier and p.sealed))
  ) || array(
    select d.person_dossier from access.derivation d
    join access.dossier s on s.dossier_id = d.source_dossier
    join access.dossier p on p.dossier_id = d.person_dossier
    where d.ended_at is null and d.crosses and not s.sealed and not p.sealed and d.source_agency = any (wide)
  );
end $$;
