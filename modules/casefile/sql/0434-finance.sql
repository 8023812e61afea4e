-- Financial investigation: accounts, assets and estimates are records like the others (lists of fields in code), so kinds
-- are no longer named in the table; transfers have rows of their own, because there are thousands.
alter table casefile.record drop constraint record_kind_check;
alter table casefile.record add constraint record_kind_check check (kind ~ '^[a-z][a-z-]{1,40}$');

create table casefile.transfer (
  agency_id    uuid not null,
  transfer_id  uuid not null,
  dossier_id   uuid not null,
  made_on      date not null,
  amount       numeric(20,4) not null check (amount > 0),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  -- Sealed JSON: from whom, to whom, by which means, purpose, reference, exhibit.
  content      bytea not null,
  -- The list with which it came in, so that the whole import can be taken back.
  import_id    uuid,
  added_by     uuid not null,
  added_at     timestamptz not null default access.now(),
  removed_at   timestamptz,
  removed_by   uuid,
  remove_reason bytea,
  version      int not null default 1,
  primary key (agency_id, transfer_id),
  foreign key (agency_id, dossier_id) references access.dossier
);
create unique index on casefile.transfer (transfer_id);
create index on casefile.transfer (dossier_id, made_on);
create index on casefile.transfer (dossier_id, currency, amount);
create index on casefile.transfer (import_id) where import_id is not null;
select access.protect('casefile.transfer', 'investigation');
comment on table casefile.transfer is 'Transfers of money in cases';
