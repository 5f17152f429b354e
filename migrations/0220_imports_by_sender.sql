-- What one sent on behalf of another institution stands among that one's imports, and is found by its sender too.
create index import_run_sent on import_run (user_id, received_at desc);
