-- See 0093-forget-columns.sql, after which no digest is there.
alter table import.column_mapping alter column columns_digest type bytea using ''::bytea;
comment on column import.column_mapping.columns_digest is 'HMAC-SHA-256 of the names of the columns under a key of the agency';
