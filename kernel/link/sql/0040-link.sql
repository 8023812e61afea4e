-- Links between records of any two dossiers. Both ends have to be open to a reader in the link's compartment, which no
-- policy of one row can say without naming the other end; so the table is internal and its functions ask for both.
-- A link has no place in the history of either dossier: that would tell of it to readers of one end.
create schema link;
grant usage on schema link to palermo_app, palermo_backup;

create table link.link (
  link_id      uuid primary key,
  kind         text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  compartment  access.compartment not null,
  from_dossier uuid not null references access.dossier (dossier_id),
  -- A record of the dossier; the whole dossier when null.
  from_record  uuid,
  to_dossier   uuid not null references access.dossier (dossier_id),
  to_record    uuid,
  -- Sealed with the key of the first dossier.
  reason       bytea not null,
  made_by      uuid not null references access.account,
  made_at      timestamptz not null default access.now(),
  ended_by     uuid references access.account,
  ended_at     timestamptz,
  end_reason   bytea,
  version      int not null default 1,
  check (from_dossier <> to_dossier or from_record is distinct from to_record)
);
create index on link.link (from_dossier);
create index on link.link (to_dossier);
select access.internal('link.link');
comment on table link.link is 'Links between records of dossiers, seen by readers of both ends';

-- Every state of a link before it was changed; reasons stay.
create table link.past (
  link_id    uuid not null references link.link,
  version    int not null,
  ended_by   uuid,
  ended_at   timestamptz,
  end_reason bytea,
  changed_by uuid not null,
  changed_at timestamptz not null default access.now(),
  primary key (link_id, version)
);
select access.internal('link.past');
comment on table link.past is 'Earlier states of links';

create function link.open_to_actor(l link.link, at_least text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select access.may_open(l.from_dossier, l.compartment::text, at_least) and access.may_open(l.to_dossier, l.compartment::text, 'read')
$$;

-- 'done' | 'not-found' (either end, alike) | 'read-only' | 'linked-already'.
create function link.make(new_id uuid, new_kind text, part text, a_dossier uuid, a_record uuid, b_dossier uuid, b_record uuid, why bytea)
returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_open(a_dossier, part, 'read') or not access.may_open(b_dossier, part, 'read') then return 'not-found'; end if;
  if not access.may_open(a_dossier, part, 'contribute') then return 'read-only'; end if;
  -- Of the same one made twice at once the second sees the first, whichever way round.
  perform pg_advisory_xact_lock(7423, hashtext(least(a_dossier, b_dossier)::text || greatest(a_dossier, b_dossier)));
  if exists (select from link.link l where l.kind = new_kind and l.compartment = part::access.compartment and l.ended_at is null
    and ((l.from_dossier = a_dossier and l.from_record is not distinct from a_record and l.to_dossier = b_dossier and l.to_record is not distinct from b_record)
      or (l.from_dossier = b_dossier and l.from_record is not distinct from b_record and l.to_dossier = a_dossier and l.to_record is not distinct from a_record)))
  then return 'linked-already'; end if;
  insert into link.link (link_id, kind, compartment, from_dossier, from_record, to_dossier, to_record, reason, made_by)
  values (new_id, new_kind, part::access.compartment, a_dossier, a_record, b_dossier, b_record, why, access.account_id())
  on conflict do nothing;
  return case when found then 'done' else 'linked-already' end;
end $$;

-- Ends a link, or takes that back: 'done' | 'not-found' | 'read-only' | 'may-not' (it has ended already, or has not).
create function link.change(wanted uuid, dossier uuid, ends boolean, why bytea) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  l link.link;
begin
  select * into l from link.link k where k.link_id = wanted and dossier in (k.from_dossier, k.to_dossier) for update;
  if not found or not link.open_to_actor(l, 'read') then return 'not-found'; end if;
  if not (access.may_open(l.from_dossier, l.compartment::text, 'contribute') or access.may_open(l.to_dossier, l.compartment::text, 'contribute')) then
    return 'read-only';
  end if;
  if (l.ended_at is null) <> ends then return 'may-not'; end if;
  insert into link.past (link_id, version, ended_by, ended_at, end_reason, changed_by)
  values (l.link_id, l.version, l.ended_by, l.ended_at, l.end_reason, access.account_id());
  update link.link set version = version + 1,
    ended_by = case when ends then access.account_id() end,
    ended_at = case when ends then access.now() end,
    end_reason = case when ends then why end
  where link_id = wanted;
  return 'done';
end $$;

-- Links of a dossier whose both ends are open to the actor, with the code and kind of the other end.
create function link.of_dossier(wanted uuid) returns table (
  link_id uuid, kind text, compartment text, from_dossier uuid, from_record uuid, to_dossier uuid, to_record uuid, reason bytea,
  made_by uuid, made_at timestamptz, ended_by uuid, ended_at timestamptz, end_reason bytea, version int,
  other_dossier uuid, other_code text, other_kind text, writes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select l.link_id, l.kind, l.compartment::text, l.from_dossier, l.from_record, l.to_dossier, l.to_record, l.reason,
    l.made_by, l.made_at, l.ended_by, l.ended_at, l.end_reason, l.version, d.dossier_id, d.code, d.kind,
    access.may_open(l.from_dossier, l.compartment::text, 'contribute') or access.may_open(l.to_dossier, l.compartment::text, 'contribute')
  from link.link l
  join access.dossier d on d.dossier_id = case when l.from_dossier = wanted then l.to_dossier else l.from_dossier end
  where wanted in (l.from_dossier, l.to_dossier) and link.open_to_actor(l, 'read')
  order by l.ended_at is not null, l.made_at desc, l.link_id
  limit 500
$$;

-- The dossier of a code that is open to the actor in this compartment; everything else is not there.
create function link.find_end(wanted_code text, part text) returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select d.dossier_id from access.dossier d where d.code = upper(wanted_code) and access.may_open(d.dossier_id, part, 'read')
$$;

-- When the key of either end is destroyed, nothing tells what it was linked with, nor why.
create function link.forget() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from link.past p using link.link l where p.link_id = l.link_id and new.subject in (l.from_dossier, l.to_dossier);
  delete from link.link l where new.subject in (l.from_dossier, l.to_dossier);
  return null;
end $$;
create trigger forget_links after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function link.forget();

revoke execute on all functions in schema link from public;
grant execute on all functions in schema link to palermo_app;
revoke execute on function link.open_to_actor(link.link, text), link.forget() from palermo_app;
