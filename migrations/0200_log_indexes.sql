-- What an import pays for the indexes of the log (docs/decisions/0014).

-- Row security never used it: `->>` is not leakproof (0002). A folio is looked for by the institution and the year that it names.
drop index log_entry_folio;

-- New entries are the latest: at the end of an ascending index they are appended, at the front of a descending one they split its pages.
drop index log_entry_owner, log_entry_record, log_entry_actor;
create index log_entry_owner on log_entry (owner_institution_id, at);
create index log_entry_record on log_entry (record_id, at) where record_id is not null;
create index log_entry_actor on log_entry (actor_id, at);
