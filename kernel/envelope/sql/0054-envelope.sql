-- Signed messages between Palermos, and the secrets that belong to this Palermo as a whole.
create schema envelope;
grant usage on schema envelope to palermo_app, palermo_backup;

-- Wrapped by a key of the master key: whoever has the database alone cannot sign or open anything.
create table envelope.instance_secret (
  name    text primary key,
  wrapped bytea not null,
  made_at timestamptz not null default access.now()
);
select access.internal('envelope.instance_secret');
comment on table envelope.instance_secret is 'Keys of this Palermo for signing, sealing and webhooks, each wrapped by the master key';

create function envelope.secret(wanted text) returns bytea language sql stable security definer set search_path = pg_catalog as $$
  select s.wrapped from envelope.instance_secret s where s.name = wanted
$$;

-- Keeps a secret where there is none yet and gives the one that stands: of two servers one makes it.
create function envelope.keep_secret(wanted text, made bytea) returns bytea language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into envelope.instance_secret (name, wrapped) values (wanted, made) on conflict do nothing;
  return (select s.wrapped from envelope.instance_secret s where s.name = wanted);
end $$;

-- Messages taken already, until they would have ended by themselves.
create table envelope.taken (
  sender      text not null,
  envelope_id uuid not null,
  expires     timestamptz not null,
  taken_at    timestamptz not null default access.now(),
  primary key (sender, envelope_id)
);
create index on envelope.taken (expires);
select access.internal('envelope.taken');
comment on table envelope.taken is 'Signed messages taken already, so that none works twice';

-- True for the first time only, in the transaction of what the message brings about.
create function envelope.take_once(by_sender text, wanted uuid, until timestamptz) returns boolean language plpgsql
security definer set search_path = pg_catalog as $$
begin
  if access.account_id() is null then return false; end if;
  delete from envelope.taken t where t.expires < access.now() - interval '1 day';
  insert into envelope.taken (sender, envelope_id, expires) values (by_sender, wanted, until) on conflict do nothing;
  return found;
end $$;

revoke execute on all functions in schema envelope from public;
grant execute on function envelope.secret(text), envelope.keep_secret(text, bytea), envelope.take_once(text, uuid, timestamptz) to palermo_app;
