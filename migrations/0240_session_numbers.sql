-- A number belongs to one session of its body, type and year (a body may count anew each year); annulled sessions free theirs.
-- The screen and the sheets say whose it is before; this stands when two people save at once (names ending in `_once`:
-- packages/platform/problems/taken.ts).
do $$
declare repeated text;
begin
  select string_agg(folios, '; ') into repeated from (
    select string_agg(folio, ', ' order by folio) as folios from body_session
    where annulled_at is null and number is not null group by institution_id, body, session_type, number, year
    having count(*) > 1 and body is not null and session_type is not null and year is not null limit 20) t;
  if repeated is not null then
    raise exception 'Hay sesiones con el mismo órgano, carácter, número y año: %', repeated
      using hint = 'Con la versión anterior del sistema, anule la que se registró dos veces o corrija su número, y actualice de nuevo.';
  end if;
end $$;

create unique index body_session_number_once on body_session (institution_id, body, session_type, number, year) where annulled_at is null;
