-- How often organisations and experts may be re-elected is a rule of each body from a day on (Reglamento Interno 18: once).
alter table body_rule add column term_renewals integer; -- Reelecciones permitidas
alter table candidacy add column body uuid; -- Órgano
create index candidacy_body on candidacy (body, institution_id) where body is not null;
create index candidacy_selected on candidacy (institution_id, id) where annulled_at is null and decision = 'selected';
