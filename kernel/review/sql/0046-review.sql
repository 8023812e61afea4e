-- Things that wait for a second person: which thing in which version, who asked, who decided. Ids only.
create schema review;
grant usage on schema review to palermo_app, palermo_backup;

create table review.review (
  review_id  uuid primary key,
  -- What is reviewed, `module.noun`, as a door declares it; record and version name the thing itself.
  kind       text not null,
  record_id  uuid not null,
  version    int not null,
  -- The dossier it lies in, where there is one: then only those who may know of it review it.
  dossier_id uuid references access.dossier (dossier_id),
  agency_id  uuid not null,
  -- Any holder of the right in this Palermo may be the second person, e.g. an auditor of another agency.
  anywhere   boolean not null default false,
  -- The right that the second person holds.
  needs      text not null,
  asked_by   uuid not null references access.account,
  asked_at   timestamptz not null,
  state      text not null default 'waiting' check (state in ('waiting', 'approved', 'returned', 'withdrawn', 'replaced')),
  decided_by uuid references access.account,
  decided_at timestamptz,
  reason     text,
  check ((state in ('approved', 'returned')) = (decided_by is not null)),
  -- Nobody is the second person to themselves.
  check (decided_by is distinct from asked_by)
);
create unique index on review.review (kind, record_id) where state = 'waiting';
create index on review.review (kind, record_id, version) where state = 'approved';
create index on review.review (needs, agency_id, asked_at) where state = 'waiting';
create index on review.review (asked_by, asked_at desc);
select access.internal('review.review');
comment on table review.review is 'What waits for a second person, and what one decided, by version of the thing';

-- May the actor be the second person of this one.
create function review.may_decide(r review.review) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select r.asked_by <> access.account_id() and access.has_right(r.needs)
    and case when r.dossier_id is not null then access.may_see(r.dossier_id) else r.anywhere or r.agency_id = access.agency_id() end
$$;

-- 'done', or 'waiting-already' where this version waits. An earlier version that waits is replaced.
create function review.ask(new_id uuid, of_kind text, record uuid, of_version int, dossier uuid, needed text, by_anyone boolean) returns text
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.account_id() is null then raise exception 'Nobody is entered in this transaction.'; end if;
  if dossier is not null and not access.may_see(dossier) then return 'not-found'; end if;
  if exists (select from review.review r where r.kind = of_kind and r.record_id = record and r.version = of_version and r.state = 'waiting') then
    return 'waiting-already';
  end if;
  update review.review r set state = 'replaced' where r.kind = of_kind and r.record_id = record and r.state = 'waiting';
  insert into review.review (review_id, kind, record_id, version, dossier_id, agency_id, anywhere, needs, asked_by, asked_at)
  values (new_id, of_kind, record, of_version, dossier, access.agency_id(), by_anyone, needed, access.account_id(), access.now());
  perform access.tell(a.account_id, 'review-waiting', null) from access.account a
  where a.closed_at is null and a.account_id <> access.account_id()
    and exists (select from access.role_right h where h.role = any (a.roles) and h."right" = needed)
    -- Of a dossier that is not for them nobody hears that something waits in it (X8).
    and case when dossier is null then by_anyone or a.agency_id = access.agency_id() else exists (
      select from access.dossier d, unnest(d.compartments) c, part.openers(dossier, c::text, 'read', false) o
      where d.dossier_id = dossier and o.account_id = a.account_id) end;
  return 'done';
end $$;

-- 'done', or 'not-found' | 'decided-already' | 'changed'.
create function review.decide(wanted uuid, of_version int, verdict text, why text) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  r review.review;
begin
  select * into r from review.review x where x.review_id = wanted for update;
  if not found or not review.may_decide(r) then return 'not-found'; end if;
  if r.state <> 'waiting' then return 'decided-already'; end if;
  if r.version <> of_version then return 'changed'; end if;
  update review.review x set state = verdict, decided_by = access.account_id(), decided_at = access.now(), reason = why
  where x.review_id = wanted;
  perform access.tell(r.asked_by, 'review-' || verdict, null);
  return 'done';
end $$;

create function review.withdraw(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  update review.review x set state = 'withdrawn' where x.review_id = wanted and x.asked_by = access.account_id() and x.state = 'waiting';
  return case when found then 'done' else 'not-found' end;
end $$;

-- Did a second person approve exactly this version.
create function review.is_approved(of_kind text, record uuid, of_version int) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from review.review r
    where r.kind = of_kind and r.record_id = record and r.version = of_version and r.state = 'approved')
$$;

-- What waits for the actor, or what the actor asked for during the last ninety days.
create function review.list(of_own boolean) returns table (review_id uuid, kind text, record_id uuid, version int, code text,
  asked_by_name text, asked_at timestamptz, state text, decided_by_name text, decided_at timestamptz, reason text)
language sql stable security definer set search_path = pg_catalog as $$
  select r.review_id, r.kind, r.record_id, r.version, case when access.may_see(d.dossier_id) then d.code end, a.name, r.asked_at, r.state, b.name, r.decided_at,
    case when r.dossier_id is null or access.may_see(r.dossier_id) then r.reason end
  from review.review r join access.account a on a.account_id = r.asked_by
  left join access.account b on b.account_id = r.decided_by left join access.dossier d on d.dossier_id = r.dossier_id
  where case when of_own then r.asked_by = access.account_id() and r.asked_at > access.now() - interval '90 days'
    else r.state = 'waiting' and review.may_decide(r) end
  order by case when of_own then r.asked_at end desc, r.asked_at limit 200
$$;

revoke execute on all functions in schema review from public;
grant execute on all functions in schema review to palermo_app;
