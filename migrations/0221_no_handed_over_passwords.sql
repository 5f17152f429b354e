-- One way back in: a one-time link (docs/decisions/0019). Who still holds a password that somebody handed them needs a link too, so
-- that no password which two people know opens anything: its hash becomes one at random, of no password.
update credential set password_hash = '$argon2id$v=19$m=32768,t=3,p=1$' || rtrim(encode(uuid_send(gen_random_uuid()), 'base64'), '=')
  || '$' || rtrim(encode(sha256(uuid_send(gen_random_uuid())), 'base64'), '=')
where temporary_until is not null;
alter table credential drop column temporary_until;
