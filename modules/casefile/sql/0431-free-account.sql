-- C1 in the database itself: whoever is to hear a person reads no earlier account of that person until the free account
-- is closed, by whichever question, export, history or hand-written statement they ask.

-- Interviews whose free account is still to come, by interviewer. Kept by the trigger below alone.
create table casefile.open_free_account (
  account_id   uuid not null,
  interview_id uuid not null,
  person_id    uuid not null,
  dossier_id   uuid not null,
  primary key (account_id, interview_id)
);
create index on casefile.open_free_account (interview_id);
create index on casefile.open_free_account (person_id);
select access.internal('casefile.open_free_account');
comment on table casefile.open_free_account is 'Who is still to hear a free account';

create function casefile.keep_open_free_accounts() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  delete from casefile.open_free_account o where o.interview_id = coalesce(new.interview_id, old.interview_id);
  if tg_op <> 'DELETE' and new.state in ('planned', 'free-account') then
    insert into casefile.open_free_account (account_id, interview_id, person_id, dossier_id)
    select distinct who, new.interview_id, new.person_id, new.dossier_id from unnest(new.interviewers) who;
  end if;
  return null;
end $$;
create trigger keep_open_free_accounts after insert or update or delete on casefile.interview
  for each row execute function casefile.keep_open_free_accounts();

-- People whose earlier accounts are shut to the actor now.
create function casefile.unheard_people() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct o.person_id), '{}') from casefile.open_free_account o where o.account_id = access.account_id()
$$;

-- The actor's own interviews that wait for the free account: what is taken down in them stays in sight.
create function casefile.own_unheard() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(o.interview_id), '{}') from casefile.open_free_account o where o.account_id = access.account_id()
$$;

-- The same people as they stand in cases, and the exhibits of kind `statement` of the cases in which they are to be heard.
create function casefile.unheard_participants() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  people uuid[] := casefile.unheard_people();
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  found uuid[];
begin
  if cardinality(people) = 0 then return '{}'; end if;
  perform set_config('palermo.maintenance', 'on', true);
  select coalesce(array_agg(p.participant_id), '{}') into found from casefile.participant p where p.person_id = any (people);
  perform set_config('palermo.maintenance', before, true);
  return found;
end $$;
create function casefile.unheard_evidence() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog as $$
declare
  before text := coalesce(current_setting('palermo.maintenance', true), '');
  found uuid[];
  cases uuid[] := array(select distinct o.dossier_id from casefile.open_free_account o where o.account_id = access.account_id());
begin
  if cardinality(cases) = 0 then return '{}'; end if;
  perform set_config('palermo.maintenance', 'on', true);
  select coalesce(array_agg(e.evidence_id), '{}') into found from casefile.evidence e
  where e.dossier_id = any (cases) and e.kind = 'statement';
  perform set_config('palermo.maintenance', before, true);
  return found;
end $$;
revoke execute on function casefile.unheard_people(), casefile.own_unheard(), casefile.unheard_participants(),
  casefile.unheard_evidence() from public;
grant execute on function casefile.unheard_people(), casefile.own_unheard(), casefile.unheard_participants(),
  casefile.unheard_evidence() to palermo_app;

do $$
declare
  target text;
begin
  foreach target in array array['statement', 'statement_version', 'statement_translation'] loop
    execute format('create policy free_account_first on casefile.%I as restrictive for select to palermo_app, palermo_wide, palermo_agency
      using (person_id <> all ((select casefile.unheard_people())::uuid[])
        or coalesce(interview_id = any ((select casefile.own_unheard())::uuid[]), false))', target);
    execute format('create policy free_account_first on history.casefile_%s as restrictive for select to palermo_app, palermo_wide, palermo_agency
      using (before is null or (before ->> ''person_id'')::uuid <> all ((select casefile.unheard_people())::uuid[]))', target);
  end loop;
end $$;

create policy free_account_first on casefile.statement_weight as restrictive for select to palermo_app, palermo_wide, palermo_agency
  using (person_id <> all ((select casefile.unheard_people())::uuid[]));
create policy free_account_first on history.casefile_statement_weight as restrictive for select
  to palermo_app, palermo_wide, palermo_agency
  using (before is null or (before ->> 'person_id')::uuid <> all ((select casefile.unheard_people())::uuid[]));

-- What was written down from accounts: what happened to the person, the journey, debts and wages.
create policy free_account_first on casefile.record as restrictive for select to palermo_app, palermo_wide, palermo_agency
  using (participant_id is null or kind <> all (array['episode', 'journey', 'ledger'])
    or participant_id <> all ((select casefile.unheard_participants())::uuid[]));
create policy free_account_first on history.casefile_record as restrictive for select to palermo_app, palermo_wide, palermo_agency
  using (before is null or before ->> 'participant_id' is null or before ->> 'kind' <> all (array['episode', 'journey', 'ledger'])
    or (before ->> 'participant_id')::uuid <> all ((select casefile.unheard_participants())::uuid[]));

-- Words of statements that came in as papers; the exhibit stands on the list, its words and its file wait.
create policy free_account_first on casefile.evidence_text as restrictive for select to palermo_app, palermo_wide, palermo_agency
  using (evidence_id <> all ((select casefile.unheard_evidence())::uuid[]));

-- When a person is erased, what they told goes with them, its history too.
create function casefile.forget_statements() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
declare
  target text;
  key text;
begin
  perform set_config('palermo.maintenance', 'on', true);
  foreach target in array array['statement_weight', 'statement_translation', 'statement_version', 'statement', 'interview_session',
    'interview'] loop
    key := target || '_id';
    execute format('delete from history.casefile_%s h using casefile.%1$I t where t.person_id = $1 and h.row_id = t.%I', target, key)
    using new.subject;
    execute format('delete from casefile.%I where person_id = $1', target) using new.subject;
    -- The deleting itself was remembered.
    execute format('delete from history.casefile_%s where before ->> ''person_id'' = $1', target) using new.subject::text;
  end loop;
  perform set_config('palermo.maintenance', '', true);
  return null;
end $$;
create trigger forget_statements after update of destroyed_at on vault.key for each row
  when (new.kind = 'subject' and old.destroyed_at is null and new.destroyed_at is not null) execute function casefile.forget_statements();
revoke execute on function casefile.forget_statements(), casefile.keep_open_free_accounts(), casefile.never_over() from public, palermo_app;
