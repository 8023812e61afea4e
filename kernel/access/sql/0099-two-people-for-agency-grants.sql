-- Agency-wide grants are given by two people, from the same moment on as roles (access.instance.two_people_since).
create table access.agency_grant_proposal (
  grant_id     uuid primary key,
  over_agency  uuid not null references access.agency,
  compartment  access.compartment not null,
  level        access.level not null,
  grantee_kind text not null,
  grantee_id   uuid not null,
  purpose      text not null,
  reason       text not null,
  proposed_by  uuid not null references access.account,
  proposed_at  timestamptz not null,
  expires_at   timestamptz
);
select access.internal('access.agency_grant_proposal');
comment on table access.agency_grant_proposal is 'Agency-wide grants that were proposed to a second person';

-- Whether one person gives alone, because nobody ever was there to be the second.
create function access.gives_alone() returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  update access.instance i set two_people_since = access.now() where i.two_people_since is null and access.has_second_person();
  return (select i.two_people_since is null from access.instance i);
end $$;

-- 'done' | 'waiting', or 'not-yours' | 'not-to-oneself' | 'forbidden-purpose' | 'no-such-grantee'. Sealed dossiers stay
-- out, the cap of the role holds.
drop function access.give_agency_grant(uuid, text, text, text, uuid, text, text, timestamptz);
create function access.give_agency_grant(new_id uuid, over uuid, part text, wanted_level text, to_kind text, to_id uuid, for_purpose text, why text, until timestamptz)
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
  if not access.gives_alone() then
    insert into access.agency_grant_proposal values (new_id, over, part::access.compartment, wanted_level::access.level, to_kind, to_id,
      for_purpose, coalesce(why, ''), access.account_id(), access.now(), until);
    return 'waiting';
  end if;
  insert into access."grant" (grant_id, over_agency, compartment, level, grantee_kind, grantee_id, purpose, reason, origin, given_by, given_at, expires_at)
  values (new_id, over, part::access.compartment, wanted_level::access.level, to_kind, to_id, for_purpose, coalesce(why, ''), 'agency',
    access.account_id(), access.now(), until);
  perform access.tell(a.account_id, 'agency-grant-single-handed', null) from access.account a
  where a.closed_at is null and a.account_id <> access.account_id()
    and exists (select from access.role_right h where h.role = any (a.roles) and h."right" = 'audit.read');
  return 'done';
end $$;

-- What a second person looks at; nothing once it was given or its end is over.
create function access.proposed_agency_grant(wanted uuid) returns table (agency jsonb, compartment text, level text, grantee_name text, grantee_agency jsonb,
  purpose text, reason text, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select o.name, p.compartment::text, p.level::text, coalesce(a.name, access.in_own_lang(u.name), access.in_own_lang(y.name)), coalesce(ay.name, uy.name),
    p.purpose, p.reason, p.expires_at
  from access.agency_grant_proposal p join access.agency o on o.agency_id = p.over_agency
  left join access.account a on p.grantee_kind = 'account' and a.account_id = p.grantee_id
  left join access.agency ay on ay.agency_id = a.agency_id
  left join access.unit u on p.grantee_kind = 'unit' and u.unit_id = p.grantee_id
  left join access.agency uy on uy.agency_id = u.agency_id
  left join access.agency y on p.grantee_kind = 'agency' and y.agency_id = p.grantee_id
  where p.grant_id = wanted and access.has_right('access.confirm-agency-grant')
    and not exists (select from access."grant" g where g.grant_id = p.grant_id) and (p.expires_at is null or p.expires_at > access.now())
$$;

-- 'done', or 'not-found': only after a second person's approval, who is not the one who gets it.
create function access.confirm_agency_grant(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into access."grant" (grant_id, over_agency, compartment, level, grantee_kind, grantee_id, purpose, reason, origin, given_by, given_at, expires_at)
  select p.grant_id, p.over_agency, p.compartment, p.level, p.grantee_kind, p.grantee_id, p.purpose, p.reason, 'agency', p.proposed_by, access.now(), p.expires_at
  from access.agency_grant_proposal p where p.grant_id = wanted and access.has_right('access.confirm-agency-grant')
    and access.account_id() not in (p.proposed_by, p.grantee_id) and (p.expires_at is null or p.expires_at > access.now())
    and review.is_approved('access.agency-grant', wanted, 1)
  on conflict do nothing;
  return case when found then 'done' else 'not-found' end;
end $$;

revoke execute on function access.gives_alone(), access.proposed_agency_grant(uuid), access.confirm_agency_grant(uuid),
  access.give_agency_grant(uuid, uuid, text, text, text, uuid, text, text, timestamptz) from public;
grant execute on function access.proposed_agency_grant(uuid), access.confirm_agency_grant(uuid),
  access.give_agency_grant(uuid, uuid, text, text, text, uuid, text, text, timestamptz) to palermo_app;
