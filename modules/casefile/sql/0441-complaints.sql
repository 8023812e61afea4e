-- Complaints of corruption (X8): each a dossier of its own that nobody knows of but those who were chosen to hear it. It
-- lies in a part that is opened in no emergency (X2).
create table casefile.complaint (
  agency_id    uuid not null,
  complaint_id uuid not null,
  dossier_id   uuid not null,
  code         text not null,
  -- Sealed: what was told, who it is about in words, the dossier that it touches as it was named.
  told         bytea not null,
  who          bytea,
  touches      bytea,
  lodged_by    uuid not null,
  lodged_at    timestamptz not null,
  state        text not null default 'received'
    check (state = any (array['received', 'looked-into', 'founded', 'unfounded', 'passed-on'])),
  -- Sealed: why it was decided so.
  reason       bytea,
  decided_by   uuid,
  decided_at   timestamptz,
  -- The restricted dossier that was opened from it.
  inquiry_id   uuid,
  version      int not null default 1,
  primary key (agency_id, complaint_id),
  foreign key (agency_id, dossier_id) references access.dossier,
  check (dossier_id = complaint_id)
);
create unique index on casefile.complaint (complaint_id);
create unique index on casefile.complaint (code);
create index on casefile.complaint (lodged_at desc, complaint_id);
select access.protect('casefile.complaint', 'restricted-source');
comment on table casefile.complaint is 'Complaints of corruption';

-- What whoever lodged it sees of it: that it arrived, and whether somebody looks into it. No content, no name, no finding.
create table casefile.complaint_receipt (
  account_id   uuid not null,
  complaint_id uuid not null,
  code         text not null,
  lodged_at    timestamptz not null,
  state        text not null default 'received' check (state = any (array['received', 'looked-into', 'closed'])),
  changed_at   timestamptz not null,
  primary key (account_id, complaint_id)
);
create index on casefile.complaint_receipt (complaint_id);
select access.own('casefile.complaint_receipt');
comment on table casefile.complaint_receipt is 'What people see of the complaints that they lodged';

-- People who may be chosen to hear a complaint: names of people at work.
create function casefile.complaint_contacts() returns table (account_id uuid, name text, agency jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account_id, a.name, y.name from access.account a join access.agency y using (agency_id)
  where access.account_id() is not null and a.closed_at is null and a.kind = 'person' and exists (
    select from access.role_right r where r.role = any (a.roles) and r."right" = 'casefile.hear-complaints')
  order by a.name, a.account_id limit 200
$$;

-- Writes a complaint into the actor's own new dossier and hands it on to those who hear it. Whatever role the actor has:
-- its cap decides what they may read, not whom they may tell. 'done', or 'not-found' | 'no-such-contact' | 'contact-accused' | 'no-such-colleague'.
create function casefile.lodge_complaint(wanted uuid, sealed_told bytea, sealed_who bytea, sealed_touches bytea, accused uuid[], contacts uuid[], touched_code text)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  d record;
  touched uuid;
  who uuid;
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  if contacts && accused then return 'contact-accused'; end if;
  if exists (select from unnest(contacts) c where c = access.account_id()
    or not exists (select from casefile.complaint_contacts() k where k.account_id = c)) then return 'no-such-contact'; end if;
  if exists (select from unnest(accused) c where not exists (select from access.account a where a.account_id = c and a.kind = 'person')) then
    return 'no-such-colleague';
  end if;
  if access.hand_on(wanted, contacts) <> 'done' then return 'not-found'; end if;
  select * into d from access.dossier where dossier_id = wanted;
  -- A dossier of which the contact may not know counts as one that was not named: more is watched then, and nothing is told.
  select o.dossier_id into touched from access.dossier o where o.code = upper(touched_code) and not o.named_only;
  perform set_config('palermo.maintenance', 'on', true);
  insert into casefile.complaint (agency_id, complaint_id, dossier_id, code, told, who, touches, lodged_by, lodged_at)
  values (d.agency_id, wanted, wanted, d.code, sealed_told, sealed_who, sealed_touches, access.account_id(), access.now());
  insert into casefile.complaint_receipt (account_id, complaint_id, code, lodged_at, changed_at)
  values (access.account_id(), wanted, d.code, access.now(), access.now());
  perform set_config('palermo.maintenance', before, true);
  for who in select distinct unnest(accused) loop perform access.note_conflict(wanted, who, touched); end loop;
  for who in select distinct unnest(contacts) loop perform access.tell(who, 'complaint', wanted); end loop;
  return 'done';
end $$;

-- What follows from a complaint's state: what its receipt says, and whether those it is about are watched.
create function casefile.follow_complaint(wanted uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  now_is text;
  before text := coalesce(current_setting('palermo.maintenance', true), '');
begin
  if not access.may_open(wanted, 'restricted-source', 'contribute') then return; end if;
  perform set_config('palermo.maintenance', 'on', true);
  select c.state into now_is from casefile.complaint c where c.complaint_id = wanted;
  update casefile.complaint_receipt r set changed_at = access.now(),
    state = case when now_is in ('received', 'looked-into') then now_is else 'closed' end where r.complaint_id = wanted;
  perform set_config('palermo.maintenance', before, true);
  -- A founded complaint watches on.
  perform access.end_conflicts(wanted, now_is in ('unfounded', 'passed-on'));
end $$;
revoke execute on function casefile.complaint_contacts(), casefile.follow_complaint(uuid),
  casefile.lodge_complaint(uuid, bytea, bytea, bytea, uuid[], uuid[], text) from public;
grant execute on function casefile.complaint_contacts(), casefile.follow_complaint(uuid),
  casefile.lodge_complaint(uuid, bytea, bytea, bytea, uuid[], uuid[], text) to palermo_app;
