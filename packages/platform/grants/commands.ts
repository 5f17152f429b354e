import { domainOf } from '@sintra/definition';
import { z } from 'zod';
import { defineCommand, type Call } from '../commands/index.ts';
import { problems } from '../problems/index.ts';
import { findRow, foliosOf, type FormModule } from '../records/index.ts';
import { grantRecord, revokeGrant } from './grant.ts';

/** A grant as both sides see it. */
export const grantOutput = z.object({
  id: z.uuid(), form: z.string(), record: z.uuid(), kind: z.enum(['referral', 'transfer', 'break_glass', 'coordinated_case']), reason: z.string(),
  owner: z.string().describe('Acronym of the institution that owns the record'), to: z.string().describe('Acronym of the institution that reads it'),
  toUser: z.string().nullable(), classes: z.array(z.string()), grantedAt: z.iso.datetime(), until: z.iso.datetime(), revokedAt: z.iso.datetime().nullable(),
}).meta({ id: 'Grant' });
type GrantView = z.infer<typeof grantOutput>;

interface Row extends Omit<GrantView, 'grantedAt' | 'until' | 'revokedAt'> {
  readonly granted_at: Date;
  readonly until: Date;
  readonly revoked_at: Date | null;
}

const shown = ({ granted_at: at, until, revoked_at: revoked, ...row }: Row): GrantView =>
  ({ ...row, grantedAt: at.toISOString(), until: until.toISOString(), revokedAt: revoked?.toISOString() ?? null });

/** With the folio, which is null where the record is closed to who asks. */
export const grantListed = grantOutput.extend({ folio: z.string().nullable() }).meta({ id: 'GrantListed' });
type Listed = z.infer<typeof grantListed>;

/** Grants given and received that who asks may see, newest first; with `record`, those of one record that they may open to others. */
async function readGrants({ tx, context }: Call, record: string | null): Promise<GrantView[]> {
  const own = context.institutionId;
  const rows = await tx<Row[]>`
    select g.id, g.form, g.record_id as record, g.kind, g.reason, o.acronym as owner, t.acronym as to, security.user_name(g.to_user_id) as "toUser", g.classes,
      g.granted_at, g.until, g.revoked_at
    from record_grant g join institution o on o.id = g.institution_id join institution t on t.id = g.to_institution_id
    where (${record}::uuid is not null or g.institution_id = ${own} or (g.to_institution_id = ${own} and (g.to_user_id is null or g.to_user_id = ${context.userId})))
      and (${record}::uuid is null or g.record_id = ${record})
    order by g.granted_at desc limit 200`;
  return rows.map(shown);
}

const giveInput = z.strictObject({
  id: z.uuid(), institution: z.uuid(), user: z.uuid().optional(), kind: z.enum(['referral', 'transfer', 'coordinated_case']),
  classes: z.array(z.enum(['public', 'internal', 'confidential', 'identifying'])).min(1).optional(),
  reason: z.string().trim().max(2000), until: z.iso.datetime({ offset: true }),
});

/** Records opened by and to one's institution. */
export const grantList = (modules: readonly FormModule[]) => defineCommand({
  name: 'grant.list', resource: 'record', action: 'read', input: z.strictObject({}),
  handle: async (call): Promise<Listed[]> => {
    const grants = await readGrants(call, null);
    const folios = await foliosOf(call.tx, modules, grants.map(({ record }) => record));
    return grants.map((grant) => ({ ...grant, folio: folios.get(grant.record) ?? null }));
  },
  log: (_input: object, grants: Listed[]) => ({ action: 'grant.list', resource: 'record', details: { shown: grants.length } }),
});

/** Giving, seeing and closing what a form's records are opened to. `grantRecord` and `revokeGrant` log by themselves, on both sides. */
export function grantCommands({ form }: FormModule) {
  const giving = { none: 'the door logs it under both institutions' } as const;
  return {
    ofRecord: defineCommand({
      name: `${form.id}.grants`, resource: 'record', action: 'grant', input: z.strictObject({ id: z.uuid() }), log: { none: 'says to whom one’s own record is open' },
      handle: async (call, { id }) => readGrants(call, (await findRow(call, form, id, 'write')).id),
    }),
    give: defineCommand({
      name: `${form.id}.grant`, resource: 'record', action: 'grant', stepUp: true, input: giveInput, log: giving,
      handle: async (call, input) => {
        const row = await findRow(call, form, input.id, 'write');
        const [institution] = await call.tx`select id from institution where id = ${input.institution}`;
        if (institution === undefined) throw problems.notFound();
        const given = await grantRecord(call.tx, call.context, {
          form: form.id, recordId: row.id, ownerInstitutionId: row.institution_id, toInstitutionId: input.institution, toUserId: input.user,
          kind: input.kind, classes: input.classes, reason: input.reason, until: new Date(input.until),
        });
        return { id: given.id };
      },
    }),
    revoke: defineCommand({
      name: `${form.id}.grant.revoke`, resource: 'record', action: 'grant', input: z.strictObject({ id: z.uuid(), grant: z.uuid(), reason: z.string().trim().max(2000) }), log: giving,
      handle: async (call, input) => {
        await findRow(call, form, input.id, 'write');
        await revokeGrant(call.tx, call.context, input.grant, input.reason);
      },
    }),
  };
}

export const hasGrants = ({ form }: FormModule): boolean => domainOf(form) === 'people';
