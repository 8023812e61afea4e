-- What happened and what was read: never values, only who, what, which dossiers and which fields.
create schema audit;
grant usage on schema audit to palermo_app, palermo_backup;

create table audit.event (
  event_id   uuid primary key default gen_uuid_v7(),
  seq        bigint unique,
  at         timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'token', 'system', 'operator', 'stranger')),
  account_id uuid,
  agency_id  uuid,
  session_id uuid,
  action     text not null,
  outcome    text not null check (outcome in ('done', 'read', 'refused', 'denied', 'failed')),
  detail     text,
  purpose    text,
  reason     text,
  dossiers   uuid[] not null default '{}',
  fields     text[] not null default '{}',
  digest     bytea,
  request_id uuid,
  previous   bytea,
  hash       bytea
);
create index on audit.event (at desc);
create index on audit.event (account_id, at desc);
create index on audit.event using gin (dossiers);
create index unsealed_tail on audit.event (at, event_id) where seq is null;
select access.internal('audit.event');

-- Signed once a day: whoever keeps a copy elsewhere can prove that nothing before it was changed.
create table audit.checkpoint (
  seq       bigint primary key,
  hash      bytea not null,
  at        timestamptz not null,
  signature bytea not null,
  key_id    text not null
);
select access.internal('audit.checkpoint');

-- One event of the entered actor, in the transaction of what happened.
create function audit.record(what text, how text, why_not text, for_purpose text, why text, about uuid[], read_fields text[], keyed bytea, request uuid)
returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  claim text[] := access.claim();
begin
  insert into audit.event (at, actor_kind, account_id, agency_id, session_id, action, outcome, detail, purpose, reason, dossiers, fields, digest, request_id)
  values (access.now(), coalesce(claim[1], 'stranger'), nullif(claim[2], '')::uuid, nullif(claim[3], '')::uuid, nullif(claim[5], '')::uuid,
    what, how, why_not, for_purpose, why, coalesce(about, '{}'), coalesce(read_fields, '{}'), keyed, request);
end $$;

-- A change made by hand, outside any action: written by the triggers of protected tables.
create function audit.record_operator(what text, about uuid) returns void language sql security definer set search_path = pg_catalog as $$
  insert into audit.event (at, actor_kind, action, outcome, detail, dossiers)
  values (access.now(), 'operator', what, 'done', session_user::text, array_remove(array[about], null))
$$;

-- What somebody did before they could be signed in: they chose their password by an invitation.
create function audit.record_of_account(who uuid, what text) returns void language sql security definer set search_path = pg_catalog as $$
  insert into audit.event (at, actor_kind, account_id, agency_id, action, outcome)
  select access.now(), 'person', a.account_id, a.agency_id, what, 'done' from access.account a where a.account_id = who
$$;

-- Work of Palermo itself.
create function audit.record_system(what text, how text, why_not text) returns void language sql security definer set search_path = pg_catalog as $$
  insert into audit.event (at, actor_kind, action, outcome, detail) values (access.now(), 'system', what, how, why_not)
$$;

-- The text that is chained: every column in order, as JSON, so that no two events have the same text.
create function audit.text_of(e audit.event) returns text language sql stable as $$
  select json_build_array(e.seq, e.event_id, extract(epoch from e.at), e.actor_kind, e.account_id, e.agency_id, e.session_id, e.action, e.outcome,
    e.detail, e.purpose, e.reason, e.dossiers, e.fields, encode(e.digest, 'hex'), e.request_id)::text
$$;

-- Chains committed events, oldest first, and gives how many; one sealer at a time.
create function audit.seal(most int default 2000) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  last_seq bigint;
  last_hash bytea;
  e audit.event;
  sealed int := 0;
begin
  if not pg_try_advisory_xact_lock(7420, 1) then return 0; end if;
  select seq, hash into last_seq, last_hash from audit.event where seq is not null order by seq desc limit 1;
  last_seq := coalesce(last_seq, 0);
  last_hash := coalesce(last_hash, '\x'::bytea);
  for e in select * from audit.event where seq is null order by at, event_id limit most for update loop
    last_seq := last_seq + 1;
    e.seq := last_seq;
    update audit.event set seq = last_seq, previous = last_hash, hash = sha256(last_hash || convert_to(audit.text_of(e), 'UTF8'))
    where event_id = e.event_id returning hash into last_hash;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;

-- The state of the chain: the first link that does not fit, and what is not chained yet.
create function audit.verify() returns table (events bigint, broken_seq bigint, broken_reason text, unsealed bigint, last_seq bigint, last_hash bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  e audit.event;
  expected bigint := 1;
  before bytea := '\x'::bytea;
begin
  select count(*) filter (where x.seq is not null), count(*) filter (where x.seq is null) into events, unsealed from audit.event x;
  for e in select * from audit.event x where x.seq is not null order by x.seq loop
    if e.seq <> expected then
      broken_seq := expected; broken_reason := 'missing'; exit;
    elsif e.previous is distinct from before then
      broken_seq := e.seq; broken_reason := 'previous'; exit;
    elsif e.hash is distinct from sha256(before || convert_to(audit.text_of(e), 'UTF8')) then
      broken_seq := e.seq; broken_reason := 'changed'; exit;
    end if;
    before := e.hash;
    expected := expected + 1;
  end loop;
  if broken_seq is null and expected > 1 then
    last_seq := expected - 1; last_hash := before;
  end if;
  if broken_seq is null then
    -- A tail cut off whole leaves a shorter chain that still fits: the checkpoint remembers how long it was.
    select c.seq, 'cut' into broken_seq, broken_reason from audit.checkpoint c
    where c.seq > expected - 1 or exists (select from audit.event x where x.seq = c.seq and x.hash <> c.hash) order by c.seq limit 1;
  end if;
  return next;
end $$;

create function audit.keep_checkpoint(at_seq bigint, at_hash bytea, signed bytea, by_key text) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into audit.checkpoint (seq, hash, at, signature, key_id) values (at_seq, at_hash, access.now(), signed, by_key)
  on conflict do nothing
$$;

create function audit.checkpoints() returns table (seq bigint, hash bytea, at timestamptz, signature bytea, key_id text)
language sql stable security definer set search_path = pg_catalog as $$
  select seq, hash, at, signature, key_id from audit.checkpoint order by seq
$$;

-- For auditors: sealed dossiers are absent unless the auditor is named in a grant (X8).
create function audit.events(before_at timestamptz, before_id uuid, by_account uuid, about_code text, what text, how_many int)
returns table (event_id uuid, seq bigint, at timestamptz, actor_kind text, account_id uuid, name text, agency jsonb, action text, outcome text,
  detail text, purpose text, reason text, codes text[], fields text[], token text)
language sql stable security definer set search_path = pg_catalog as $$
  select e.event_id, e.seq, e.at, e.actor_kind, e.account_id, a.name, y.name, e.action, e.outcome, e.detail, e.purpose, e.reason,
    array(select d.code from access.dossier d where d.dossier_id = any (e.dossiers) and (not d.sealed or access.may_see(d.dossier_id))), e.fields,
    (select t.name from access.token t where e.actor_kind = 'token' and t.token_id = e.session_id)
  from audit.event e left join access.account a on a.account_id = e.account_id left join access.agency y on y.agency_id = e.agency_id
  where access.has_right('audit.read')
    and (before_at is null or (e.at, e.event_id) < (before_at, before_id))
    and (by_account is null or e.account_id = by_account)
    and (what is null or e.action like what || '%')
    and (about_code is null or exists (select from access.dossier d where d.code = upper(about_code) and d.dossier_id = any (e.dossiers) and (not d.sealed or access.may_see(d.dossier_id))))
    and not exists (select from access.dossier d where d.dossier_id = any (e.dossiers) and d.sealed and not access.may_see(d.dossier_id))
  order by e.at desc, e.event_id desc limit least(how_many, 200)
$$;

-- How often the entered actor has read by one question within a day.
create function audit.own_reads(what text) returns int language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int from audit.event e
  where e.account_id = access.account_id() and e.action = what and e.outcome = 'read' and e.at > access.now() - interval '24 hours'
$$;

revoke execute on all functions in schema audit from public;
grant execute on function
  audit.record(text, text, text, text, text, uuid[], text[], bytea, uuid),
  audit.record_system(text, text, text), audit.seal(int), audit.verify(),
  audit.keep_checkpoint(bigint, bytea, bytea, text), audit.checkpoints(),
  audit.events(timestamptz, uuid, uuid, text, text, int), audit.own_reads(text)
to palermo_app;
