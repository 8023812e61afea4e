-- 'done', or 'waiting-already' where this version waits. An earlier version that waits is replaced. Of several who ask for
-- the same thing at once, one after the other: the second sees what the first left waiting.
create or replace function review.ask(new_id uuid, of_kind text, record uuid, of_version int, dossier uuid, needed text, by_anyone boolean) returns text
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.account_id() is null then raise exception 'Nobody is entered in this transaction.'; end if;
  if dossier is not null and not access.may_see(dossier) then return 'not-found'; end if;
  perform pg_advisory_xact_lock(7423, hashtext(of_kind || record));
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

-- One review that waits for the actor, however many wait before it.
create function review.waiting_one(wanted uuid) returns table (review_id uuid, kind text, record_id uuid, version int, code text,
  asked_by_name text, asked_at timestamptz, state text, decided_by_name text, decided_at timestamptz, reason text)
language sql stable security definer set search_path = pg_catalog as $$
  select r.review_id, r.kind, r.record_id, r.version, d.code, a.name, r.asked_at, r.state, null, null::timestamptz, null
  from review.review r join access.account a on a.account_id = r.asked_by left join access.dossier d on d.dossier_id = r.dossier_id
  where r.review_id = wanted and r.state = 'waiting' and review.may_decide(r)
$$;
revoke execute on function review.waiting_one(uuid) from public;
grant execute on function review.waiting_one(uuid) to palermo_app;
