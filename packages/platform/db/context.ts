import { createHmac, createSecretKey } from 'node:crypto';
import { scopeOf, writeScopeOf, type Held, type Scope } from '../permissions/index.ts';

/** Who asks, from where, and how far row security lets them see. Built from a login or an account, never from a request. */
export interface Context {
  readonly userId: string;
  readonly userName: string;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly roles: readonly Held[];
  readonly peopleScope: Scope | 'none';
  readonly logScope: Scope | 'none';
  readonly workScope: Scope | 'none';
  /** Without them they follow from the roles. Who only counts sees rows while counting; reading far is not writing far. */
  readonly countScope?: Scope | 'none';
  readonly writeScope?: Scope | 'none';
  readonly accountScope?: Scope | 'none';
  /**
   * `sign_in` and `worker` open what no signed-in person may: the accounts at the door, the queue's housekeeping. `grant` lets the
   * server write a grant that its owner did not give: broken glass.
   */
  readonly purpose: 'request' | 'sign_in' | 'worker' | 'grant';
  readonly channel: 'screen' | 'api' | 'cli' | 'worker';
  readonly requestId: string;
  /** The login of whoever sits at a screen; absent on the command line and in the queue. */
  readonly loginId?: string;
  /** What a login must still do before anything else answers it; absent when nothing. */
  readonly unfinished?: Unfinished;
  /** Whether its holder proved within the last minutes who they are (`stepUp` of a command). */
  readonly steppedUp?: boolean;
  /** Institution for which the act is done, when it is not one's own; then `institutionId` is that one too (permissions, `on_behalf`). */
  readonly onBehalfOf?: string;
  /** While acting for another institution: the actor's own. */
  readonly actorInstitutionId?: string;
}

/** In this order: accept the confidentiality notice, enrol a second factor. */
export type Unfinished = 'notice' | 'second_factor';

/**
 * The signed setting that row security reads: user|institution|people|log|purpose|accounts|work|writes|HMAC-SHA256 in hex. Only the server and the
 * owner's table know the key, so an injected `set_config` cannot forge another institution (docs/decisions/0002).
 */
export function contextToken(context: Context, key: Buffer): string {
  const accounts = context.accountScope ?? scopeOf(context.roles, 'user', 'read') ?? 'none';
  const writes = context.writeScope ?? writeScopeOf(context.roles);
  const body = `${[context.userId, context.institutionId, context.peopleScope, context.logScope, context.purpose, accounts, context.workScope, writes].join('|')}|`;
  return body + createHmac('sha256', createSecretKey(key)).update(body).digest('hex');
}
