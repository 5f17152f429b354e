import { databaseProblems } from './problems.ts';
import type { Sql } from './target.ts';

interface Login {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly owner: boolean;
}

/**
 * Row security stops neither a superuser, nor BYPASSRLS, nor whoever may act as the owner: the system does not serve so.
 * @throws Problem login_too_strong
 */
export async function refuseStrongLogin(sql: Sql): Promise<void> {
  const [login] = await sql<Login[]>`
    select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
      exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and pg_has_role(c.relowner, 'member')) as owner
    from pg_roles r where r.rolname = current_user`;
  const why = login?.superuser === true ? 'es superusuaria' : login?.bypass === true ? 'puede saltarse la seguridad por renglón' : login?.owner === true ? 'es dueña de las tablas' : null;
  if (login !== undefined && why !== null) throw databaseProblems.loginTooStrong({ login: login.name, why });
}
