-- A list made inside a condition is made while planning too, and again for each row that asks: as a question of its own it is
-- made once. Whoever asks for the keys of their own agency alone is not asked which others they reach. A search by name by
-- somebody who reads five thousand dossiers spent half its time on this.
create or replace function vault.token_agencies() returns uuid[] language sql stable security definer
set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct a.agency_id), '{}') from (
    select d.agency_id from access.dossier d where d.dossier_id = any ((select access.dossiers('identity', 'read'))::uuid[])
    union all
    select unnest(access.agencies('identity', 'read'))
  ) a
$$;

create or replace function vault.agency_keys(agencies uuid[]) returns table (
  agency_id uuid, key_id uuid, wrapped bytea, master_key_id uuid, retired boolean
) language sql stable security definer set search_path = pg_catalog as $$
  select k.agency_id, k.key_id, k.wrapped, k.wrapping_key_id, k.retired_at is not null
  from vault.key k
  where k.kind = 'agency' and k.destroyed_at is null and k.agency_id = any (agencies)
    and k.agency_id = any ((select case when agencies <@ array[access.agency_id()] then agencies
      else access.agency_id() || vault.token_agencies() end)::uuid[])
$$;
