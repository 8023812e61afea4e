-- Answers of an interview with which a case was opened. They are an earlier account (C1): kept beside the case and not in
-- its summary, so that whoever is still to hear somebody of the case does not read them before the free account is closed.
create table casefile.carried (
  agency_id  uuid not null,
  carried_id uuid not null default gen_uuid_v7(),
  dossier_id uuid not null,
  -- Sealed JSON: the chosen sections, each with its title and words.
  content    bytea not null,
  carried_at timestamptz not null default access.now(),
  version    int not null default 1,
  primary key (agency_id, carried_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on casefile.carried (carried_id);
create index on casefile.carried (dossier_id);
select access.protect('casefile.carried', 'investigation');
comment on table casefile.carried is 'Answers of interviews with which cases were opened';

-- Cases in which the actor is still to hear somebody. Whose answers were carried is not known to the case, which knows no
-- name from the interview, so that hearing anybody shuts them.
create function casefile.cases_to_hear() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct o.dossier_id), '{}') from casefile.open_free_account o where o.account_id = access.account_id()
$$;
revoke execute on function casefile.cases_to_hear() from public;
grant execute on function casefile.cases_to_hear() to palermo_app;

create policy free_account_first on casefile.carried as restrictive for select to palermo_app, palermo_wide, palermo_agency
  using (dossier_id <> all ((select casefile.cases_to_hear())::uuid[]));
create policy free_account_first on history.casefile_carried as restrictive for select to palermo_app, palermo_wide, palermo_agency
  using (before is null or dossier_id <> all ((select casefile.cases_to_hear())::uuid[]));
