-- A complaint of corruption goes past everybody who leads (X8, A13, A20): its dossier is handed on to those who were chosen
-- to hear it, and whoever is complained about is watched for being assigned to what the complaint touches. Those who assign
-- see nothing of it.

-- The actor's own new dossier becomes one that only those named know of, the actor not among them.
-- 'done', or 'not-found' | 'no-such-grantee'.
create function access.hand_on(wanted uuid, to_accounts uuid[]) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  d record;
begin
  select * into d from access.dossier where dossier_id = wanted and opened_by = access.account_id() and not sealed;
  if not found or exists (select from unnest(d.compartments) part where not access.manages(wanted, part::text)) then return 'not-found'; end if;
  if cardinality(to_accounts) = 0 or access.account_id() = any (to_accounts) or exists (
    select from unnest(to_accounts) t where not exists (select from access.account a where a.account_id = t and a.closed_at is null)) then
    return 'no-such-grantee';
  end if;
  insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, origin, given_by, given_at)
  select distinct wanted, part, 'manage'::access.level, 'account', t, 'supervision', 'team'::access.origin, access.account_id(), access.now()
  from unnest(to_accounts) t, unnest(d.compartments) part;
  update access."grant" set ended_at = access.now(), ended_by = access.account_id(), end_reason = 'handed-on'
  where dossier_id = wanted and ended_at is null and not (grantee_kind = 'account' and grantee_id = any (to_accounts));
  update access.dossier set sealed = true, named_only = true where dossier_id = wanted;
  return 'done';
end $$;

-- Somebody who must not be assigned unseen.
create table access.conflict (
  conflict_id uuid primary key default gen_uuid_v7(),
  -- The dossier in which they are complained about: whoever may open it is warned.
  about       uuid not null references access.dossier (dossier_id),
  account_id  uuid not null references access.account,
  -- Null: to whatever dossier it is.
  dossier_id  uuid references access.dossier (dossier_id),
  made_at     timestamptz not null,
  ended_at    timestamptz
);
create index on access.conflict (account_id) where ended_at is null;
create index on access.conflict (about);
select access.internal('access.conflict');
comment on table access.conflict is 'Who must not be assigned to what without the anti-corruption contact knowing';

create table access.conflict_warning (
  warning_id uuid primary key default gen_uuid_v7(),
  about      uuid not null references access.dossier (dossier_id),
  account_id uuid not null references access.account,
  dossier_id uuid not null references access.dossier (dossier_id),
  -- Stood there already, was given access or a task, or keeps a dossier that was opened in an emergency.
  way        text not null check (way = any (array['held', 'given', 'task', 'emergency'])),
  by_account uuid references access.account,
  at         timestamptz not null,
  unique (about, account_id, dossier_id, way, at)
);
select access.internal('access.conflict_warning');
comment on table access.conflict_warning is 'Assignments of which the anti-corruption contact was warned';

-- Writes down and tells. Of dossiers that are for those named alone nothing is told: the contact may not know of them.
create function access.warn_of_conflict(wanted uuid, to_kind text, to_id uuid, how text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  warned uuid;
begin
  for warned in
    insert into access.conflict_warning as w (about, account_id, dossier_id, way, by_account, at)
    select distinct c.about, c.account_id, d.dossier_id, how, access.account_id(), access.now()
    from access.conflict c join access.account a using (account_id) join access.dossier d on d.dossier_id = wanted
    where c.ended_at is null and to_id = case to_kind when 'account' then a.account_id when 'unit' then a.unit_id else a.agency_id end
      and (c.dossier_id is null or c.dossier_id = wanted) and c.about <> wanted and not d.named_only
    on conflict do nothing returning w.about
  loop
    perform access.tell(o.account_id, 'conflict', warned) from (
      select distinct o.account_id from access.dossier d, unnest(d.compartments) part, part.openers(warned, part::text, 'read', true) o
      where d.dossier_id = warned) o;
  end loop;
end $$;

-- One look at an empty index for each statement while nobody is complained about.
create function access.watch_grants() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from access.conflict where ended_at is null) then return null; end if;
  perform access.warn_of_conflict(g.dossier_id, g.grantee_kind, g.grantee_id, 'given') from (
    select distinct n.dossier_id, n.grantee_kind, n.grantee_id from given n
    where n.dossier_id is not null and n.origin::text not in ('owner', 'break-glass')) g;
  return null;
end $$;
create trigger watch_grants after insert on access."grant" referencing new table as given
  for each statement execute function access.watch_grants();

-- From a module's own function alone: `touched` null watches every dossier; of one that is named, what stands already is told.
create function access.note_conflict(about_dossier uuid, accused uuid, touched uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into access.conflict (about, account_id, dossier_id, made_at) values (about_dossier, accused, touched, access.now());
  if touched is null then return; end if;
  insert into access.conflict_warning (about, account_id, dossier_id, way, by_account, at)
  select about_dossier, accused, touched, 'held', null, access.now()
  where exists (
    select from access."grant" g join access.account a on g.grantee_id in (a.account_id, a.unit_id, a.agency_id)
    where a.account_id = accused and g.dossier_id = touched and g.ended_at is null and (g.expires_at is null or g.expires_at > access.now()))
  on conflict do nothing;
end $$;

create function access.end_conflicts(about_dossier uuid, over boolean) returns void language sql security definer set search_path = pg_catalog as $$
  update access.conflict set ended_at = case when over then access.now() end where about = about_dossier and (ended_at is null) = over
$$;

-- Who is complained about and what it touches; what was warned of: for whoever may open the complaint.
create function access.conflicts_about(wanted uuid) returns table (account_id uuid, name text, agency jsonb, code text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id, a.name, y.name, d.code from access.conflict c join access.account a using (account_id)
  join access.agency y on y.agency_id = a.agency_id left join access.dossier d on d.dossier_id = c.dossier_id
  where c.about = wanted and access.may_see(wanted) order by a.name, a.account_id
$$;

create function access.conflict_warnings(wanted uuid) returns table (name text, code text, kind text, way text, by_name text, at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select a.name, d.code, d.kind, w.way, b.name, w.at from access.conflict_warning w join access.account a using (account_id)
  join access.dossier d using (dossier_id) left join access.account b on b.account_id = w.by_account
  where w.about = wanted and access.may_see(wanted) and not d.named_only order by w.at desc, w.warning_id desc limit 200
$$;

-- Is the keeper of a dossier complained about, where this dossier is concerned.
create function access.keeper_is_accused(keeper uuid, wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from access.conflict c where c.account_id = keeper and c.ended_at is null and (c.dossier_id is null or c.dossier_id = wanted))
$$;

-- As before; but of a keeper who is complained about the contact is told instead (X2).
create or replace function access.break_the_glass(wanted_code text, why text) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  d record;
  again boolean;
  accused boolean;
  made uuid := gen_random_uuid();
  caps text[] := string_to_array((access.claim())[7], ',');
begin
  if length(trim(why)) < 10 then return 'reason-too-short'; end if;
  select * into d from access.dossier where code = upper(wanted_code) and not sealed;
  if not found or not access.has_right('access.break-glass') then return 'not-found'; end if;
  -- Names alone are no reason: the holder's work must touch the dossier itself, so that police never open a support
  -- file, nor a person by code, for the identity in it (X4).
  if not exists (select from unnest(d.compartments::text[]) part where part = any (caps)
    and part <> all (array['identity', 'counselling', 'privileged', 'restricted-source'])) then return 'not-found'; end if;
  if access.may_see(d.dossier_id) then return 'nothing-to-open'; end if;
  -- One at a time for each account: of many at once only the first comes first.
  perform pg_advisory_xact_lock(7422, hashtext(access.account_id()::text));
  again := exists (select from access.break_glass b where b.account_id = access.account_id()
    and b.opened_at > access.now() - interval '24 hours');
  insert into access.break_glass (break_glass_id, dossier_id, account_id, reason, asked_at)
  values (made, d.dossier_id, access.account_id(), why, access.now());
  accused := access.keeper_is_accused(d.opened_by, d.dossier_id);
  if accused then perform access.warn_of_conflict(d.dossier_id, 'account', d.opened_by, 'emergency');
  else perform access.tell(d.opened_by, case when again then 'break-glass-asked' else 'break-glass-opened' end, d.dossier_id); end if;
  perform access.tell(a.account_id, case when again then 'break-glass-asked' else 'break-glass-opened' end, d.dossier_id)
  from access.account a where a.closed_at is null and a.account_id <> d.opened_by and exists (
    select from access.role_right r where r.role = any (a.roles) and r."right" in ('audit.read', 'access.approve-break-glass'));
  if again then return 'waiting'; end if;
  perform access.open_glass(made);
  return 'opened';
end $$;

-- As before; but a keeper who is complained about does not see who opened the dossier in an emergency.
create or replace function access.grants_of(wanted uuid) returns table (
  grant_id uuid, compartment text, level text, grantee_kind text, grantee_id uuid, grantee_name text, grantee_agency jsonb,
  purpose text, reason text, origin text, given_by text, given_at timestamptz, expires_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not access.may_see(wanted) then return; end if;
  return query
  select g.grant_id, g.compartment::text, g.level::text, g.grantee_kind, g.grantee_id,
    coalesce(a.name, access.in_own_lang(u.name), access.in_own_lang(y.name)), coalesce(ay.name, uy.name, y.name),
    g.purpose, g.reason, g.origin::text, giver.name, g.given_at, g.expires_at
  from access."grant" g
  left join access.account a on g.grantee_kind = 'account' and a.account_id = g.grantee_id
  left join access.agency ay on ay.agency_id = a.agency_id
  left join access.unit u on g.grantee_kind = 'unit' and u.unit_id = g.grantee_id
  left join access.agency uy on uy.agency_id = u.agency_id
  left join access.agency y on g.grantee_kind = 'agency' and y.agency_id = g.grantee_id
  left join access.account giver on giver.account_id = g.given_by
  where g.dossier_id = wanted and g.ended_at is null and (g.expires_at is null or g.expires_at > access.now())
    and (access.may_open(wanted, g.compartment::text, 'read') or access.manages(wanted, g.compartment::text))
    and not (g.origin = 'break-glass' and access.keeper_is_accused(access.account_id(), wanted))
  order by g.given_at;
end $$;

revoke execute on function access.hand_on(uuid, uuid[]), access.warn_of_conflict(uuid, text, uuid, text), access.watch_grants(),
  access.note_conflict(uuid, uuid, uuid), access.end_conflicts(uuid, boolean), access.conflicts_about(uuid), access.conflict_warnings(uuid),
  access.keeper_is_accused(uuid, uuid) from public;
grant execute on function access.hand_on(uuid, uuid[]), access.conflicts_about(uuid), access.conflict_warnings(uuid) to palermo_app;
