-- People under the tokens first, then those of them whom the actor reads, told from a hashed list: with a row for each of
-- thousands who bear a name, going through the list for each took seconds.
create or replace function person.match_tokens(tokens bytea[], groups int[], enough int) returns table (dossier_id uuid, hits bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  direct uuid[] := access.dossiers('identity', 'read');
  wide uuid[] := access.agencies('identity', 'read');
begin
  return query
  with borne as materialized (
    select t.dossier_id, count(distinct t.token) as hits
    from unnest(tokens, groups) as w (token, grp) join person.token t on t.token = w.token
    group by t.dossier_id having count(distinct w.grp) >= enough
  )
  select b.dossier_id, b.hits from borne b
  where b.dossier_id in (select unnest(direct))
    or exists (select from access.dossier d where d.dossier_id = b.dossier_id and not d.sealed and d.agency_id = any (wide))
  order by b.hits desc, b.dossier_id
  limit 50;
end $$;
