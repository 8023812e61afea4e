-- The classes of tables. `access.protect` alone writes policies for content.

create function access.note_class(target regclass, wanted text, part text, write_right text) returns void
language sql as $$
  insert into access.table_class (table_name, class, compartment, write_right)
  values (target::text, wanted, part::access.compartment, write_right)
$$;

-- Gives the roles that the server's login turns into the same privileges as the login itself. Runs after each migration.
create function access.equip_readers() returns void language plpgsql as $$
declare
  given record;
begin
  for given in
    select format('grant %s on schema %I', a.privilege_type, n.nspname) as words
    from pg_namespace n, aclexplode(n.nspacl) a where a.grantee = 'palermo_app'::regrole
    union all
    select format('grant %s on %s %s', a.privilege_type, case c.relkind when 'S' then 'sequence' else 'table' end, c.oid::regclass)
    from pg_class c, aclexplode(c.relacl) a where a.grantee = 'palermo_app'::regrole
    union all
    select format('grant %s (%I) on table %s', a.privilege_type, t.attname, t.attrelid::regclass)
    from pg_attribute t, aclexplode(t.attacl) a where a.grantee = 'palermo_app'::regrole
    union all
    select format('grant execute on function %s', p.oid::regprocedure)
    from pg_proc p, aclexplode(p.proacl) a where a.grantee = 'palermo_app'::regrole
  loop
    execute given.words || ' to palermo_wide, palermo_agency';
  end loop;
end $$;

create function access.internal(target text) returns void language plpgsql as $$
begin
  perform access.note_class(target::regclass, 'internal', null, null);
  execute format('alter table %s enable row level security', target);
  execute format('revoke all on %s from palermo_app, palermo_public', target);
  execute format('grant select on %s to palermo_backup', target);
end $$;

create function access.own(target text) returns void language plpgsql as $$
begin
  perform access.note_class(target::regclass, 'own', null, null);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('grant select, insert, update, delete on %s to palermo_app', target);
  execute format('grant select on %s to palermo_backup', target);
  execute format('create policy own on %s to palermo_app, palermo_wide, palermo_agency using (account_id = (select access.account_id())) with check (account_id = (select access.account_id()))', target);
  execute format('create policy maintain on %s to palermo_owner using (current_setting(''palermo.maintenance'', true) = ''on'')', target);
end $$;

create function access.agency_table(target text, write_right text) returns void language plpgsql as $$
begin
  perform access.note_class(target::regclass, 'agency', null, write_right);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('grant select, insert, update, delete on %s to palermo_app', target);
  execute format('grant select on %s to palermo_backup', target);
  execute format('create policy read on %s for select to palermo_app, palermo_wide, palermo_agency using (agency_id = (select access.agency_id()))', target);
  execute format('create policy add on %s for insert to palermo_app, palermo_wide, palermo_agency with check (agency_id = (select access.agency_id()) and (select access.has_right(%L)))', target, write_right);
  execute format('create policy change on %s for update to palermo_app, palermo_wide, palermo_agency using (agency_id = (select access.agency_id()) and (select access.has_right(%L)))', target, write_right);
  execute format('create policy remove on %s for delete to palermo_app, palermo_wide, palermo_agency using (agency_id = (select access.agency_id()) and (select access.has_right(%L)))', target, write_right);
  execute format('create policy maintain on %s to palermo_owner using (current_setting(''palermo.maintenance'', true) = ''on'')', target);
end $$;

create function access.common_table(target text, wanted text, write_right text) returns void language plpgsql as $$
begin
  perform access.note_class(target::regclass, wanted, null, write_right);
  execute format('alter table %s enable row level security', target);
  execute format('grant select, insert, update, delete on %s to palermo_app', target);
  execute format('grant select on %s to palermo_backup', target);
  execute format('create policy read on %s for select to palermo_app, palermo_wide, palermo_agency using ((select access.account_id()) is not null)', target);
  execute format('create policy add on %s for insert to palermo_app, palermo_wide, palermo_agency with check ((select access.has_right(%L)))', target, write_right);
  execute format('create policy change on %s for update to palermo_app, palermo_wide, palermo_agency using ((select access.has_right(%L)))', target, write_right);
  execute format('create policy remove on %s for delete to palermo_app, palermo_wide, palermo_agency using ((select access.has_right(%L)))', target, write_right);
end $$;

create function access.reference(target text, write_right text) returns void language sql as $$
  select access.common_table(target, 'reference', write_right)
$$;

create function access.publish(target text, write_right text) returns void language plpgsql as $$
begin
  perform access.common_table(target, 'publish', write_right);
  execute format('grant select on %s to palermo_public', target);
  execute format('create policy published on %s for select to palermo_public using (true)', target);
end $$;

-- Content of dossiers. A policy compares with a list made once per statement: measured at the speed of the owner's own
-- filter, where a function called per row took a thousand times as long. A policy has one plan for all readers, so each
-- way of reaching rows is a role with a policy of its own; access.reader_for chooses.
create function access.readable(target text, single text, agency text) returns void language plpgsql as $$
begin
  execute format('create policy read on %s for select to palermo_app using (%s)', target, format(single, 'read'));
  execute format('create policy read_agency on %s for select to palermo_agency using (%s)', target, format(agency, 'read'));
  execute format('create policy read_wide on %s for select to palermo_wide using (%s or (%s))', target, format(single, 'read'), format(agency, 'read'));
end $$;

create function access.protect(target text, compartment text, deletable boolean default false) returns void
language plpgsql as $$
declare
  name regclass := target::regclass;
  past text := 'history.' || replace(target, '.', '_');
  key_column text;
  single text := format('dossier_id = any ((select access.dossiers(%1$L, %%1$L))::uuid[])', compartment);
  agency text := format('not sealed and agency_id = any ((select access.agencies(%1$L, %%1$L))::uuid[])', compartment);
  may text := format('(%s or (%s))', single, agency);
begin
  select a.attname into key_column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[1]
  where i.indrelid = name and i.indisprimary and i.indnatts = 2;
  if key_column is null then
    raise exception '%: a protected table has the primary key (agency_id, <row>_id)', target;
  end if;
  perform access.note_class(name, 'protected', compartment, null);
  execute format('alter table %s add column sealed boolean not null default false', target);
  execute format('create index on %s (dossier_id)', target);
  -- Holds the second half of the policy whole, so that rows which the indexes gave are not compared again.
  execute format('create index on %s (agency_id) where not sealed', target);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('grant select, insert, update on %s to palermo_app', target);
  execute format('grant select on %s to palermo_backup', target);
  perform access.readable(target, single, agency);
  execute format('create policy add on %s for insert to palermo_app, palermo_wide, palermo_agency with check %s', target, format(may, 'contribute'));
  execute format('create policy change on %s for update to palermo_app, palermo_wide, palermo_agency using %s with check %2$s', target, format(may, 'contribute'));
  if deletable then
    execute format('grant delete on %s to palermo_app', target);
    execute format('create policy remove on %s for delete to palermo_app, palermo_wide, palermo_agency using %s', target, format(may, 'contribute'));
  end if;
  execute format('create policy maintain on %s to palermo_owner using (current_setting(''palermo.maintenance'', true) = ''on'')', target);

  execute format('create table %s (agency_id uuid not null, history_id uuid not null default gen_uuid_v7(), dossier_id uuid not null, row_id uuid not null, version int not null, operation text not null, actor_kind text not null, account_id uuid, at timestamptz not null, before jsonb, sealed boolean not null, primary key (agency_id, history_id))', past);
  execute format('create index on %s (dossier_id, at)', past);
  perform access.note_class(past::regclass, 'protected', compartment, null);
  execute format('alter table %s enable row level security', past);
  execute format('grant select on %s to palermo_app, palermo_backup', past);
  perform access.readable(past, single, agency);

  execute format('create trigger a_take_place before insert on %s for each row execute function access.take_place()', target);
  execute format('create trigger a_keep_place before update on %s for each row execute function access.keep_place()', target);
  execute format('create trigger b_remember after insert or update or delete on %s for each row execute function access.remember(%L, %L)', target, past, key_column);
end $$;

-- A new row of a sealed dossier is sealed.
create function access.take_place() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  select d.sealed into new.sealed from access.dossier d where d.agency_id = new.agency_id and d.dossier_id = new.dossier_id;
  new.sealed := coalesce(new.sealed, false);
  return new;
end $$;

-- A row stays in the dossier and agency where it began; its version counts; only sealing the dossier seals it.
-- Runs as whoever changes the row, so that the server's own login cannot pass for maintenance by a setting.
create function access.keep_place() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.agency_id <> old.agency_id or new.dossier_id <> old.dossier_id then
    raise exception 'A record does not move to another dossier or agency.';
  end if;
  if current_user = 'palermo_owner' and current_setting('palermo.maintenance', true) = 'on' then return new; end if;
  if to_jsonb(new) ? 'version' then new.version := old.version + 1; end if;
  new.sealed := old.sealed;
  return new;
end $$;

-- Keeps the state before each change beside the record, and tells the audit when nobody was entered.
create function access.remember() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  was jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  row_now jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  claim text[] := access.claim();
begin
  if tg_op = 'UPDATE' and (to_jsonb(old) - 'sealed') = (to_jsonb(new) - 'sealed') then return null; end if;
  execute format('insert into %s (agency_id, dossier_id, row_id, version, operation, actor_kind, account_id, at, before, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', tg_argv[0])
  using (row_now ->> 'agency_id')::uuid, (row_now ->> 'dossier_id')::uuid, (row_now ->> tg_argv[1])::uuid,
    coalesce((row_now ->> 'version')::int, 1), lower(tg_op), coalesce(claim[1], 'operator'),
    nullif(claim[2], '')::uuid, access.now(), was, coalesce((row_now ->> 'sealed')::boolean, false);
  if claim is null then
    perform audit.record_operator(lower(tg_op) || ' ' || tg_table_schema || '.' || tg_table_name, (row_now ->> 'dossier_id')::uuid);
  end if;
  return null;
end $$;

select access.internal('access.agency');
select access.internal('access.unit');
select access.internal('access.role');
select access.internal('access.role_right');
select access.internal('access.account');
select access.internal('access.dossier');
select access.internal('access."grant"');
select access.internal('access.derivation');
select access.internal('access.session');
select access.internal('access.invitation');
select access.internal('access.sign_in_attempt');
select access.internal('access.hold');
select access.internal('access.break_glass');
select access.internal('access.instance');
select access.internal('access.table_class');
select access.own('access.notice');
