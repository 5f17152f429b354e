-- Only the undoing of an import asks when records were captured, and they come in that order: a few kilobytes say where, and no
-- row of an import pays for an index (docs/decisions/0014).
drop index victim_captured;
create index victim_captured on victim using brin (captured_at);
