-- A text as people search it: capitals, without accents, Ñ kept, as definition's `normalize` does in the browser. Small and
-- capital accents both, because the server's locale may know neither.
create function security.plain(words text) returns text language sql immutable strict parallel safe
  as $$ select upper(translate(words, 'áàäâãåéèëêíìïîóòöôõúùüûçñÁÀÄÂÃÅÉÈËÊÍÌÏÎÓÒÖÔÕÚÙÜÛÇ', 'AAAAAAEEEEIIIIOOOOOUUUUCÑAAAAAAEEEEIIIIOOOOOUUUUC')) $$;
grant execute on function security.plain(text) to sintra_app;
