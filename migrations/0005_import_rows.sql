-- A row that was good when the file was read may be set aside when it is applied: its causes are written over.
grant update on import_row to sintra_app;
