-- Records of work (bodies, sessions, programmes, agreements) have walls of their own: they are officials' work, not people's
-- lives, and what the Secretaría Técnica keeps of them is read by every institution (LGT arts. 84-88, 114).

-- How far this person reads records of work: none, institution, state or national (seventh part of the signed context).
create function security.work_scope() returns text language sql stable parallel safe
  as $$ select coalesce((security.context())[7], 'none') $$;

-- State and municipal institutions of one's own state; empty for a federal one. One call a statement: policies compare plain
-- columns with its result.
create function security.state_institutions() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(array_agg(i.id), '{}') from public.institution i join public.institution own on own.id = security.institution_id()
    where i.state = own.state and i.level in ('state', 'municipal') and own.level in ('state', 'municipal') $$;

-- Raises the wall of one table of a form of work: versions, groups and tokens too. For migrations.
create function security.wall_of_work(name text, rights text) returns void language plpgsql as $$
begin
  execute format('alter table public.%I enable row level security', name);
  execute format('alter table public.%I force row level security', name);
  execute format($policy$create policy own on public.%I
    using ((select security.work_scope()) = 'national'
      or ((select security.work_scope()) <> 'none'
        and institution_id in ((select security.institution_id()), '01900000-0000-7000-8000-000000000001'))
      or ((select security.work_scope()) = 'state' and institution_id = any ((select security.state_institutions())::uuid[])))
    with check ((select security.work_scope()) = 'national'
      or ((select security.work_scope()) <> 'none' and institution_id = (select security.institution_id())))$policy$, name);
  execute format('grant %s on public.%I to sintra_app', rights, name);
end $$;
revoke execute on function security.wall_of_work(text, text) from public;
