-- Where the document of an item of the agenda is, so that the convocation names it.
alter table session_agenda add column document_link text; -- Documento (enlace)
