import { createHmac } from 'node:crypto';
import { scopeOf, type Role, type Scope } from '../permissions/index.ts';

/** Who asks, from where, and how far row security lets them see. Built from a login or an account, never from a request. */
export interface Context {
  readonly userId: string;
  readonly userName: string;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly roles: readonly Role[];
  readonly peopleScope: Scope | 'none';
  readonly logScope: Scope | 'none';
  readonly workScope: Scope | 'none';
  /** `sign_in` and `worker` open what no signed-in person may: the accounts at the door, the queue's housekeeping. */
  readonly purpose: 'request' | 'sign_in' | 'worker';
  readonly channel: 'screen' | 'api' | 'cli' | 'worker';
  readonly requestId: string;
  /** Id of the person or institution for whom the act is done, when it is not one's own. */
  readonly onBehalfOf?: string;
}

/**
 * The signed setting that row security reads: user|institution|people|log|purpose|accounts|work|HMAC-SHA256 in hex. Only the server and the
 * owner's table know the key, so an injected `set_config` cannot forge another institution (docs/decisions/0002).
 */
export function contextToken(context: Context, key: Buffer): string {
  const accounts = scopeOf(context.roles, 'user', 'read') ?? 'none';
  const body = `${[context.userId, context.institutionId, context.peopleScope, context.logScope, context.purpose, accounts, context.workScope].join('|')}|`;
  return body + createHmac('sha256', key).update(body).digest('hex');
}
