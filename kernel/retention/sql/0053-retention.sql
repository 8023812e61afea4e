-- How long closed dossiers are kept, who is warned, and what is deleted at the end: never silently, never by one person.
create schema retention;
grant usage on schema retention to palermo_app, palermo_backup;

-- An agency's own rules; where there is none, those of kernel/retention/rules.json.
create table retention.rule (
  agency_id  uuid not null references access.agency,
  kind       text not null,
  years      int not null check (years between 1 and 100),
  warn_days  int not null check (warn_days between 7 and 730),
  changed_at timestamptz not null,
  version    int not null default 1,
  primary key (agency_id, kind)
);
select access.internal('retention.rule');

create table retention.proposal (
  proposal_id uuid primary key,
  agency_id   uuid not null references access.agency,
  kind        text not null,
  years       int not null check (years between 1 and 100),
  warn_days   int not null check (warn_days between 7 and 730),
  proposed_at timestamptz not null,
  applied_at  timestamptz
);
select access.internal('retention.proposal');

-- Closed dossiers, from when they are kept. A dossier that is opened again is not here.
create table retention.keeping (
  dossier_id uuid primary key references access.dossier (dossier_id),
  agency_id  uuid not null,
  kind       text not null,
  closed_at  timestamptz not null,
  warned_at  timestamptz
);
create index on retention.keeping (agency_id, kind, closed_at);
select access.internal('retention.keeping');

-- A list of dossiers whose time is over, made by the clock. Two people confirm it; a job then works it off.
create table retention.purge (
  purge_id     uuid primary key default gen_uuid_v7(),
  agency_id    uuid not null references access.agency,
  state        text not null default 'made' check (state in ('made', 'proposed', 'confirmed', 'done')),
  version      int not null default 1,
  made_at      timestamptz not null,
  confirmed_at timestamptz,
  done_at      timestamptz
);
create index on retention.purge (agency_id, made_at desc);
select access.internal('retention.purge');

create table retention.purge_item (
  purge_id   uuid not null references retention.purge,
  dossier_id uuid not null references access.dossier (dossier_id),
  code       text not null,
  kind       text not null,
  ends_at    timestamptz not null,
  left_out   boolean not null default false,
  outcome    text check (outcome in ('purged', 'held', 'opened-again', 'left-out')),
  people     int,
  primary key (purge_id, dossier_id)
);
create index on retention.purge_item (dossier_id);
select access.internal('retention.purge_item');

-- An agency's retention is managed by its own administrators; by those of the others only where it has none.
create function retention.manages(of_agency uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select access.has_right('retention.manage') and (of_agency = access.agency_id() or not exists (
    select from access.account a join access.role_right h on h.role = any (a.roles) and h."right" = 'retention.manage'
    where a.agency_id = of_agency and a.closed_at is null))
$$;

-- Agencies whose rules the actor manages or may confirm.
create function retention.agencies() returns table (agency_id uuid, name jsonb, manages boolean) language sql stable security definer
set search_path = pg_catalog as $$
  select y.agency_id, y.name, retention.manages(y.agency_id) from access.agency y
  where y.kind not in ('operator', 'system') and (retention.manages(y.agency_id) or access.has_right('retention.confirm'))
  order by y.agency_id <> access.agency_id(), y.name ->> 'en'
$$;

-- The rule for a kind of dossier in an agency: its own, else the default of the kind, else that of all.
create function retention.rule_for(of_agency uuid, of_kind text, defaults jsonb) returns table (years int, warn_days int, own boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(r.years, (d.rule ->> 'years')::int), coalesce(r.warn_days, (d.rule ->> 'warnDays')::int), r.years is not null
  from (select coalesce(defaults -> of_kind, defaults -> '*') as rule) d
  left join retention.rule r on r.agency_id = of_agency and r.kind = of_kind
$$;

-- A module closed a dossier: its time begins. Only somebody who may write in it.
create function retention.start(wanted uuid, since timestamptz) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into retention.keeping (dossier_id, agency_id, kind, closed_at)
  select d.dossier_id, d.agency_id, d.kind, since from access.dossier d
  where d.dossier_id = wanted and exists (select from unnest(d.compartments) part where access.may_open(wanted, part::text, 'contribute'))
  on conflict (dossier_id) do update set closed_at = excluded.closed_at, warned_at = null;
  return case when found then 'done' else 'not-found' end;
end $$;

create function retention.stop(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from retention.keeping k using access.dossier d where k.dossier_id = wanted and d.dossier_id = wanted
    and exists (select from unnest(d.compartments) part where access.may_open(wanted, part::text, 'contribute'));
  return case when found then 'done' else 'not-found' end;
end $$;

-- Each day: warns owners, and lists what was warned of in time and whose time is over. Held dossiers wait, sealed ones are
-- warned of and never listed (X8). Gives how many were warned of and listed.
create function retention.pass_day(defaults jsonb) returns table (warned int, listed int) language plpgsql security definer set search_path = pg_catalog as $$
declare
  k record;
  made uuid;
  last_agency uuid;
begin
  warned := 0; listed := 0;
  if not access.has_right('retention.watch') then return; end if;
  for k in select x.dossier_id from retention.keeping x, retention.rule_for(x.agency_id, x.kind, defaults) r
    where x.warned_at is null and x.closed_at + make_interval(years => r.years) - make_interval(days => r.warn_days) <= access.now()
      and not access.is_held(x.dossier_id) for update of x
  loop
    update retention.keeping set warned_at = access.now() where dossier_id = k.dossier_id;
    perform access.tell(w.account_id, 'retention-warning', k.dossier_id) from (
      select distinct a.account_id from access."grant" g join access.account a
        on a.closed_at is null and g.grantee_id in (a.account_id, a.unit_id)
      where g.dossier_id = k.dossier_id and g.level = 'manage' and g.ended_at is null
        and (g.expires_at is null or g.expires_at > access.now())) w;
    warned := warned + 1;
  end loop;
  for k in select x.dossier_id, x.agency_id, d.code, d.kind, x.closed_at + make_interval(years => r.years) as ends_at
    from retention.keeping x join access.dossier d using (dossier_id), retention.rule_for(x.agency_id, x.kind, defaults) r
    where x.warned_at + make_interval(days => r.warn_days) <= access.now() and x.closed_at + make_interval(years => r.years) <= access.now()
      and not d.sealed and not access.is_held(x.dossier_id)
      and not exists (select from vault.erasure e where e.subject = x.dossier_id)
      and not exists (select from retention.purge_item i join retention.purge p using (purge_id)
        where i.dossier_id = x.dossier_id and p.state <> 'done')
      and not exists (select from retention.purge_item i join retention.purge p using (purge_id)
        where i.dossier_id = x.dossier_id and i.left_out and p.made_at > access.now() - interval '1 year')
    order by x.agency_id
  loop
    if last_agency is distinct from k.agency_id then
      insert into retention.purge (agency_id, made_at) values (k.agency_id, access.now()) returning purge_id into made;
      last_agency := k.agency_id;
      perform access.tell(a.account_id, 'purge-list', null) from access.account a
      where a.closed_at is null and exists (select from access.role_right h where h.role = any (a.roles) and h."right" = 'retention.manage')
        and (a.agency_id = k.agency_id or not exists (select from access.account o join access.role_right h on h.role = any (o.roles)
          and h."right" = 'retention.manage' where o.agency_id = k.agency_id and o.closed_at is null));
    end if;
    insert into retention.purge_item (purge_id, dossier_id, code, kind, ends_at) values (made, k.dossier_id, k.code, k.kind, k.ends_at);
    listed := listed + 1;
  end loop;
  return next;
end $$;

-- Rules of an agency for the kinds asked for.
create function retention.rules(of_agency uuid, kinds text[], defaults jsonb) returns table (kind text, years int, warn_days int, own boolean, closed bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select k, r.years, r.warn_days, r.own,
    (select count(*) from retention.keeping x join access.dossier d using (dossier_id)
      where x.agency_id = of_agency and x.kind = k and not d.sealed)
  from unnest(kinds) k, retention.rule_for(of_agency, k, defaults) r
  where retention.manages(of_agency) or access.has_right('retention.confirm') order by k
$$;

create function retention.propose(new_id uuid, of_agency uuid, of_kind text, new_years int, new_days int) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not retention.manages(of_agency) or not exists (select from access.agency where agency_id = of_agency) then return 'not-found'; end if;
  insert into retention.proposal (proposal_id, agency_id, kind, years, warn_days, proposed_at)
  values (new_id, of_agency, of_kind, new_years, new_days, access.now());
  return 'done';
end $$;

create function retention.proposed(wanted uuid, defaults jsonb) returns table (agency jsonb, kind text, years int, warn_days int, years_now int, warn_days_now int)
language sql stable security definer set search_path = pg_catalog as $$
  select y.name, p.kind, p.years, p.warn_days, r.years, r.warn_days
  from retention.proposal p join access.agency y using (agency_id), retention.rule_for(p.agency_id, p.kind, defaults) r
  where p.proposal_id = wanted and p.applied_at is null and access.has_right('retention.confirm')
$$;

-- Carried out with the second person's approval, and only then: the review stands and is the actor's.
create function retention.apply_rule(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  p retention.proposal;
begin
  select * into p from retention.proposal x where x.proposal_id = wanted and x.applied_at is null for update;
  if not found or not access.has_right('retention.confirm') or not exists (select from review.review r
    where r.kind = 'retention.rule' and r.record_id = wanted and r.state = 'approved' and r.decided_by = access.account_id()) then
    return 'not-found';
  end if;
  update retention.proposal set applied_at = access.now() where proposal_id = wanted;
  insert into retention.rule as r (agency_id, kind, years, warn_days, changed_at) values (p.agency_id, p.kind, p.years, p.warn_days, access.now())
  on conflict (agency_id, kind) do update set years = excluded.years, warn_days = excluded.warn_days, changed_at = excluded.changed_at,
    version = r.version + 1;
  return 'done';
end $$;

create function retention.purges() returns table (purge_id uuid, agency jsonb, manages boolean, state text, version int, made_at timestamptz, confirmed_at timestamptz,
  done_at timestamptz, items jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select p.purge_id, y.name, retention.manages(p.agency_id), p.state, p.version, p.made_at, p.confirmed_at, p.done_at,
    (select coalesce(jsonb_agg(jsonb_build_object('dossierId', i.dossier_id, 'code', i.code, 'kind', i.kind,
        'endsAt', to_char(i.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'leftOut', i.left_out,
        'outcome', i.outcome, 'people', i.people, 'held', i.outcome is null and access.is_held(i.dossier_id)) order by i.code), '[]')
      from retention.purge_item i join access.dossier d using (dossier_id) where i.purge_id = p.purge_id and not d.sealed)
  from retention.purge p join access.agency y using (agency_id)
  where retention.manages(p.agency_id) or access.has_right('retention.confirm')
  order by p.made_at desc limit 50
$$;

-- The first person looked at the list and proposes it, without what is to be left out: the list's new version, or null.
create function retention.propose_purge(wanted uuid, without uuid[]) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  next_version int;
begin
  update retention.purge p set state = 'proposed', version = p.version + 1
  where p.purge_id = wanted and retention.manages(p.agency_id) and p.state in ('made', 'proposed') returning p.version into next_version;
  update retention.purge_item i set left_out = i.dossier_id = any (without) where i.purge_id = wanted and next_version is not null;
  return next_version;
end $$;

create function retention.confirm_purge(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('retention.confirm') then return 'not-found'; end if;
  update retention.purge p set state = 'confirmed', confirmed_at = access.now()
  where p.purge_id = wanted and p.state = 'proposed' and exists (select from review.review r
    where r.kind = 'retention.purge' and r.record_id = wanted and r.version = p.version and r.state = 'approved'
      and r.decided_by = access.account_id());
  return case when found then 'done' else 'not-found' end;
end $$;

-- What may be deleted of a confirmed list now: 'ready' with the people who are in no other dossier, or why not. A hold set,
-- or a dossier opened again since the confirmation stops it.
create function retention.begin_item(wanted uuid, dossier uuid) returns table (word text, people uuid[]) language plpgsql security definer set search_path = pg_catalog as $$
declare
  i retention.purge_item;
  why text;
begin
  select x.* into i from retention.purge_item x join retention.purge p using (purge_id)
  where x.purge_id = wanted and x.dossier_id = dossier and x.outcome is null and p.state = 'confirmed'
    and access.has_right('retention.confirm') for update of x;
  if not found then return query select 'not-found', '{}'::uuid[]; return; end if;
  -- Whoever sets a hold on it, or opens it again, waits for the end of this, or this for the end of that.
  perform from access.dossier d where d.dossier_id = dossier for update;
  perform from retention.keeping k where k.dossier_id = dossier for update;
  why := case when i.left_out then 'left-out' when access.is_held(dossier) then 'held'
    when exists (select from access.dossier d where d.dossier_id = dossier and d.sealed) then 'held'
    when not exists (select from retention.keeping k where k.dossier_id = dossier) then 'opened-again' end;
  if why is not null then
    update retention.purge_item x set outcome = why, people = 0 where x.purge_id = wanted and x.dossier_id = dossier;
    return query select why, '{}'::uuid[]; return;
  end if;
  return query select 'ready', coalesce(array_agg(distinct v.person_dossier), '{}') from access.derivation v
    join access.dossier p on p.dossier_id = v.person_dossier
    where v.source_dossier = dossier and v.ended_at is null and not p.sealed
      and p.agency_id = (select g.agency_id from retention.purge g where g.purge_id = wanted)
      and not access.is_held(v.person_dossier)
      and not exists (select from access.derivation o where o.person_dossier = v.person_dossier and o.ended_at is null and o.source_dossier <> dossier);
end $$;

-- Destroys the key of a dossier of a confirmed list, or of a person who stands in it alone.
create function retention.erase(wanted uuid, dossier uuid, subject uuid, erasure uuid) returns table (agency_id uuid, erasure_id uuid, key_id uuid, erased_at timestamptz)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  home uuid;
begin
  -- Whoever puts the person into another file, or sets a hold on them, waits for the end of this, or this for the end of that.
  perform from access.dossier d where d.dossier_id = subject for update;
  if not exists (select from retention.begin_item(wanted, dossier) b where b.word = 'ready' and (subject = dossier or subject = any (b.people))) then
    raise exception 'retention: not on a confirmed list' using errcode = '42501';
  end if;
  select d.agency_id into home from access.dossier d where d.dossier_id = subject;
  perform vault.destroy(home, subject, erasure, access.account_id(), access.now());
  return query select e.agency_id, e.erasure_id, e.key_id, e.erased_at from vault.erasure e where e.subject = erase.subject;
end $$;

-- Deletes every row of a dossier, and its history, in all protected tables; the code stays taken.
create function retention.clear(dossier uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  t text;
  left_over text[];
  tries int := 0;
begin
  perform set_config('palermo.maintenance', 'on', true);
  left_over := array(select c.table_name from access.table_class c where c.class = 'protected' and c.table_name not like 'history.%' order by 1);
  -- Tables that others point at come later: tried again until all are empty of it.
  while cardinality(left_over) > 0 and tries < 8 loop
    tries := tries + 1;
    foreach t in array left_over loop
      begin
        execute format('delete from %s where dossier_id = $1', t) using dossier;
        left_over := array_remove(left_over, t);
      exception when foreign_key_violation then null;
      end;
    end loop;
  end loop;
  if cardinality(left_over) > 0 then raise exception 'retention: rows of % stay', left_over; end if;
  for t in select c.table_name from access.table_class c where c.class = 'protected' and c.table_name like 'history.%' loop
    execute format('delete from %s where dossier_id = $1', t) using dossier;
  end loop;
  perform set_config('palermo.maintenance', before, true);
end $$;

create function retention.end_access(dossier uuid) returns void language sql security definer set search_path = pg_catalog as $$
  update access."grant" g set ended_at = access.now(), ended_by = access.account_id(), end_reason = 'retention-ended'
  where g.dossier_id = dossier and g.ended_at is null;
  update access.derivation set ended_at = access.now() where source_dossier = dossier and ended_at is null
$$;

-- The rows go with the key: also when a restore of an old backup carries the erasure out again.
create function retention.forget() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from access.dossier d where d.dossier_id = new.subject and d.kind <> 'person') then
    perform retention.clear(new.subject);
    if access.account_id() is null then perform retention.end_access(new.subject); end if;
  end if;
  return null;
end $$;
create trigger forget_rows after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function retention.forget();

create function retention.delete_rows(wanted uuid, dossier uuid, erased int) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from retention.begin_item(wanted, dossier) b where b.word = 'ready') then return 'not-found'; end if;
  perform retention.clear(dossier);
  perform retention.end_access(dossier);
  delete from retention.keeping where dossier_id = dossier;
  update retention.purge_item set outcome = 'purged', people = erased where purge_id = wanted and dossier_id = dossier;
  return 'done';
end $$;

create function retention.finish_purge(wanted uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.has_right('retention.confirm') then return; end if;
  -- What was sealed meanwhile is kept, and the list ends without a sign of it (X8).
  update retention.purge_item i set outcome = 'held', people = 0 where i.purge_id = wanted and i.outcome is null
    and exists (select from access.dossier d where d.dossier_id = i.dossier_id and d.sealed)
    and exists (select from retention.purge p where p.purge_id = wanted and p.state = 'confirmed');
  update retention.purge p set state = 'done', done_at = access.now() where p.purge_id = wanted and p.state = 'confirmed'
    and not exists (select from retention.purge_item i where i.purge_id = wanted and i.outcome is null);
end $$;

revoke execute on all functions in schema retention from public;
grant execute on all functions in schema retention to palermo_app;
revoke execute on function retention.rule_for(uuid, text, jsonb), retention.manages(uuid), retention.clear(uuid), retention.end_access(uuid), retention.forget() from palermo_app;
