-- The bytes of an exhibit that was destroyed by order are gone; its name, size and digest stay as the certificate of what it was.
alter table casefile.evidence add column destroyed_at timestamptz check (destroyed_at is null or file_id is null);
comment on column casefile.evidence.destroyed_at is 'When the bytes were destroyed with the act of custody';
