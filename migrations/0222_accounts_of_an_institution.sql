-- An institution reads its own people on the start page, to know whom it still has to confirm.
create index user_account_institution on user_account (institution_id, name);
