-- What a file is by its first bytes, whatever its name or its sender said: only what stands here is shown inside the case,
-- pages of a PDF as drawings and pictures of four kinds. Everything else is saved and never opened. Found when all bytes
-- are read, so what came in before is shown after its next check.
alter table casefile.evidence
  add column shown_as text check (shown_as = any (array['pdf', 'png', 'jpeg', 'gif', 'webp'])),
  add column pages int check (pages > 0);
