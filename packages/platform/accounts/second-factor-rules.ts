import { z } from 'zod';
import { defineCommand, run, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { roles } from '@sintra/platform/permissions';
import { forgetLogins } from './logins.ts';

const rule = z.object({
  role: z.enum(roles),
  required: z.boolean(),
  /** Days after registration in which enrolling may be put off. */
  graceDays: z.number().int().min(0).max(30),
});
type SecondFactorRule = z.infer<typeof rule>;

export const rulesOutput = z.array(rule);

/** One rule for each role; a role that has none must have a second factor at once. */
async function readRules({ tx }: Call): Promise<SecondFactorRule[]> {
  const rows = await tx<{ role: string; required: boolean; graceDays: number }[]>`select role, required, grace_days as "graceDays" from second_factor_rule`;
  const of = new Map(rows.map((row) => [row.role, row]));
  return roles.map((role) => ({ role, required: of.get(role)?.required ?? true, graceDays: of.get(role)?.graceDays ?? 0 }));
}

export const listRulesCommand = defineCommand({
  name: 'second_factor_rule.list',
  resource: 'user',
  action: 'read',
  input: z.object({}),
  log: { none: 'a setting, nobody\'s data' },
  handle: readRules,
});

export const changeRuleCommand = defineCommand({
  name: 'second_factor_rule.update',
  resource: 'user',
  action: 'manage',
  stepUp: true,
  input: rule,
  log: (input: SecondFactorRule) => ({ action: 'second_factor_rule.update', resource: 'user', details: { ...input } }),
  handle: async (call, { role, required, graceDays }) => {
    await call.tx`insert into second_factor_rule (role, required, grace_days) values (${role}, ${required}, ${graceDays})
      on conflict (role) do update set required = excluded.required, grace_days = excluded.grace_days`;
    forgetLogins(call.house);
    return readRules(call);
  },
});

/** Says whether a role must have a second factor. @returns All the rules. @throws forbidden, stepUpNeeded */
export const changeSecondFactorRule = (house: House, context: Context, change: SecondFactorRule): Promise<SecondFactorRule[]> =>
  run(house, context, changeRuleCommand, change);
