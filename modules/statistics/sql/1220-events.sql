-- Events that are drawn over lines of figures: a border closed, a visa rule, arrests. Published facts, no dossiers.
create table statistics.dated_event (
  dated_event_id uuid primary key default gen_uuid_v7(),
  version        int not null default 1,
  kind           text not null check (kind in ('border_control', 'visa_rule', 'arrests', 'law', 'other')),
  -- EDTF, with the days that it spans; an event that goes on has no last day.
  date           text not null,
  earliest       date not null,
  latest         date,
  country        text check (country ~ '^[A-Z]{2}$'),
  route          text,
  -- What happened, by language; at least one.
  title          jsonb not null check (jsonb_typeof(title) = 'object' and title <> '{}'),
  source         text not null,
  demonstration  boolean not null default false,
  recorded_by    uuid,
  recorded_at    timestamptz not null default now()
);
select access.reference('statistics.dated_event', 'statistics.date-event');
create index on statistics.dated_event (earliest);
comment on table statistics.dated_event is 'Dated events (border control, visa rule, arrests, law) shown over series; timing is not cause';
