-- Why a session was deferred or cancelled, as those convened were told.
alter table body_session add column status_reason text; -- Motivo de diferirla o cancelarla
