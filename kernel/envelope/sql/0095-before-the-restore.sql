-- A restored backup does not know which messages were taken after it was made. So of what was made before the restore
-- nothing is acted on until its sender has confirmed that it was not acted on yet.
create table envelope.restored (
  at timestamptz not null
);
select access.internal('envelope.restored');
comment on table envelope.restored is 'When this Palermo was restored from a backup';

-- 'taken' for the first time only, in the transaction of what the message brings about; else 'taken-before', or
-- 'before-restore' for what may have been taken before a restore. Clocks may differ by five minutes, as in openEnvelope.
create function envelope.take(by_sender text, wanted uuid, made timestamptz, until timestamptz, confirmed boolean) returns text
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.account_id() is null then return 'taken-before'; end if;
  if not confirmed and made <= (select max(r.at) from envelope.restored r) + interval '5 minutes' then return 'before-restore'; end if;
  delete from envelope.taken t where t.expires < access.now() - interval '1 day';
  insert into envelope.taken (sender, envelope_id, expires) values (by_sender, wanted, until) on conflict do nothing;
  return case when found then 'taken' else 'taken-before' end;
end $$;
drop function envelope.take_once(text, uuid, timestamptz);
revoke execute on function envelope.take(text, uuid, timestamptz, timestamptz, boolean) from public;
grant execute on function envelope.take(text, uuid, timestamptz, timestamptz, boolean) to palermo_app;
