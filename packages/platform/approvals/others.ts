import { systemContext } from '../accounts/index.ts';
import { withContext } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { roles, scopeOf, type Action, type Resource } from '../permissions/index.ts';

export interface RightOf {
  readonly resource: Resource;
  readonly action: Action;
}

/** How many other active people of an institution could decide. Read at the door's own rights: nobody else sees who holds what. */
export async function othersWho(house: House, institutionId: string, { resource, action }: RightOf, except: string): Promise<number> {
  const able = roles.filter((role) => scopeOf([role], resource, action) !== null);
  const [row] = await withContext(house, systemContext('sign_in'), (tx) => tx<{ count: number }[]>`
    select count(distinct u.id)::integer as count from user_account u join user_role r on r.user_id = u.id and r.revoked_at is null
    where u.institution_id = ${institutionId} and u.state = 'active' and u.id <> ${except} and r.role = any(${able}::text[])`);
  return row?.count ?? 0;
}
