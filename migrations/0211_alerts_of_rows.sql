-- Volume that no limit saw: who turns the pages of lists without looking for anybody, exports without identity, or takes files away
-- (docs/decisions/0021). As with the others, the numbers are meant to be moved on the screen.
alter table alert_threshold no force row level security;
insert into alert_threshold (kind, position, actions, flag, sum, hours, most) values
  ('listed_rows', 8, '{record.list}', null, 'shown', 1, 10000),
  ('exported_rows', 9, '{record.exported}', null, 'rows', 24, 50000),
  ('files', 10, '{record.file,user.read_letter}', null, null, 1, 50);
alter table alert_threshold force row level security;
