-- What a module says about the attachments of one of its dossiers: whether sound may be attached (only with the person's
-- own consent), and whether nobody but the people of the dossier's own agency reads them, to whom its parts are opened
-- as well (rule S9: services receive neither photos nor sound). A dossier of which nothing is said takes everything.
create table attachment.dossier_rule (
  dossier_id      uuid primary key,
  agency_id       uuid not null references access.agency,
  takes_sound     boolean not null,
  own_agency_only boolean not null,
  said_at         timestamptz not null default access.now()
);
select access.internal('attachment.dossier_rule');
comment on table attachment.dossier_rule is 'Whether sound may be attached to a dossier, and whether its agency alone reads what is attached';

create function attachment.keep_rule(wanted uuid, sound boolean, own_only boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.may_open(wanted, 'support', 'contribute') then return false; end if;
  insert into attachment.dossier_rule (dossier_id, agency_id, takes_sound, own_agency_only)
  select d.dossier_id, d.agency_id, sound, own_only from access.dossier d where d.dossier_id = wanted
  on conflict (dossier_id) do update set takes_sound = excluded.takes_sound, own_agency_only = excluded.own_agency_only,
    said_at = access.now();
  return found;
end $$;

create function attachment.takes_sound(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((select r.takes_sound from attachment.dossier_rule r where r.dossier_id = wanted), true)
$$;

-- Dossiers of other agencies of which nothing attached is read here, whatever opens their parts.
create function attachment.shut_dossiers() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select array(select r.dossier_id from attachment.dossier_rule r
    where r.own_agency_only and r.agency_id is distinct from access.agency_id())
$$;

revoke execute on all functions in schema attachment from public;
grant execute on function attachment.keep_rule(uuid, boolean, boolean), attachment.takes_sound(uuid), attachment.shut_dossiers() to palermo_app;

-- On top of what opens a part; that somebody attached something is as little told as what it is.
do $$
declare
  part access.compartment;
  noun text;
begin
  foreach part in array enum_range(null::access.compartment) loop
    foreach noun in array array['attachment.attachment_', 'history.attachment_attachment_'] loop
      execute format('create policy own_agency on %s as restrictive for select to palermo_app, palermo_wide, palermo_agency
        using (agency_id = (select access.agency_id()) or dossier_id <> all ((select attachment.shut_dossiers())::uuid[]))',
        noun || replace(part::text, '-', '_'));
    end loop;
  end loop;
end $$;
