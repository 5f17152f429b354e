/** The roles of the first phase (domain page §12; the rest arrive with accounts). */
export const roles = ['administration', 'national_coordination', 'institution_liaison', 'capturer', 'analyst', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** `state`: what the state and municipal institutions of one's own state own, never a federal body's. Ordered from narrow to wide. */
export const scopes = ['institution', 'state', 'national'] as const;
export type Scope = (typeof scopes)[number];

/** `record`: the records of every form with people. `work`: those of bodies, sessions, programmes, agreements (a form's `domain`). */
export type Resource = 'record' | 'work' | 'log' | 'user' | 'institution' | 'catalog' | 'key' | 'quota' | 'self';
export type Action =
  | 'read' | 'count' | 'reveal' | 'create' | 'update' | 'annul' | 'validate' | 'import' | 'export' | 'export_identity' | 'approve_export' | 'erase' | 'manage';

export interface Rule {
  readonly role: Role;
  readonly resource: Resource;
  readonly actions: readonly Action[];
  readonly scope: Scope;
}

/**
 * Who may do what, on whose records: the one table from which route guards, row security's scope, menus and the test matrix
 * are derived. Identity (sealed cells) opens only through `reveal` and `export_identity`: the Technical Secretariat works
 * without it (security page T2).
 */
export const policy: readonly Rule[] = [
  { role: 'capturer', resource: 'record', scope: 'institution', actions: ['read', 'count', 'reveal', 'create', 'update'] },
  { role: 'institution_liaison', resource: 'record', scope: 'institution', actions: ['read', 'count', 'reveal', 'create', 'update', 'annul', 'validate', 'import', 'export', 'export_identity', 'approve_export', 'erase'] },
  { role: 'institution_liaison', resource: 'log', scope: 'institution', actions: ['read'] },
  { role: 'national_coordination', resource: 'record', scope: 'national', actions: ['read', 'count', 'create', 'update', 'annul', 'validate', 'import', 'export', 'approve_export', 'erase'] },
  { role: 'capturer', resource: 'work', scope: 'institution', actions: ['read', 'count', 'create', 'update'] },
  { role: 'institution_liaison', resource: 'work', scope: 'state', actions: ['read', 'count'] },
  { role: 'institution_liaison', resource: 'work', scope: 'institution', actions: ['create', 'update', 'annul', 'validate', 'import', 'export'] },
  { role: 'national_coordination', resource: 'work', scope: 'national', actions: ['read', 'count', 'create', 'update', 'annul', 'validate', 'import', 'export'] },
  { role: 'analyst', resource: 'work', scope: 'national', actions: ['read', 'count'] },
  { role: 'analyst', resource: 'record', scope: 'national', actions: ['read', 'count'] },
  { role: 'auditor', resource: 'log', scope: 'national', actions: ['read'] },
  { role: 'administration', resource: 'user', scope: 'national', actions: ['read', 'manage'] },
  { role: 'administration', resource: 'institution', scope: 'national', actions: ['read', 'manage'] },
  { role: 'administration', resource: 'catalog', scope: 'national', actions: ['read', 'manage'] },
  { role: 'administration', resource: 'quota', scope: 'national', actions: ['read', 'manage'] },
  { role: 'administration', resource: 'key', scope: 'national', actions: ['manage'] },
];
