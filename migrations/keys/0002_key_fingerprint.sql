-- Which master key opens this database. Without it a lost key file would be replaced in silence by one that opens nothing.
create table key_fingerprint (
  only_one boolean primary key default true check (only_one),
  fingerprint bytea not null,
  recorded_at timestamptz not null default now(),
  backed_up_at timestamptz
);
comment on table key_fingerprint is 'SHA-256 of the master key in use, and when it was last backed up with a passphrase.';
grant select, update (backed_up_at) on key_fingerprint to sintra_app;
