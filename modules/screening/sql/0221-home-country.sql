-- Where the actor works: the law of that country holds for an interview unless it says that it takes place elsewhere.
create function screening.home_country() returns text language sql stable security definer set search_path = pg_catalog as $$
  select a.country from access.agency a where a.agency_id = access.agency_id()
$$;
revoke execute on function screening.home_country() from public;
grant execute on function screening.home_country() to palermo_app;
