-- What changes access. Every function asks who acts and answers with a short word when a rule says no.

-- Gives the dossier's agency, or null when the code is taken (the caller draws another).
create function access.open_dossier(new_kind text, new_code text, parts text[], new_id uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := access.account_id();
  home uuid := access.agency_id();
begin
  if actor is null then raise exception 'Nobody is entered in this transaction.'; end if;
  insert into access.dossier (agency_id, dossier_id, kind, code, compartments, opened_by, opened_at)
  values (home, new_id, new_kind, new_code, parts::access.compartment[], actor, access.now())
  on conflict (code) do nothing;
  if not found then return null; end if;
  insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, origin, given_by, given_at)
  select new_id, part, 'manage', 'account', actor, 'own-work', 'owner', actor, access.now()
  from unnest(parts::access.compartment[]) part;
  return home;
end $$;

-- Code, kind and state of dossiers that the actor may see; others are simply not there.
create function access.dossier_facts(wanted uuid[]) returns table (dossier_id uuid, agency_id uuid, kind text, code text, sealed boolean, compartments text[], open_compartments text[])
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
  select d.dossier_id, d.agency_id, d.kind, d.code, d.sealed, d.compartments::text[],
    array(select part::text from unnest(d.compartments) part where access.may_open(d.dossier_id, part::text, 'read'))
  from access.dossier d where d.dossier_id = any (wanted) and access.may_see(d.dossier_id);
end $$;

create function access.find_dossier(wanted_code text) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select d.dossier_id from access.dossier d where d.code = upper(wanted_code) and access.may_see(d.dossier_id)
$$;

-- 'done', or 'not-found' | 'not-yours' | 'no-such-part' | 'no-such-grantee' | 'forbidden-purpose'.
create function access.give_grant(wanted uuid, part text, wanted_level text, to_kind text, to_id uuid, for_purpose text, why text, from_origin text, until timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  d record;
begin
  select * into d from access.dossier where dossier_id = wanted;
  if not found or not (access.may_see(wanted) or access.manages(wanted, part)) then return 'not-found'; end if;
  if not part::access.compartment = any (d.compartments) then return 'no-such-part'; end if;
  if not access.manages(wanted, part) then return 'not-yours'; end if;
  if for_purpose = 'immigration-enforcement' then return 'forbidden-purpose'; end if;
  if not (case to_kind
    when 'account' then exists (select from access.account where account_id = to_id and closed_at is null)
    when 'unit' then exists (select from access.unit where unit_id = to_id)
    when 'agency' then exists (select from access.agency where agency_id = to_id)
    else false end) then return 'no-such-grantee'; end if;
  insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, reason, origin, given_by, given_at, expires_at)
  values (wanted, part::access.compartment, wanted_level::access.level, to_kind, to_id, for_purpose, coalesce(why, ''),
    from_origin::access.origin, access.account_id(), access.now(), until);
  return 'done';
end $$;

-- 'done', or 'not-found' | 'not-yours' | 'last-manager': a dossier always keeps somebody who manages each part.
create function access.end_grant(wanted uuid, why text) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  g record;
begin
  select * into g from access."grant" where grant_id = wanted and ended_at is null for update;
  if not found then return 'not-found'; end if;
  if g.over_agency is not null then
    if not access.has_right('access.give-agency-grant') or g.over_agency <> access.agency_id() then return 'not-found'; end if;
    update access."grant" set ended_at = access.now(), ended_by = access.account_id(), end_reason = why where grant_id = wanted;
    return 'done';
  end if;
  if not (access.may_see(g.dossier_id) or access.manages(g.dossier_id, g.compartment::text)) then return 'not-found'; end if;
  if not access.manages(g.dossier_id, g.compartment::text) and g.grantee_id <> access.account_id() then return 'not-yours'; end if;
  -- Of two who go at once the second sees that the first has gone.
  perform from access.dossier d where d.dossier_id = g.dossier_id for update;
  if g.level = 'manage' and not exists (
    select from access."grant" o where o.dossier_id = g.dossier_id and o.compartment = g.compartment and o.level = 'manage'
      and o.ended_at is null and o.grant_id <> g.grant_id and (o.expires_at is null or o.expires_at > access.now())
  ) then return 'last-manager'; end if;
  update access."grant" set ended_at = access.now(), ended_by = access.account_id(), end_reason = why where grant_id = wanted;
  return 'done';
end $$;

-- A name kept in several languages, in the actor's own.
create function access.in_own_lang(names jsonb) returns text language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(names ->> (select lang from access.account where account_id = access.account_id()), names ->> 'en')
$$;
revoke execute on function access.in_own_lang(jsonb) from public;

create function access.grants_of(wanted uuid) returns table (
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
  order by g.given_at;
end $$;

-- Colleagues, units and agencies to whom a grant may be given: names of people at work, never of anyone in a dossier.
create function access.find_grantees(words text) returns table (kind text, id uuid, name text, agency jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select * from (
    select 'account' as kind, a.account_id as id, a.name, y.name as agency from access.account a join access.agency y using (agency_id)
    where a.closed_at is null and (a.name ilike '%' || words || '%' or a.email ilike words || '%')
    union all
    select 'unit', u.unit_id, access.in_own_lang(u.name), y.name from access.unit u join access.agency y using (agency_id)
    where exists (select from jsonb_each_text(u.name) t where t.value ilike '%' || words || '%')
    union all
    select 'agency', y.agency_id, access.in_own_lang(y.name), y.name from access.agency y
    where y.kind not in ('operator', 'system') and exists (select from jsonb_each_text(y.name) t where t.value ilike '%' || words || '%')
  ) found
  where access.account_id() is not null and id <> access.system_account()
  order by name limit 20
$$;

-- An agency-wide grant, for readers of very many dossiers; sealed dossiers stay out, the cap of the role holds.
create function access.give_agency_grant(over uuid, part text, wanted_level text, to_kind text, to_id uuid, for_purpose text, why text, until timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('access.give-agency-grant') or over <> access.agency_id() then return 'not-yours'; end if;
  if to_id = access.account_id() then return 'not-to-oneself'; end if;
  if for_purpose = 'immigration-enforcement' then return 'forbidden-purpose'; end if;
  if not (case to_kind
    when 'account' then exists (select from access.account where account_id = to_id and closed_at is null)
    when 'unit' then exists (select from access.unit where unit_id = to_id)
    when 'agency' then exists (select from access.agency where agency_id = to_id)
    else false end) then return 'no-such-grantee'; end if;
  insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, reason, origin, given_by, given_at, expires_at)
  values (over, part::access.compartment, wanted_level::access.level, to_kind, to_id, for_purpose, coalesce(why, ''), 'agency',
    access.account_id(), access.now(), until);
  return 'done';
end $$;

-- How the actor reads a person's identity for longer than an emergency: a row where they do, with the consent on which it
-- hangs where every way hangs on one.
create function access.lasting_way(person uuid) returns table (consent_id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  claim text[] := access.claim();
  moment timestamptz := access.now();
  wide uuid[];
begin
  if claim is null or not 'identity' = any (string_to_array(claim[7], ',')) then return; end if;
  if exists (select from access."grant" g where g.dossier_id = person and g.compartment = 'identity' and g.consent_id is null
    and g.grantee_id = any (access.grantees(claim)) and g.origin <> 'break-glass' and g.ended_at is null
    and (g.expires_at is null or g.expires_at > moment)) then
    return query select null::uuid; return;
  end if;
  wide := access.agencies('identity', 'read');
  return query
  select w.consent_id from (
    select coalesce(g.consent_id, d.consent_id) as consent_id
    from (select person as dossier_id, null::uuid as consent_id
      union all select v.source_dossier, v.consent_id from access.derivation v where v.person_dossier = person and v.ended_at is null) d
    join access."grant" g on g.dossier_id = d.dossier_id and g.compartment = 'identity'
      and g.grantee_id = any (access.grantees(claim)) and g.origin <> 'break-glass' and g.ended_at is null
      and (g.expires_at is null or g.expires_at > moment)
    union all
    select null from access.dossier p where p.dossier_id = person and not p.sealed and p.agency_id = any (wide)
    union all
    select v.consent_id from access.derivation v join access.dossier s on s.dossier_id = v.source_dossier
      join access.dossier p on p.dossier_id = person
    where v.person_dossier = person and v.ended_at is null and not s.sealed and not p.sealed and s.agency_id = any (wide)
  ) w order by w.consent_id is not null limit 1;
end $$;
revoke execute on function access.lasting_way(uuid) from public;

-- Whoever reads a name in an emergency alone does not carry it to where it would stay (X2); a name read under a consent
-- hangs on that consent wherever it goes (S2).
create function access.derive(source uuid, person uuid, from_origin text, consent uuid default null) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s record;
  p record;
  writes boolean;
  lasts boolean;
  under uuid;
begin
  select * into s from access.dossier where dossier_id = source;
  select * into p from access.dossier where dossier_id = person and kind = 'person';
  -- Who contributes reads too; asked first, since that list is the shorter one and lists of people are many calls.
  writes := exists (select from unnest(s.compartments) part where access.may_open(source, part::text, 'contribute'));
  select w.consent_id into under from access.lasting_way(person) w;
  lasts := found;
  if s is null or p is null or not (writes or access.may_see(source))
    or not (lasts or access.may_open(person, 'identity', 'read')) then
    return 'not-found';
  end if;
  if not writes or not lasts then return 'not-yours'; end if;
  insert into access.derivation (source_dossier, person_dossier, source_agency, crosses, origin, consent_id, made_by, made_at)
  values (source, person, s.agency_id, s.agency_id <> p.agency_id, from_origin, coalesce(consent, under), access.account_id(), access.now())
  on conflict do nothing;
  return 'done';
end $$;

create function access.underive(source uuid, person uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from access.dossier s, unnest(s.compartments) part
    where s.dossier_id = source and access.may_open(source, part::text, 'contribute')) then return 'not-found'; end if;
  update access.derivation set ended_at = access.now()
  where source_dossier = source and person_dossier = person and ended_at is null;
  return 'done';
end $$;

-- Takes a dossier out of agency-wide grants, counts, projections, linkage and break-glass (X8), with all its rows.
create function access.seal_dossier(wanted uuid, shut boolean) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  t text;
begin
  if not access.may_see(wanted) then return 'not-found'; end if;
  if exists (select from access.dossier d, unnest(d.compartments) part where d.dossier_id = wanted and not access.manages(wanted, part::text)) then
    return 'not-yours';
  end if;
  update access.dossier set sealed = shut where dossier_id = wanted;
  if shut then
    update access."grant" set ended_at = access.now(), ended_by = access.account_id(), end_reason = 'sealed'
    where dossier_id = wanted and origin = 'break-glass' and ended_at is null;
  end if;
  perform set_config('palermo.maintenance', 'on', true);
  for t in select c.table_name from access.table_class c where c.class = 'protected' loop
    execute format('update %s set sealed = $1 where dossier_id = $2 and sealed <> $1', t) using shut, wanted;
  end loop;
  perform set_config('palermo.maintenance', '', true);
  return 'done';
end $$;

-- Does the actor manage some part of the dossier, by whatever grant and within the cap of their roles.
create function access.may_manage(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from access.dossier d, unnest(d.compartments) part
    where d.dossier_id = wanted and access.may_open(wanted, part::text, 'manage'))
$$;

create function access.set_hold(wanted uuid, why text) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_manage(wanted) then return 'not-found'; end if;
  insert into access.hold (dossier_id, reason, set_by, set_at) values (wanted, why, access.account_id(), access.now())
  on conflict (dossier_id) where lifted_at is null do nothing;
  return case when found then 'done' else 'held-already' end;
end $$;

create function access.lift_hold(wanted uuid, why text) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_manage(wanted) then return 'not-found'; end if;
  update access.hold set lifted_by = access.account_id(), lifted_at = access.now(), lift_reason = why
  where dossier_id = wanted and lifted_at is null;
  return case when found then 'done' else 'not-held' end;
end $$;

-- Held itself, or a person in a dossier that is held: neither is purged or erased meanwhile.
create function access.is_held(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from access.hold h where h.dossier_id = wanted and h.lifted_at is null)
    or exists (select from access.derivation d join access.hold h on h.dossier_id = d.source_dossier
      where d.person_dossier = wanted and d.ended_at is null and h.lifted_at is null)
$$;

create function access.tell(whom uuid, what text, about uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  insert into access.notice (account_id, kind, dossier_id, at) values (whom, what, about, access.now());
  perform set_config('palermo.maintenance', '', true);
end $$;
revoke execute on function access.tell(uuid, text, uuid) from public;

-- Opens what the role's cap allows, without the closed compartments (X2), for four hours; the owner and the auditors
-- are told at once; a second time within a day waits for a second person.
-- 'opened' | 'waiting', or 'not-found' | 'nothing-to-open' | 'reason-too-short'.
create function access.break_the_glass(wanted_code text, why text) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  d record;
  again boolean;
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
  perform access.tell(d.opened_by, case when again then 'break-glass-asked' else 'break-glass-opened' end, d.dossier_id);
  perform access.tell(a.account_id, case when again then 'break-glass-asked' else 'break-glass-opened' end, d.dossier_id)
  from access.account a where a.closed_at is null and a.account_id <> d.opened_by and exists (
    select from access.role_right r where r.role = any (a.roles) and r."right" in ('audit.read', 'access.approve-break-glass'));
  if again then return 'waiting'; end if;
  perform access.open_glass(made);
  return 'opened';
end $$;

create function access.open_glass(wanted uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  b record;
begin
  update access.break_glass set opened_at = access.now(), until = access.now() + interval '4 hours'
  where break_glass_id = wanted returning * into b;
  insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, reason, origin, given_by, given_at, expires_at)
  select b.dossier_id, part, 'read', 'account', b.account_id, 'danger', b.reason, 'break-glass', coalesce(b.second_person, b.account_id), access.now(), b.until
  from access.dossier d, access.account a, unnest(d.compartments) part
  where d.dossier_id = b.dossier_id and a.account_id = b.account_id and part = any (access.compartments_of(a.roles))
    and part <> all (array['counselling', 'privileged', 'restricted-source']::access.compartment[]);
end $$;
revoke execute on function access.open_glass(uuid) from public;

-- 'opened', or 'not-found' | 'not-by-oneself'.
create function access.approve_break_glass(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  b record;
begin
  select * into b from access.break_glass where break_glass_id = wanted and opened_at is null
    and asked_at > access.now() - interval '24 hours' for update;
  if not found or not access.has_right('access.approve-break-glass') then return 'not-found'; end if;
  if b.account_id = access.account_id() then return 'not-by-oneself'; end if;
  if exists (select from access.dossier d where d.dossier_id = b.dossier_id and d.sealed) then return 'not-found'; end if;
  update access.break_glass set second_person = access.account_id() where break_glass_id = wanted;
  perform access.open_glass(wanted);
  perform access.tell(b.account_id, 'break-glass-opened', b.dossier_id);
  return 'opened';
end $$;

-- Openings of the last days: one's own, or all unsealed ones for those who oversee them.
create function access.broken_glass() returns table (break_glass_id uuid, code text, name text, agency jsonb, reason text, asked_at timestamptz, opened_at timestamptz, until timestamptz, own boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select b.break_glass_id, d.code, a.name, y.name, b.reason, b.asked_at, b.opened_at, b.until, b.account_id = access.account_id()
  from access.break_glass b join access.dossier d using (dossier_id) join access.account a using (account_id)
  join access.agency y on y.agency_id = a.agency_id
  where b.asked_at > access.now() - interval '30 days' and (b.account_id = access.account_id()
    or (not d.sealed and (access.has_right('audit.read') or access.has_right('access.approve-break-glass'))))
  order by b.asked_at desc limit 200
$$;

-- The agency-wide grants over one's own agency, for those who give and end them.
create function access.agency_grants() returns table (
  grant_id uuid, compartment text, level text, grantee_kind text, grantee_id uuid, grantee_name text, grantee_agency jsonb,
  purpose text, reason text, origin text, given_by text, given_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
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
  where g.over_agency = access.agency_id() and access.has_right('access.give-agency-grant')
    and g.ended_at is null and (g.expires_at is null or g.expires_at > access.now())
  order by g.given_at
$$;
