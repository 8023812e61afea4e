-- Sealed hand-overs: a referral for a service without an account. A link and a code, told by different ways, open it once;
-- the content is sealed under both, so that neither this database nor a backup of it can be read without them.
create table referral.hand_over (
  agency_id     uuid not null,
  hand_over_id  uuid not null,
  dossier_id    uuid not null,
  -- SHA-256 of the link's secret; the secret itself is told once and kept nowhere.
  link_hash     bytea not null,
  salt          bytea not null,
  content       bytea not null,
  -- Answers are sealed for this key (X25519); its other half lies sealed with the dossier's key.
  reply_public  text not null,
  reply_private bytea not null,
  made_by       uuid not null,
  made_at       timestamptz not null,
  expires_at    timestamptz not null,
  -- Wrong codes; at five it is shut for good.
  tries         int not null default 0,
  locked_at     timestamptz,
  opened_at     timestamptz,
  -- SHA-256 of what the page that opened it holds, by which it answers.
  answer_hash   bytea,
  answered_at   timestamptz,
  -- Sealed JSON for reply_public.
  reply         bytea,
  revoked_at    timestamptz,
  version       int not null default 1,
  primary key (agency_id, hand_over_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on referral.hand_over (link_hash);
select access.protect('referral.hand_over', 'support');
comment on table referral.hand_over is 'Sealed hand-overs of referrals to services without an account';

-- The steps of somebody without an account know the secret of a link, and nothing else. Each answers with a short word; what
-- does not stand, for whatever reason, is 'shut'. The moment is written to the audit with the dossier alone.
create function referral.note_visit(dossier uuid, what text, how text, why text default null) returns void language sql security definer set search_path = pg_catalog as $$
  insert into audit.event (at, actor_kind, action, outcome, detail, dossiers) values (access.now(), 'stranger', what, how, why, array[dossier])
$$;

-- Is the hand-over still to be opened: consent asked anew in this very moment.
create function referral.hand_over_stands(h referral.hand_over) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  r record;
begin
  perform set_config('palermo.maintenance', 'on', true);
  select * into r from referral.referral x where x.referral_id = h.dossier_id;
  perform set_config('palermo.maintenance', before, true);
  return h.revoked_at is null and h.locked_at is null and h.expires_at > access.now() and r.state = 'sent'
    and (r.by_exception or consent.covers(r.consent_id, r.person_id));
end $$;

-- Before a code is tried: counts the try, so that a server that dies in between has counted it too.
create function referral.try_hand_over(link bytea) returns table (word text, hand_over_id uuid, salt bytea, content bytea, tries int)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  h referral.hand_over;
begin
  -- What changes is written down as done by Palermo itself, which holds no right here.
  perform access.enter_system('{}');
  perform set_config('palermo.maintenance', 'on', true);
  select * into h from referral.hand_over x where x.link_hash = link for update;
  if h.hand_over_id is null or not referral.hand_over_stands(h) or h.opened_at is not null then
    perform set_config('palermo.maintenance', '', true);
    return query select 'shut', null::uuid, null::bytea, null::bytea, 0; return;
  end if;
  update referral.hand_over x set tries = x.tries + 1, locked_at = case when x.tries + 1 >= 5 then access.now() end
  where x.hand_over_id = h.hand_over_id;
  perform referral.note_visit(h.dossier_id, 'referral.open-hand-over', 'read', 'a code is tried');
  perform set_config('palermo.maintenance', '', true);
  return query select 'try', h.hand_over_id, h.salt, h.content, h.tries + 1;
end $$;

-- The code was right: marks it as opened, once; the last try's lock is taken back with it.
create function referral.opened_hand_over(link bytea, answer bytea) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  h referral.hand_over;
begin
  -- What changes is written down as done by Palermo itself, which holds no right here.
  perform access.enter_system('{}');
  perform set_config('palermo.maintenance', 'on', true);
  select * into h from referral.hand_over x where x.link_hash = link for update;
  if h.hand_over_id is null or h.opened_at is not null or h.revoked_at is not null then
    perform set_config('palermo.maintenance', '', true); return 'shut';
  end if;
  if h.tries <= 5 then h.locked_at := null; end if;
  if not referral.hand_over_stands(h) then perform set_config('palermo.maintenance', '', true); return 'shut'; end if;
  update referral.hand_over x set opened_at = access.now(), answer_hash = answer, locked_at = null where x.hand_over_id = h.hand_over_id;
  perform referral.note_visit(h.dossier_id, 'referral.open-hand-over', 'done');
  perform access.tell(d.opened_by, 'referral-moved', d.dossier_id) from access.dossier d where d.dossier_id = h.dossier_id;
  perform set_config('palermo.maintenance', '', true);
  return 'opened';
end $$;

-- The answer of whoever opened it: 'done', 'shut', or 'already-answered'.
create function referral.answer_hand_over(link bytea, answer bytea, verb text, reason text, contact timestamptz, sealed_reply bytea)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  h referral.hand_over;
begin
  -- What changes is written down as done by Palermo itself, which holds no right here.
  perform access.enter_system('{}');
  perform set_config('palermo.maintenance', 'on', true);
  select * into h from referral.hand_over x where x.link_hash = link for update;
  if h.hand_over_id is null or h.opened_at is null or h.answer_hash is distinct from answer then
    perform set_config('palermo.maintenance', '', true); return 'shut';
  end if;
  if h.answered_at is not null then perform set_config('palermo.maintenance', '', true); return 'already-answered'; end if;
  if not referral.hand_over_stands(h) then perform set_config('palermo.maintenance', '', true); return 'shut'; end if;
  if verb not in ('accepted', 'refused', 'countered') then raise exception 'referral: no such answer'; end if;
  update referral.hand_over x set answered_at = access.now(), reply = sealed_reply where x.hand_over_id = h.hand_over_id;
  update referral.referral x set version = x.version + 1, state = verb, answered_at = access.now(), answered_how = 'hand-over', first_contact = contact,
    refusal_reason = reason, over_at = case when verb = 'refused' then access.now() end,
    over_cause = case when verb = 'refused' then 'service' end
  where x.referral_id = h.dossier_id;
  perform referral.note_visit(h.dossier_id, 'referral.answer-hand-over', 'done');
  perform access.tell(d.opened_by, 'referral-answered', d.dossier_id) from access.dossier d where d.dossier_id = h.dossier_id;
  perform set_config('palermo.maintenance', '', true);
  return 'done';
end $$;

-- The key for which an answer is sealed, for whoever holds the opened link.
create function referral.reply_key(link bytea, answer bytea) returns table (hand_over_id uuid, reply_public text) language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  return query select h.hand_over_id, h.reply_public from referral.hand_over h where h.link_hash = link and h.answer_hash = answer;
  perform set_config('palermo.maintenance', '', true);
end $$;

-- Links are shut with the referral: answered, withdrawn, over. What was sealed in them goes.
create function referral.shut_hand_overs() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  if new.state = old.state or new.state = 'sent' then return null; end if;
  perform set_config('palermo.maintenance', 'on', true);
  update referral.hand_over h set revoked_at = coalesce(h.revoked_at, access.now()), content = '\x'
  where h.dossier_id = new.dossier_id and (h.revoked_at is null or h.content <> '\x');
  update history.referral_hand_over p set before = p.before - 'content' where p.dossier_id = new.dossier_id and p.before ? 'content';
  perform set_config('palermo.maintenance', before, true);
  return null;
end $$;
create trigger shut_hand_overs after update of state on referral.referral for each row execute function referral.shut_hand_overs();

create function referral.forget_hand_overs() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  update referral.hand_over h set content = '\x', reply = null, reply_private = '\x', revoked_at = coalesce(h.revoked_at, access.now())
  from referral.referral r where r.referral_id = h.dossier_id and r.person_id = new.subject;
  delete from history.referral_hand_over p using referral.referral r where r.referral_id = p.dossier_id and r.person_id = new.subject;
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_hand_over after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function referral.forget_hand_overs();

revoke execute on function referral.note_visit(uuid, text, text, text), referral.hand_over_stands(referral.hand_over),
  referral.try_hand_over(bytea), referral.opened_hand_over(bytea, bytea), referral.reply_key(bytea, bytea),
  referral.answer_hand_over(bytea, bytea, text, text, timestamptz, bytea), referral.shut_hand_overs(), referral.forget_hand_overs() from public;
grant execute on function referral.try_hand_over(bytea), referral.opened_hand_over(bytea, bytea), referral.reply_key(bytea, bytea),
  referral.answer_hand_over(bytea, bytea, text, text, timestamptz, bytea) to palermo_app;
