-- The document of an item of the agenda, as a file of the session: sealed and read like any attachment (0091).
alter table session_agenda add column agenda_file uuid; -- Documento (archivo)
