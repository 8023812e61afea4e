-- Whether a service takes people, looked up in the very moment of sending or answering: whoever is closing it in that moment
-- goes first, and whoever closes it later waits for the sending. Null for nobody.
create or replace function referral.service_word(wanted uuid) returns text language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  word text;
begin
  if access.account_id() is null then return null; end if;
  select s.state into word from referral.service s where s.service_id = wanted for share;
  return coalesce(word, 'gone');
end $$;
