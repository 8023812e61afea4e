-- Long work that somebody asked for. The queue carries ids only; what is known of a job stands here, and only its
-- requester reads it. A job runs as its requester with the grants of that moment (access.enter_job).
create schema jobs;
grant usage on schema jobs to palermo_app, palermo_backup;

create type jobs.state as enum ('waiting', 'running', 'done', 'failed', 'cancelled');

create table jobs.job (
  job_id        uuid primary key default gen_uuid_v7(),
  account_id    uuid not null default access.account_id(),
  -- The roles of System when it asked; a person's are looked up anew.
  as_roles      text[] default case when access.actor_kind() = 'system' then string_to_array((access.claim())[6], ',') end,
  -- The access token by which a program asked for it.
  token_id      uuid default case when access.actor_kind() = 'token' then access.session_id() end,
  name          text not null,
  state         jobs.state not null default 'waiting',
  -- Ids and choices; nothing personal.
  input         jsonb not null,
  done          bigint not null default 0,
  total         bigint not null default 0,
  step          text not null default '',
  result        jsonb,
  -- A result that may show content is sealed with the agency's key.
  sealed_result bytea,
  problem       jsonb,
  retries       int not null default 0,
  attempt       int not null default 0,
  worker_id     uuid,
  heartbeat_at  timestamptz,
  stop_asked    boolean not null default false,
  asked_at      timestamptz not null default access.now(),
  started_at    timestamptz,
  ended_at      timestamptz
);
create index on jobs.job (account_id, job_id desc);
create index on jobs.job (state) where state in ('waiting', 'running');
select access.own('jobs.job');
-- A job goes on under its account with its names: of results that show content a program gets those alone that it asked for.
create policy not_to_programs on jobs.job as restrictive for select to palermo_app, palermo_wide, palermo_agency
  using ((select access.actor_kind()) <> 'token' or sealed_result is null or token_id = (select access.session_id()));
-- Definer functions find a job's requester and rescue the jobs of servers that died.
create policy definer_reads on jobs.job for select to palermo_owner using (true);
select database.back_up_apart('jobs.job', 'Results may show content of people who are erased later.');
comment on table jobs.job is 'Long work, its progress and its result, seen by its requester only';

-- Jobs whose server is silent wait again while they may, or have failed; gives the ids that wait for a server.
create function jobs.rescue(patience interval) returns setof uuid language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  update jobs.job set
    state = case when stop_asked then 'cancelled' when attempt <= retries then 'waiting' else 'failed' end::jobs.state,
    problem = case when stop_asked or attempt <= retries then null else jsonb_build_object('code', 'interrupted') end,
    ended_at = case when stop_asked or attempt > retries then access.now() end,
    worker_id = null, step = '', done = 0, total = 0
  where state = 'running' and (heartbeat_at is null or heartbeat_at <= clock_timestamp() - patience);
  perform set_config('palermo.maintenance', '', true);
  return query select j.job_id from jobs.job j where j.state = 'waiting' order by j.job_id;
end $$;

-- A job that can no longer run as its requester, e.g. because the account was closed.
create function jobs.give_up(wanted uuid, code text) returns void language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  update jobs.job set state = 'failed', problem = jsonb_build_object('code', code), ended_at = access.now(), worker_id = null
  where job_id = wanted and state in ('waiting', 'running');
  perform set_config('palermo.maintenance', '', true);
end $$;

create function jobs.forget_old() returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('palermo.maintenance', 'on', true);
  delete from jobs.job where ended_at < access.now() - interval '30 days';
  perform set_config('palermo.maintenance', '', true);
end $$;

revoke execute on all functions in schema jobs from public;
grant execute on function jobs.rescue(interval), jobs.give_up(uuid, text), jobs.forget_old() to palermo_app;
