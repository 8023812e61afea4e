-- A person who agreed to something has a dossier before anybody needs their name; a name that comes later is written then.
alter table screening.screening add column person_nameless boolean not null default false;
