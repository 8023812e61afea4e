-- People: coded facts and, field by field sealed, who they are. A person is a dossier of kind `person`.
create schema person;
grant usage on schema person to palermo_app, palermo_backup;

create table person.person (
  agency_id     uuid not null,
  person_id     uuid not null,
  dossier_id    uuid not null check (dossier_id = person_id),
  code          text not null,
  sex           text,
  gender        text,
  year_of_birth int,
  age_band      text,
  citizenships  text[],
  languages     text[],
  -- Why a fact has no value, e.g. {"gender": "not-asked"}.
  absent        jsonb not null default '{}',
  opened_at     timestamptz not null,
  revised_at    timestamptz,
  erased_at     timestamptz,
  version       int not null default 1,
  primary key (agency_id, person_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
select access.protect('person.person', compartment => 'identity');
comment on table person.person is 'People by code, with coded facts';

-- One sealed value a row: a name, the birth date, a contact, a document, an address; or why there is none.
create table person.identity (
  agency_id   uuid not null,
  identity_id uuid not null default gen_uuid_v7(),
  dossier_id  uuid not null,
  kind        text not null check (kind in ('name', 'birth', 'contact', 'document', 'address')),
  position    int not null,
  content     bytea not null,
  version     int not null default 1,
  primary key (agency_id, identity_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
select access.protect('person.identity', compartment => 'identity', deletable => true);
comment on table person.identity is 'Names, birth dates, contacts, documents and addresses, sealed with the person''s key';

-- Blind tokens for finding a person. Internal and without history: copies of tokens would outlive an erasure.
create table person.token (
  agency_id  uuid not null,
  dossier_id uuid not null,
  token      bytea not null,
  -- The agency key it hangs on; the key cannot be dropped while tokens name it.
  key_id     uuid not null,
  -- The version of the normalisation that made it.
  made_with  int not null,
  primary key (agency_id, dossier_id, token),
  foreign key (agency_id, dossier_id) references access.dossier,
  foreign key (agency_id, key_id) references vault.key
);
create index on person.token (token);
create index on person.token (agency_id, key_id);
select access.internal('person.token');
select database.leave_out_of_backup('person.token', 'Search tokens are derived from identities and made again after a restore.');
comment on table person.token is 'Keyed digests of search keys, one a row';

create function person.keep_tokens(person uuid, tokens bytea[], token_key uuid, with_version int) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  home uuid;
begin
  select d.agency_id into home from access.dossier d
  where d.dossier_id = person and d.kind = 'person' and access.may_open(person, 'identity', 'contribute');
  if home is null then return false; end if;
  delete from person.token t where t.agency_id = home and t.dossier_id = person;
  insert into person.token (agency_id, dossier_id, token, key_id, made_with)
  select distinct home, person, t, token_key, with_version from unnest(tokens) t;
  return true;
end $$;

-- People whose identity the actor may read and who have a token in enough of the groups, best first.
create function person.match_tokens(tokens bytea[], groups int[], enough int) returns table (dossier_id uuid, hits bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  direct uuid[] := access.dossiers('identity', 'read');
  wide uuid[] := access.agencies('identity', 'read');
begin
  return query
  select t.dossier_id, count(distinct t.token) as hits
  from unnest(tokens, groups) as w (token, grp)
  join person.token t on t.token = w.token
  where t.dossier_id = any (direct)
    or exists (select from access.dossier d where d.dossier_id = t.dossier_id and not d.sealed and d.agency_id = any (wide))
  group by t.dossier_id
  having count(distinct w.grp) >= enough
  order by hits desc, t.dossier_id
  limit 50;
end $$;

-- When a person's key is destroyed nothing about them stays but the code: no tokens, no coded facts, no history.
create function person.forget() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  perform set_config('palermo.maintenance', 'on', true);
  -- First the row that every writer of this person locks, so that what they wrote meanwhile is seen below.
  update person.person set sex = null, gender = null, year_of_birth = null, age_band = null, citizenships = null,
    languages = null, absent = '{}', erased_at = coalesce(erased_at, new.destroyed_at), version = version + 1
  where dossier_id = new.subject;
  delete from person.token where dossier_id = new.subject;
  delete from person.identity where dossier_id = new.subject;
  delete from history.person_identity where dossier_id = new.subject;
  delete from history.person_person where dossier_id = new.subject;
  perform set_config('palermo.maintenance', before, true);
  return null;
end $$;
create trigger forget_person after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function person.forget();

revoke execute on all functions in schema person from public;
grant execute on function person.keep_tokens(uuid, bytea[], uuid, int), person.match_tokens(bytea[], int[], int) to palermo_app;
