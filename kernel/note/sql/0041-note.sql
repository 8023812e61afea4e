-- Notes: long free text on a dossier, in the compartment that its writer states, sealed with the dossier's key.
-- Corrected by a named action (the history keeps what stood there), struck out with a reason, never deleted.
create schema note;
grant usage on schema note to palermo_app, palermo_backup;

select part.protect_each('note.note', $columns$
  -- The record of the dossier that the note is about, when it is not the whole.
  record_id     uuid,
  lang          text not null check (lang in ('ar', 'zh', 'en', 'fr', 'ru', 'es', 'other')),
  body          bytea not null,
  written_by    uuid not null,
  written_at    timestamptz not null default access.now(),
  corrected_by  uuid,
  corrected_at  timestamptz,
  struck_by     uuid,
  struck_at     timestamptz,
  strike_reason bytea
$columns$, 'Notes');
