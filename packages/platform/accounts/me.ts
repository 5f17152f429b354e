import { z } from 'zod';
import type { House } from '@sintra/platform/database';
import { withContext, type Context } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { writeLog } from '@sintra/platform/log';
import { rightsOf, roles, scopes } from '@sintra/platform/permissions';
import { problems } from '@sintra/platform/problems';
import { factorColumns, systemContext } from './contexts.ts';
import { forgetLogins } from './logins.ts';
import { NOTICE } from './notice.ts';

export const meOutput = z.object({
  user: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
  institution: z.object({ id: z.uuid(), acronym: z.string(), name: z.string() }),
  roles: z.array(z.enum([...roles, 'on_behalf'])),
  rights: z.array(z.object({ resource: z.string(), action: z.string(), scope: z.enum(scopes) })),
  notice: z.string(),
  noticeAccepted: z.boolean(),
  /** `postponable`: demanded of these roles, not yet today. `needed`: nothing else answers until there is one. */
  secondFactor: z.enum(['enrolled', 'optional', 'postponable', 'needed']),
  /** Until when it may be put off. */
  secondFactorDue: z.string().nullable(),
});
export type Me = z.infer<typeof meOutput>;

export const rightsOutput = z.object({
  roles: z.array(z.object({ id: z.string(), name: z.string(), about: z.string() })),
  groups: z.array(z.object({
    resource: z.string(), title: z.string(), rights: z.array(z.object({ action: z.string(), what: z.string(), whose: z.array(z.string()) })),
  })),
  reads: z.array(z.string()),
  writes: z.array(z.string()),
}).meta({ id: 'RightsInWords' });

interface Row {
  readonly email: string;
  readonly acronym: string;
  readonly accepted: boolean;
  readonly enrolled: boolean;
  readonly factor_due: Date | null;
}

function secondFactorOf({ enrolled, factor_due: due }: Pick<Row, 'enrolled' | 'factor_due'>): Me['secondFactor'] {
  if (enrolled) return 'enrolled';
  if (due === null) return 'optional';
  return due > clock.now() ? 'postponable' : 'needed';
}

// The door's context: whether there is a factor is readable to nobody else.
const read = (house: House, context: Context): Promise<Row[]> =>
  withContext(house, systemContext('sign_in', context), (tx) => tx<Row[]>`
    select u.email, i.acronym, exists (select from notice_acceptance n where n.user_id = u.id and n.notice = ${NOTICE}) as accepted,
      ${factorColumns(tx)}
    from user_account u join institution i on i.id = u.institution_id where u.id = ${context.userId}`);

/** Who I am, what I may do, and whether I accepted the notice. @throws notSignedIn */
export async function me(house: House, context: Context): Promise<Me> {
  const [row] = await read(house, context);
  if (row === undefined) throw problems.notSignedIn();
  return {
    user: { id: context.userId, name: context.userName, email: row.email },
    institution: { id: context.institutionId, acronym: row.acronym, name: context.institutionName },
    roles: [...context.roles],
    rights: rightsOf(context.roles),
    notice: NOTICE,
    noticeAccepted: row.accepted,
    secondFactor: secondFactorOf(row),
    secondFactorDue: row.enrolled || row.factor_due === null ? null : row.factor_due.toISOString(),
  };
}

/** Accepts the notice in force; again, it changes nothing. */
export async function acceptNotice(house: House, context: Context): Promise<void> {
  await withContext(house, context, async (tx) => {
    const accepted =
      await tx`insert into notice_acceptance (user_id, notice, accepted_at) values (${context.userId}, ${NOTICE}, ${clock.now()})
      on conflict do nothing returning notice`;
    if (accepted.length > 0)
      await writeLog(tx, context, { action: 'notice.accept', resource: 'user', recordId: context.userId, details: { notice: NOTICE } });
  });
  forgetLogins(house);
}
