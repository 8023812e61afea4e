-- Programs and single sign-on: access tokens, service accounts, and who somebody is at the provider.

create table access.token (
  token_id   uuid primary key,
  hash       bytea not null unique,
  account_id uuid not null references access.account,
  name       text not null,
  roles      text[] not null check (cardinality(roles) > 0),
  made_by    uuid not null references access.account,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  ended_at   timestamptz
);
create index on access.token (account_id);
select access.internal('access.token');

-- Who an account's holder is at the provider of single sign-on: by subject, never by an address that can change hands.
create table access.subject (
  issuer     text not null,
  subject    text not null,
  account_id uuid not null references access.account,
  bound_at   timestamptz not null,
  primary key (issuer, subject),
  unique (account_id, issuer)
);
select access.internal('access.subject');

-- Opens the transaction for a program: the account's roles as far as the token has them, under the token's own id, and
-- never the compartment of names, whatever the roles may open: no list, search or export tells a program who somebody is. A
-- token that was made or used later than now met a clock that was moved back, and does not stand.
create function access.enter_token(token_hash bytea) returns text language plpgsql security definer set search_path = pg_catalog as $$
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
  perform set_config('palermo.actor', access.seal_of(array_to_string(claim, '|', '')) || '|' || array_to_string(claim, '|', ''), true);
  return array_to_string(entered, '|', '');
end $$;

create function access.touch_token(token_hash bytea) returns void language sql security definer set search_path = pg_catalog as $$
  update access.token set used_at = greatest(used_at, access.now()) where hash = token_hash and ended_at is null and expires_at > access.now()
$$;

-- The entered token holds less than its account: work that goes on under the account itself is not for it.
create function access.token_is_narrow() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select access.actor_kind() = 'token' and exists (select from access.token t join access.account a using (account_id)
    where t.token_id = access.session_id() and not a.roles <@ t.roles)
$$;

create function access.end_tokens_of(of_account uuid) returns void language sql security definer set search_path = pg_catalog as $$
  update access.token set ended_at = access.now() where account_id = of_account and ended_at is null
$$;

-- 'done', or 'not-found' | 'sign-in-again' | 'no-such-role' | 'too-many'. One's own, or one of a service account.
create function access.make_token(new_id uuid, new_hash bytea, of_account uuid, new_name text, new_roles text[], days int) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  a access.account;
begin
  if not access.is_fresh() then return 'sign-in-again'; end if;
  select * into a from access.account where account_id = of_account and closed_at is null and (account_id = access.account_id()
    or (kind = 'service' and access.has_right('account.manage')));
  if not found then return 'not-found'; end if;
  if not new_roles <@ a.roles or new_roles && array['operator', 'system'] then return 'no-such-role'; end if;
  if (select count(*) from access.token t where t.account_id = of_account and t.ended_at is null and t.expires_at > access.now()) >= 50 then return 'too-many'; end if;
  insert into access.token (token_id, hash, account_id, name, roles, made_by, made_at, expires_at)
  values (new_id, new_hash, of_account, new_name, new_roles, access.account_id(), access.now(), access.now() + make_interval(days => least(greatest(days, 1), 365)));
  if a.kind = 'person' then perform access.tell(of_account, 'token-made', null);
  else
    perform access.tell(o.account_id, 'service-token-made', null) from access.account o
    where o.closed_at is null and o.account_id <> access.account_id()
      and exists (select from access.role_right r where r.role = any (o.roles) and r."right" = 'audit.read');
  end if;
  return 'done';
end $$;

create function access.tokens_of(of_account uuid) returns table (token_id uuid, name text, roles text[], maker text, made_at timestamptz, expires_at timestamptz, used_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select t.token_id, t.name, t.roles, m.name, t.made_at, t.expires_at, t.used_at
  from access.token t join access.account a using (account_id) join access.account m on m.account_id = t.made_by
  where t.account_id = of_account and t.ended_at is null and t.expires_at > access.now()
    and (t.account_id = access.account_id() or (a.kind = 'service' and access.has_right('account.manage')))
  order by t.made_at
$$;

create function access.end_token(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  update access.token t set ended_at = access.now() from access.account a
  where t.token_id = wanted and t.ended_at is null and a.account_id = t.account_id
    and (a.account_id = access.account_id() or (a.kind = 'service' and access.has_right('account.manage')));
  return case when found then 'done' else 'not-found' end;
end $$;

-- 'done', or 'not-found' | 'no-such-role' | 'address-taken'.
create function access.open_service_account(new_id uuid, of_agency uuid, new_name text, new_roles text[]) returns text
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('account.manage') or not exists (select from access.agency where agency_id = of_agency and kind not in ('operator', 'system')) then return 'not-found'; end if;
  if exists (select from unnest(new_roles) r where r = 'operator' or r like 'system%' or not exists (select from access.role where role = r)) then return 'no-such-role'; end if;
  insert into access.account (account_id, agency_id, email, name, roles, kind)
  values (new_id, of_agency, new_id || '@service.invalid', new_name, new_roles, 'service');
  return 'done';
end $$;

create function access.service_accounts() returns table (account_id uuid, name text, agency jsonb, roles text[], opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id, a.name, y.name, a.roles, a.opened_at from access.account a join access.agency y using (agency_id)
  where a.kind = 'service' and a.closed_at is null and access.has_right('account.manage') order by a.name
$$;

-- What an administrator's list of accounts tells beside names and roles.
create function access.account_marks() returns table (account_id uuid, is_service boolean, has_passkey boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id, a.kind = 'service', exists (select from access.passkey p where p.account_id = a.account_id)
  from access.account a where access.has_right('account.manage')
$$;

-- A program has no way to sign in, whatever is written about it.
create function access.keep_service_bare() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.kind = 'service' and (new.password_hash is not null or new.totp_secret is not null) then
    raise exception 'A service account has no password and no authenticator app: it has access tokens only.';
  end if;
  if tg_op = 'UPDATE' and new.kind <> old.kind then raise exception 'An account stays a person''s or a program''s.'; end if;
  return new;
end $$;
create trigger keep_service_bare before insert or update on access.account for each row execute function access.keep_service_bare();

-- Single sign-on -----------------------------------------------------------------------------------------------------

create function access.account_of_subject(of_issuer text, of_subject text) returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select s.account_id from access.subject s join access.account a using (account_id)
  where s.issuer = of_issuer and s.subject = of_subject and a.closed_at is null
$$;

-- Binds once: an account that somebody else's subject is bound to is not bound to another.
create function access.bind_subject(of_issuer text, of_subject text, to_account uuid) returns uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into access.subject (issuer, subject, account_id, bound_at) values (of_issuer, of_subject, to_account, access.now()) on conflict do nothing;
  if not found then return null; end if;
  perform access.tell(to_account, 'single-sign-on-bound', null);
  perform audit.record_of_account(to_account, 'session.bind-single-sign-on');
  return to_account;
end $$;

-- By the link that an administrator made for this account: it is used up.
create function access.bind_by_invitation(of_issuer text, of_subject text, invitation_hash bytea) returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  invited uuid;
  bound uuid;
begin
  select i.account_id into invited from access.invitation i join access.account a using (account_id)
  where i.hash = invitation_hash and i.used_at is null and i.expires_at > access.now() and a.closed_at is null and a.kind = 'person' for update of i;
  if invited is null then return null; end if;
  bound := access.bind_subject(of_issuer, of_subject, invited);
  if bound is not null then update access.invitation set used_at = access.now() where hash = invitation_hash; end if;
  return bound;
end $$;

-- By an address that the provider has verified, where the setting trusts the provider for its domain.
create function access.bind_by_email(of_issuer text, of_subject text, verified_email text) returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  wanted uuid;
begin
  select a.account_id into wanted from access.account a where lower(a.email) = lower(verified_email) and a.closed_at is null
    and a.kind = 'person' and not a.roles && array['operator', 'system'];
  if wanted is null then return null; end if;
  return access.bind_subject(of_issuer, of_subject, wanted);
end $$;

revoke execute on function
  access.enter_token(bytea), access.touch_token(bytea), access.token_is_narrow(), access.end_tokens_of(uuid),
  access.make_token(uuid, bytea, uuid, text, text[], int), access.tokens_of(uuid), access.end_token(uuid),
  access.open_service_account(uuid, uuid, text, text[]), access.service_accounts(), access.account_marks(), access.keep_service_bare(),
  access.account_of_subject(text, text), access.bind_subject(text, text, uuid), access.bind_by_invitation(text, text, bytea), access.bind_by_email(text, text, text)
from public;
grant execute on function
  access.enter_token(bytea), access.touch_token(bytea), access.token_is_narrow(),
  access.make_token(uuid, bytea, uuid, text, text[], int), access.tokens_of(uuid), access.end_token(uuid),
  access.open_service_account(uuid, uuid, text, text[]), access.service_accounts(), access.account_marks(),
  access.account_of_subject(text, text), access.bind_by_invitation(text, text, bytea), access.bind_by_email(text, text, text)
to palermo_app;
