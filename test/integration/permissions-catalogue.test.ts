import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forms } from '../../apps/server/modules.ts';
import { testHouse, type TestHouse } from '../house.ts';

/** What only the database itself can say of its walls: asked of its catalogues, so that a new table cannot be forgotten. */
let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

/**
 * Functions that run with their owner's rights: the check of the signed context, the log's months, and what makes, walls in and forgets
 * the place of one import, for who sees that import (migration 0030). The next one is added here by hand.
 */
const definers: readonly string[] = [
  'security.close_staging(uuid,text)', 'security.context()', 'security.drop_staging(uuid)', 'security.open_staging(uuid,text)', 'security.prepare_log_months()',
];

/** Columns by which a table speaks of people: who owns, who acted, whom it is about, or what is sealed. */
const peopleColumns = ['institution_id', 'owner_institution_id', 'user_id', 'actor_id', 'captured_by', 'record_id', 'sealed', 'email'];

const peopleTables = () => house.superuser<{ name: string; walled: boolean }[]>`
  select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname = any(${peopleColumns}))
  order by 1`;

describe('The walls in the database', () => {
  it('stand, forced, around every table with people', async () => {
    const tables = await peopleTables();
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter(({ walled }) => !walled)).toEqual([]);
  });

  it('are not walked around by views: each asks as who reads it, and none is materialized', async () => {
    const open = await house.superuser`
      select relname from pg_class where relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        and (relkind = 'm' or (relkind = 'v' and not coalesce(reloptions::text[], '{}') && array['security_invoker=true', 'security_invoker=on']))`;
    expect(open).toEqual([]);
  });

  it('show nothing through unique indexes: they lead within an institution, or are of random ids and hashes', async () => {
    const across = await house.superuser<{ index: string }[]>`
      select i.indexrelid::regclass::text as index
      from pg_index i join pg_class c on c.oid = i.indrelid
      where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
        and not exists (select from unnest(i.indkey::smallint[]) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k
          where a.attname in ('institution_id', 'user_id', 'owner_institution_id'))
        and not (i.indisprimary and (select count(*) = 1 and bool_and(a.atttypid = 'uuid'::regtype) from unnest(i.indkey::smallint[]) k
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k))
      order by 1`;
    expect(across.map(({ index }) => index)).toEqual([
      // People sign in with it; only who administers accounts can meet it (migration 0050).
      'account_curp_index',
      // Kinds of alert: limits, nobody's data.
      'alert_threshold_pkey',
      // Hashes and keyed codes that nobody can choose or guess.
      'door_ticket_token_hash_key',
      'first_account_link_token_hash_key',
      // By the run's random id, whose run row is behind the wall.
      'import_change_pkey', 'import_row_pkey',
      // Positions and ids of the log, given by the sequencer alone.
      'log_checkpoint_pkey', 'log_entry_key', 'log_leaf_entry', 'log_sequence_pkey',
      'login_previous', 'login_token_hash_key',
      // What a device made up at random, behind the door.
      'passkey_credential_id_key',
      // Kinds of quota: limits, nobody's data.
      'quota_pkey',
      'sign_in_delay_pkey',
      // People sign in with it; only who administers all accounts can meet it (migration 0002).
      'user_account_email',
    ]);
  });

  it('show nothing through foreign keys: between tables with people they carry the institution', async () => {
    const across = await house.superuser<{ key: string }[]>`
      select f.conrelid::regclass::text || '.' || f.conname as key from pg_constraint f join pg_class c on c.oid = f.confrelid
      where f.contype = 'f' and c.relrowsecurity and f.connamespace = 'public'::regnamespace
        and not exists (select from unnest(f.conkey) k join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k where a.attname = 'institution_id')
      order by 1`;
    // To accounts, runs and documents, by a random id that is itself behind the wall; none to a record.
    expect(across.map(({ key }) => key)).toEqual([
      'credential.credential_user_id_fkey', 'door_ticket.door_ticket_user_id_fkey', 'import_change.import_change_run_id_fkey',
      'import_row.import_row_run_id_fkey', 'login.login_user_id_fkey', 'notice_acceptance.notice_acceptance_user_id_fkey',
      'passkey.passkey_user_id_fkey', 'programme_passage.programme_passage_document_id_fkey', 'recovery_code.recovery_code_user_id_fkey',
      'totp_factor.totp_factor_user_id_fkey',
    ]);
  });

  it('stop sintra_app, which owns nothing and is nobody special', async () => {
    const owned = await house.superuser`
      select classid::regclass::text as what, objid from pg_shdepend where deptype = 'o' and refobjid = 'sintra_app'::regrole`;
    expect(owned).toEqual([]);
    const [role] = await house.superuser`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, (select count(*)::integer from pg_auth_members where member = pg_roles.oid) as memberships
      from pg_roles where rolname = 'sintra_app'`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, memberships: 0 });
  });

  it('let sintra_app delete what is not yet or no longer a record, and nothing else', async () => {
    const allowed = await house.superuser<{ right: string }[]>`
      select p.privilege || ' ' || c.relname as right from pg_class c cross join (values ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) as p (privilege)
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and has_table_privilege('sintra_app', c.oid, p.privilege) order by 1`;
    const tokens = allowed.filter(({ right }) => right.endsWith('_token')).map(({ right }) => right.replace(/^DELETE (.*)_token$/, '$1'));
    // Tokens are an index over sealed names (decision 0004): each form has its table of them, and no other right to delete.
    expect(tokens.sort()).toEqual(forms.map(({ table }) => table).sort());
    expect(allowed.filter(({ right }) => !right.endsWith('_token')).map(({ right }) => right)).toEqual([
      // One step of the door that waits for its second half: used once, by deleting it.
      'DELETE door_ticket',
      // Files that were handed in, and the report and the way back of an import, go when their time is over.
      'DELETE file_chunk',
      // What counts towards a quota goes when it counts no more; the log keeps every act.
      'DELETE identity_use', 'DELETE import_change', 'DELETE import_row', 'DELETE quota_refusal',
      // An unfinished capture is no record.
      'DELETE record_draft', 'DELETE stored_file',
    ]);
  });

  it('let sintra_app write no column of the log but by appending', async () => {
    const writable = await house.superuser<{ right: string }[]>`
      select relname as right from pg_class
      where relname like 'log\\_entry%' and relkind in ('r', 'p') and (has_any_column_privilege('sintra_app', oid, 'UPDATE') or has_table_privilege('sintra_app', oid, 'DELETE, TRUNCATE'))`;
    expect(writable).toEqual([]);
  });

  it('let nobody borrow rights but to check the signed context, and trust no function to look away', async () => {
    const borrowed = await house.superuser<{ name: string }[]>`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`;
    expect(borrowed.map(({ name }) => name)).toEqual(definers);
    const trusted = await house.superuser`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.proleakproof and n.nspname not in ('pg_catalog', 'information_schema')`;
    expect(trusted).toEqual([]);
  });

  it('compare columns with what is asked once a statement: no policy calls a function for each row', async () => {
    // Every call of security.* inside a policy stands in a subquery of its own (decision 0002: a call for each row cost 335 times as much).
    const each = await house.superuser<{ name: string }[]>`
      select c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where regexp_replace(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''),
        '\\( SELECT (security\\.)?\\w+\\(\\) AS \\w+\\)|FROM security\\.granted\\(\\)', '', 'g') ~ 'security\\.\\w+\\(' order by 1`;
    expect(each.map(({ name }) => name)).toEqual([]);
  });

  it('are crossed by no function with borrowed rights whose search path could be bent', async () => {
    const loose = await house.superuser`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname in ('public', 'security') and not coalesce(p.proconfig::text, '') like '%search_path=%'`;
    expect(loose).toEqual([]);
  });
});
