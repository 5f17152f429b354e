import type { Sensitivity } from '@sintra/definition';

/**
 * The roles of the domain (page of roles, LGT arts. 36, 84-88, 113-116) that hold an account. The public holds none: its routes
 * are open and carry open data only.
 */
export const roles = [
  'administration', 'technical_support', 'national_coordination', 'institution_liaison', 'state_liaison', 'capturer', 'validator', 'prosecutor',
  'civil_society', 'analyst', 'auditor',
] as const;
export type Role = (typeof roles)[number];

/** `on_behalf` is no account's: what remains of the coordination's rights while it captures for an institution. */
export type Held = Role | 'on_behalf';

/**
 * Ordered from narrow to wide. `granted`: single records opened by a grant. `own`: what one captured. `state`: what the state and
 * municipal institutions of one's own state own, never a federal body's. `aggregate`: figures of the nation, never a record.
 */
export const scopes = ['granted', 'own', 'institution', 'state', 'aggregate', 'national'] as const;
export type Scope = (typeof scopes)[number];

/** `record`: the records of every form with people. `work`: those of bodies, sessions, programmes, agreements (a form's `domain`). */
export type Resource = 'record' | 'work' | 'log' | 'user' | 'institution' | 'catalog' | 'key' | 'quota' | 'self';
export type Action =
  | 'read' | 'count' | 'reveal' | 'create' | 'update' | 'annul' | 'validate' | 'import' | 'export' | 'export_identity' | 'approve_export' | 'erase' | 'break_glass' | 'grant' | 'manage' | 'confirm' | 'act_for';

export interface Rule {
  readonly role: Held;
  readonly resource: Resource;
  readonly actions: readonly Action[];
  readonly scope: Scope;
}

/**
 * Who may do what, on whose records: the one table from which route guards, row security's scope, menus, the test matrix and
 * docs/permissions.md are derived. Identity (sealed cells) opens only through `reveal` and `export_identity`: the Technical
 * Secretariat works without it (security page T2). Nobody acts as another person: no action of that kind exists.
 */
const table: readonly Rule[] = [
  { role: 'administration', resource: 'user', scope: 'national', actions: ['read', 'manage'] },
  { role: 'administration', resource: 'institution', scope: 'national', actions: ['read', 'manage'] },
  { role: 'administration', resource: 'catalog', scope: 'national', actions: ['read', 'manage'] },
  { role: 'administration', resource: 'quota', scope: 'national', actions: ['read', 'manage'] },
  { role: 'administration', resource: 'key', scope: 'national', actions: ['manage'] },

  // Neither records nor accounts: the state of the service, its institutions and catalogues.
  { role: 'technical_support', resource: 'institution', scope: 'national', actions: ['read'] },
  { role: 'technical_support', resource: 'catalog', scope: 'national', actions: ['read'] },

  { role: 'national_coordination', resource: 'record', scope: 'national', actions: ['read', 'count', 'create', 'update', 'annul', 'validate', 'import', 'export', 'approve_export', 'erase', 'grant'] },
  { role: 'national_coordination', resource: 'work', scope: 'national', actions: ['read', 'count', 'create', 'update', 'annul', 'validate', 'import', 'export'] },
  { role: 'national_coordination', resource: 'institution', scope: 'national', actions: ['act_for'] },

  { role: 'institution_liaison', resource: 'record', scope: 'institution', actions: ['read', 'count', 'reveal', 'create', 'update', 'annul', 'validate', 'import', 'export', 'export_identity', 'approve_export', 'erase', 'grant'] },
  { role: 'institution_liaison', resource: 'record', scope: 'granted', actions: ['read', 'reveal'] },
  { role: 'institution_liaison', resource: 'record', scope: 'national', actions: ['break_glass'] },
  { role: 'institution_liaison', resource: 'log', scope: 'institution', actions: ['read'] },
  { role: 'institution_liaison', resource: 'user', scope: 'institution', actions: ['confirm'] },
  { role: 'institution_liaison', resource: 'work', scope: 'state', actions: ['read', 'count'] },
  { role: 'institution_liaison', resource: 'work', scope: 'institution', actions: ['create', 'update', 'annul', 'validate', 'import', 'export'] },

  // The state's commission (LGT art. 113): what the state's institutions hold, without identity; its own institution's, whole.
  { role: 'state_liaison', resource: 'record', scope: 'state', actions: ['read', 'count', 'validate', 'export'] },
  { role: 'state_liaison', resource: 'record', scope: 'institution', actions: ['reveal', 'create', 'update', 'annul', 'import', 'export_identity', 'approve_export', 'erase', 'grant'] },
  { role: 'state_liaison', resource: 'record', scope: 'granted', actions: ['read', 'reveal'] },
  { role: 'state_liaison', resource: 'record', scope: 'national', actions: ['break_glass'] },
  { role: 'state_liaison', resource: 'log', scope: 'institution', actions: ['read'] },
  { role: 'state_liaison', resource: 'user', scope: 'institution', actions: ['confirm'] },
  { role: 'state_liaison', resource: 'work', scope: 'state', actions: ['read', 'count'] },
  { role: 'state_liaison', resource: 'work', scope: 'institution', actions: ['create', 'update', 'annul', 'validate', 'import', 'export'] },

  { role: 'capturer', resource: 'record', scope: 'institution', actions: ['read', 'count', 'reveal', 'create', 'update'] },
  { role: 'capturer', resource: 'record', scope: 'granted', actions: ['read', 'reveal'] },
  { role: 'capturer', resource: 'work', scope: 'institution', actions: ['read', 'count', 'create', 'update'] },

  { role: 'validator', resource: 'record', scope: 'institution', actions: ['read', 'count', 'reveal', 'update', 'validate'] },
  { role: 'validator', resource: 'record', scope: 'granted', actions: ['read', 'reveal'] },
  { role: 'validator', resource: 'work', scope: 'institution', actions: ['read', 'count', 'update', 'validate'] },

  // Justice (third phase) adds its own forms; of other institutions' records, those of coordinated cases, by grant.
  { role: 'prosecutor', resource: 'record', scope: 'institution', actions: ['read', 'count', 'reveal', 'create', 'update', 'grant'] },
  { role: 'prosecutor', resource: 'record', scope: 'granted', actions: ['read', 'reveal'] },
  // One case, for four hours, told to its owner at once: packages/platform/emergency.
  { role: 'prosecutor', resource: 'record', scope: 'national', actions: ['break_glass'] },
  { role: 'prosecutor', resource: 'work', scope: 'institution', actions: ['read', 'count'] },

  // Refuges and civil society: those they themselves attend and captured.
  { role: 'civil_society', resource: 'record', scope: 'own', actions: ['read', 'count', 'reveal', 'create', 'update'] },
  { role: 'civil_society', resource: 'record', scope: 'granted', actions: ['read', 'reveal'] },

  { role: 'analyst', resource: 'record', scope: 'aggregate', actions: ['count'] },
  { role: 'analyst', resource: 'work', scope: 'national', actions: ['read', 'count'] },

  { role: 'auditor', resource: 'log', scope: 'national', actions: ['read', 'manage'] },
];

/**
 * What may be done on behalf of an institution: the intersection of what the coordination may do in the nation and what that
 * institution's own liaison may do in it. Identity is therefore captured and not read (LGT art. 87; ASVS V8.3.3).
 */
const onBehalf: readonly Rule[] = table.filter(({ role, scope }) => role === 'institution_liaison' && scope !== 'granted').map((liaison) => ({
  role: 'on_behalf' as const, resource: liaison.resource, scope: 'institution' as const,
  actions: liaison.actions.filter((action) => table.some((rule) =>
    rule.role === 'national_coordination' && rule.scope === 'national' && rule.resource === liaison.resource && rule.actions.includes(action))),
})).filter(({ actions }) => actions.length > 0);

export const policy: readonly Rule[] = [...table, ...onBehalf];

const clear = ['public', 'internal', 'confidential'] as const;
const whole = [...clear, 'identifying'] as const;

/** Classes of fields of records that a role reads (identity only by revealing it, or in a count never) and writes. */
export const fieldClasses: Readonly<Record<Held, { readonly reads: readonly Sensitivity[]; readonly writes: readonly Sensitivity[] }>> = {
  administration: { reads: [], writes: [] },
  technical_support: { reads: [], writes: [] },
  // Captures whole for an institution that asks it to, and afterwards works without identity.
  national_coordination: { reads: clear, writes: whole },
  institution_liaison: { reads: whole, writes: whole },
  state_liaison: { reads: whole, writes: whole },
  capturer: { reads: whole, writes: whole },
  // Corrects what was answered, never who the person is.
  validator: { reads: whole, writes: clear },
  prosecutor: { reads: whole, writes: whole },
  civil_society: { reads: whole, writes: whole },
  analyst: { reads: clear, writes: [] },
  auditor: { reads: [], writes: [] },
  on_behalf: { reads: clear, writes: whole },
};
