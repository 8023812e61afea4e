-- A consent speaks for the one person who gave it, and an objection stands until the child says yes.

-- What a child said that counts: the last clear word. 'cannot say' counts only where nothing else was said.
create function consent.child_word(of_consent uuid) returns setof consent.child_view language sql stable as $$
  select v.* from consent.child_view v where v.consent_id = of_consent
  order by v.view = 'cannot-say', v.asked_at desc, v.view = 'objects' desc, v.view_id desc limit 1
$$;

-- Does the child's last clear word about this recipient and purpose, to whatever decision of a guardian, say no.
create function consent.child_objects(to_share consent.consent) returns boolean language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  word text;
begin
  perform set_config('palermo.maintenance', 'on', true);
  select v.view into word from consent.child_view v join consent.consent c using (consent_id)
  where c.person_id = to_share.person_id and c.recipient_kind = to_share.recipient_kind
    and c.recipient_id = to_share.recipient_id and c.purpose = to_share.purpose and v.view <> 'cannot-say'
  order by v.asked_at desc, v.view = 'objects' desc, v.view_id desc limit 1;
  perform set_config('palermo.maintenance', before, true);
  return coalesce(word = 'objects', false);
end $$;

create or replace function consent.state_of(c consent.consent) returns text language sql stable as $$
  select case
    when c.revoked_at is not null then 'revoked'
    when c.valid_until <= access.now() then 'ended'
    when c.given_by = 'person' then 'stands'
    else coalesce((select case
      when v.view = 'agrees' then 'stands'
      when v.view = 'objects' or consent.child_objects(c) then 'child-objects'
      else 'stands' end from consent.child_word(c.consent_id) v), 'awaits-child')
  end
$$;

-- Does this consent stand, and is it this person's.
create function consent.covers(wanted uuid, person uuid) returns boolean language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  standing boolean;
begin
  perform set_config('palermo.maintenance', 'on', true);
  standing := exists (select from consent.consent c
    where c.consent_id = wanted and c.person_id = person and consent.state_of(c) = 'stands');
  perform set_config('palermo.maintenance', before, true);
  return standing;
end $$;

-- Names that are opened under a consent are the names of its person: the grant lies on the person's own dossier, wherever
-- it was asked, since `identity` of a case would open everybody who stands in it.
create or replace function consent.give_grant(wanted uuid, dossier uuid, part text, wanted_level text, to_kind text, to_id uuid, for_purpose text, until timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  c consent.consent;
  state text;
  word text;
  home uuid;
begin
  perform set_config('palermo.maintenance', 'on', true);
  -- Whoever takes it back waits for the end of this, or this for the end of that.
  select * into c from consent.consent x where x.consent_id = wanted for share;
  state := consent.state_of(c);
  perform set_config('palermo.maintenance', '', true);
  if state is distinct from 'stands' or not access.may_see(c.person_id) then return 'consent-missing'; end if;
  -- A consent opens dossiers in which its person stands, and nobody who was let in by it lets others in.
  if dossier not in (c.person_id, c.dossier_id) and not exists (select from access.derivation v
    where v.source_dossier = dossier and v.person_dossier = c.person_id and v.ended_at is null) then return 'consent-missing'; end if;
  if not part::access.compartment = any (c.compartments) or wanted_level = 'manage' then return 'consent-narrower'; end if;
  -- A name that is read in an emergency alone is not handed on.
  if part = 'identity' and not exists (select from access.lasting_way(c.person_id)) then return 'not-yours'; end if;
  home := case to_kind
    when 'agency' then to_id
    when 'unit' then (select u.agency_id from access.unit u where u.unit_id = to_id)
    when 'account' then (select a.agency_id from access.account a where a.account_id = to_id) end;
  if c.recipient_id is distinct from (case c.recipient_kind when 'agency' then home else to_id end) then return 'other-recipient'; end if;
  word := access.give_grant(dossier, part, wanted_level, to_kind, to_id, for_purpose, '', 'consent', least(until, c.valid_until));
  if word <> 'done' then return word; end if;
  update access."grant" g set consent_id = wanted,
    dossier_id = case when part = 'identity' then c.person_id else g.dossier_id end,
    -- What a case derives is read, never changed.
    level = case when part = 'identity' and dossier <> c.person_id then 'read' else g.level end
  where g.grant_id = (
    select n.grant_id from access."grant" n where n.dossier_id = dossier and n.compartment = part::access.compartment
      and n.grantee_id = to_id and n.origin = 'consent' and n.given_by = access.account_id() and n.consent_id is null
    order by n.grant_id desc limit 1);
  return 'done';
end $$;

-- Whoever reads a name in an emergency alone does not carry it to where it would stay (X2); a name read under a consent
-- hangs on that consent wherever it goes (S2), and a consent carries the name of its own person only.
create or replace function access.derive(source uuid, person uuid, from_origin text, consent uuid default null) returns text
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
  if consent is not null and not consent.covers(consent, person) then return 'not-yours'; end if;
  insert into access.derivation (source_dossier, person_dossier, source_agency, crosses, origin, consent_id, made_by, made_at)
  values (source, person, s.agency_id, s.agency_id <> p.agency_id, from_origin, coalesce(consent, under), access.account_id(), access.now())
  on conflict do nothing;
  return 'done';
end $$;

revoke execute on function consent.child_word(uuid), consent.child_objects(consent.consent), consent.covers(uuid, uuid) from public;
grant execute on function consent.child_word(uuid), consent.child_objects(consent.consent) to palermo_app;
