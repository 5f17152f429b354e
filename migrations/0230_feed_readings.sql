-- A calendar's address is read by applications every few hours: the log says so once a day, and its owner sees the last day.
alter table calendar_feed add column last_read_on date;
comment on column calendar_feed.last_read_on is 'Day of the last reading (Mexico City). The first one of each day is logged.';
