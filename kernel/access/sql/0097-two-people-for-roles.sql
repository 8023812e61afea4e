-- Roles that open files, accounts or the audit are given by two people.

-- A light role opens no compartment and decides nothing about access: one administrator gives it. From roles.json.
alter table access.role add column light boolean not null default false;

-- Since when two people are needed: since the first time that somebody was there who could be the second. It never goes
-- back, so that nobody becomes alone again by closing the others' accounts.
alter table access.instance add column two_people_since timestamptz;

-- The last change of an account's roles that was for two people.
create table access.role_change (
  account_id uuid primary key references access.account,
  version    int not null default 1,
  -- Roles that wait for a second person.
  waiting    text[] not null default '{}',
  -- Roles that one person gave alone, when nobody was there to be the second: they work.
  alone      text[] not null default '{}',
  changed_by uuid not null references access.account,
  changed_at timestamptz not null
);
select access.internal('access.role_change');
comment on table access.role_change is 'Roles that wait for a second person, or were given when there was none';

-- Is there a second person for roles beside the actor: somebody with the right, who has a way to sign in.
create function access.has_second_person() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from access.account o where o.closed_at is null and o.kind = 'person' and o.account_id <> access.account_id()
    and not o.roles && array['operator', 'system']
    and exists (select from access.role_right h where h.role = any (o.roles) and h."right" = 'account.confirm-roles')
    and (o.password_hash is not null or exists (select from access.passkey p where p.account_id = o.account_id)
      or exists (select from access.subject s where s.account_id = o.account_id)))
$$;

-- Gives the roles of `wanted` that work at once; the others wait for a second person, or work and are marked while there is none.
create function access.weigh_roles(of_account uuid, held text[], wanted text[]) returns text[]
language plpgsql security definer set search_path = pg_catalog as $$
declare
  heavy text[] := array(select r.role from access.role r where r.role = any (wanted) and not r.light and r.role <> all (held) order by 1);
  single boolean;
begin
  -- What waited is overtaken by what is said now; what is taken away and given again is looked at again.
  update review.review r set state = 'replaced' where r.kind = 'account.roles' and r.record_id = of_account and r.state = 'waiting';
  update access.role_change c set version = c.version + 1, waiting = '{}', alone = array(select r from unnest(c.alone) r where r = any (wanted))
  where c.account_id = of_account;
  if heavy = '{}' then return wanted; end if;
  update access.instance i set two_people_since = access.now() where i.two_people_since is null and access.has_second_person();
  single := (select i.two_people_since is null from access.instance i);
  insert into access.role_change as c (account_id, waiting, alone, changed_by, changed_at)
  values (of_account, case when single then '{}' else heavy end, case when single then heavy else '{}' end, access.account_id(), access.now())
  on conflict (account_id) do update set waiting = excluded.waiting, alone = c.alone || excluded.alone,
    changed_by = excluded.changed_by, changed_at = excluded.changed_at;
  if not single then return array(select r from unnest(wanted) r where r <> all (heavy)); end if;
  perform access.tell(a.account_id, 'roles-single-handed', null) from access.account a
  where a.closed_at is null and a.account_id <> access.account_id()
    and exists (select from access.role_right h where h.role = any (a.roles) and h."right" = 'audit.read');
  return wanted;
end $$;

-- 'done' | 'waiting' (roles wait for a second person), or 'not-found' | 'address-taken' | 'no-such-role'.
create or replace function access.open_account(new_id uuid, of_agency uuid, of_unit uuid, new_email text, new_name text, new_lang text, new_roles text[], invitation_hash bytea)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  working text[];
begin
  if not access.has_right('account.manage') or not exists (select from access.agency where agency_id = of_agency) then return 'not-found'; end if;
  if of_unit is not null and not exists (select from access.unit where unit_id = of_unit and agency_id = of_agency) then return 'not-found'; end if;
  if exists (select from unnest(new_roles) r where r = 'operator' or r like 'system%' or not exists (select from access.role where role = r)) then return 'no-such-role'; end if;
  insert into access.account (account_id, agency_id, unit_id, email, name, lang, roles)
  values (new_id, of_agency, of_unit, new_email, new_name, new_lang, '{}')
  on conflict do nothing;
  if not found then return 'address-taken'; end if;
  working := access.weigh_roles(new_id, '{}', new_roles);
  update access.account set roles = working where account_id = new_id;
  insert into access.invitation (hash, account_id, made_at, expires_at)
  values (invitation_hash, new_id, access.now(), access.now() + interval '7 days');
  return case when working @> new_roles then 'done' else 'waiting' end;
end $$;

-- 'done' | 'waiting', or 'not-found' | 'no-such-role'.
create or replace function access.open_service_account(new_id uuid, of_agency uuid, new_name text, new_roles text[]) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  working text[];
begin
  if not access.has_right('account.manage') or not exists (select from access.agency where agency_id = of_agency and kind not in ('operator', 'system')) then return 'not-found'; end if;
  if exists (select from unnest(new_roles) r where r = 'operator' or r like 'system%' or not exists (select from access.role where role = r)) then return 'no-such-role'; end if;
  insert into access.account (account_id, agency_id, email, name, roles, kind)
  values (new_id, of_agency, new_id || '@service.invalid', new_name, '{}', 'service');
  working := access.weigh_roles(new_id, '{}', new_roles);
  update access.account set roles = working where account_id = new_id;
  return case when working @> new_roles then 'done' else 'waiting' end;
end $$;

-- Nobody changes their own roles: 'done' | 'waiting', or 'not-found' | 'not-by-oneself' | 'no-such-role'. What is taken
-- away is taken at once.
create or replace function access.set_roles(wanted uuid, new_roles text[]) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  held text[];
  working text[];
begin
  if not access.has_right('account.manage') then return 'not-found'; end if;
  if wanted = access.account_id() then return 'not-by-oneself'; end if;
  if exists (select from unnest(new_roles) r where r = 'operator' or r like 'system%' or not exists (select from access.role where role = r)) then return 'no-such-role'; end if;
  select a.roles into held from access.account a where a.account_id = wanted and a.closed_at is null and not a.roles && array['operator', 'system'] for update;
  if not found then return 'not-found'; end if;
  working := access.weigh_roles(wanted, held, new_roles);
  update access.account set roles = working where account_id = wanted;
  return case when working @> new_roles then 'done' else 'waiting' end;
end $$;

-- What a second person looks at.
create function access.proposed_roles(of_account uuid) returns table (version int, name text, email text, agency jsonb, is_service boolean, held text[], waiting text[])
language sql stable security definer set search_path = pg_catalog as $$
  select c.version, a.name, a.email, y.name, a.kind = 'service', a.roles, c.waiting
  from access.role_change c join access.account a using (account_id) join access.agency y using (agency_id)
  where c.account_id = of_account and c.waiting <> '{}' and a.closed_at is null
    and (access.has_right('account.confirm-roles') or access.has_right('account.manage'))
$$;

-- 'done', or 'not-found': without the approval of exactly this version by a second person nothing comes of it.
create function access.confirm_roles(of_account uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  c access.role_change;
begin
  select * into c from access.role_change x where x.account_id = of_account for update;
  if not found or c.waiting = '{}' or not access.has_right('account.confirm-roles')
    or access.account_id() in (of_account, c.changed_by) or not review.is_approved('account.roles', of_account, c.version) then return 'not-found'; end if;
  update access.account a set roles = array(select distinct r from unnest(a.roles || c.waiting) r where exists (select from access.role o where o.role = r) order by 1)
  where a.account_id = of_account and a.closed_at is null;
  if not found then return 'not-found'; end if;
  update access.role_change x set version = x.version + 1, waiting = '{}' where x.account_id = of_account;
  perform access.tell(of_account, 'roles-confirmed', null);
  return 'done';
end $$;

-- Roles that wait for a second person, and roles that one person gave alone: of all accounts for who manages them, else one's own.
create function access.role_marks() returns table (account_id uuid, waiting text[], alone text[])
language sql stable security definer set search_path = pg_catalog as $$
  select c.account_id, case when exists (select from review.review r
      where r.kind = 'account.roles' and r.record_id = c.account_id and r.version = c.version and r.state = 'waiting') then c.waiting else '{}' end,
    array(select r from unnest(c.alone) r where r = any (a.roles))
  from access.role_change c join access.account a using (account_id)
  where access.has_right('account.manage') or c.account_id = access.account_id()
$$;

-- Nobody is the second person about themselves.
create or replace function review.may_decide(r review.review) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select r.asked_by <> access.account_id() and r.record_id <> access.account_id() and access.has_right(r.needs)
    and case when r.dossier_id is not null then access.may_see(r.dossier_id) else r.anywhere or r.agency_id = access.agency_id() end
$$;

revoke execute on function access.has_second_person(), access.weigh_roles(uuid, text[], text[]), access.proposed_roles(uuid),
  access.confirm_roles(uuid), access.role_marks() from public;
grant execute on function access.proposed_roles(uuid), access.confirm_roles(uuid), access.role_marks() to palermo_app;
