-- Files attached to dossiers, each in a compartment: what they are called and why they lie there, sealed. Bytes and keys
-- are kept by kernel/files, which asks for the same compartment.
create schema attachment;
grant usage on schema attachment to palermo_app, palermo_backup;

select part.protect_each('attachment.attachment', $columns$
  record_id     uuid,
  file_id       uuid not null,
  media_type    text not null,
  bytes         bigint not null,
  -- Sealed with the dossier's key.
  name          bytea not null,
  description   bytea,
  added_by      uuid not null,
  added_at      timestamptz not null,
  removed_by    uuid,
  removed_at    timestamptz,
  remove_reason bytea
$columns$, 'Attachments');
