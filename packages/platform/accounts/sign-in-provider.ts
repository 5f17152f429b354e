import type { House } from '@sintra/platform/database';
import { withContext, type Tx } from '@sintra/platform/db';
import { problems } from '@sintra/platform/problems';
import { accountByEmail, systemContext, type AccountRow } from './contexts.ts';
import { accountByCurp } from './curps.ts';
import { countQuestion } from './delays.ts';
import { accountProblems } from './problems.ts';
import { providersOf, type Identity, type Provider } from './providers.ts';
import { refuse, orThrow, type Outcome } from './sign-in-factor.ts';
import { afterFirstProof, type FactorAsked, type Meta, type SignedIn } from './sign-in.ts';
import { openTicket, takeTicket } from './tickets.ts';

function providerOf(house: House, id: string): Provider {
  const provider = providersOf(house).find((one) => one.id === id);
  if (provider === undefined) throw accountProblems.noSuchProvider();
  return provider;
}

/** Our screen that the provider sends the browser back to; it is registered with the provider. */
const callbackOf = (house: House, { id }: Provider): string => `${house.config.publicUrl}/entrar/${id}`;

/**
 * Where to send the browser so that the provider proves who sits there. The ticket stays with the browser: an answer that another
 * browser brings back is worth nothing (login CSRF). @throws noSuchProvider, providerFailed, tooMany
 */
export async function departTo(house: House, id: string, meta: Meta): Promise<{ url: string; ticket: string }> {
  const provider = providerOf(house, id);
  const door = systemContext('sign_in', meta);
  const wait = await withContext(house, door, (tx) => countQuestion(house, tx, meta.address));
  if (wait > 0) throw problems.tooMany({ seconds: wait });
  const { url, remember } = await provider.depart(callbackOf(house, provider));
  const ticket = await withContext(house, door, (tx) => openTicket(tx, 'provider', { data: { ...remember, provider: id } }));
  return { url, ticket };
}

/** The registered account of an identity; nobody is ever registered here. */
async function accountOf(house: House, tx: Tx, { email, curp }: Identity): Promise<AccountRow | null> {
  if (curp !== undefined) return accountByCurp(house, tx, curp);
  return email === undefined ? null : accountByEmail(tx, email.trim().toLowerCase());
}

/**
 * Takes the provider's answer: in, or the second factor's turn. @param query what the provider added to our address
 * @throws stepOver, noSuchProvider, providerCancelled, providerFailed, notRegistered, accountBlocked
 */
export async function arriveFrom(house: House, { id, ticket, query }: { id: string; ticket: string; query: string }, meta: Meta): Promise<SignedIn | FactorAsked> {
  const provider = providerOf(house, id);
  const door = systemContext('sign_in', meta);
  const taken = await withContext(house, door, (tx) => takeTicket(tx, 'provider', ticket));
  if (taken === null || taken.data['provider'] !== id) throw accountProblems.stepOver();
  const identity = await provider.arrive(new URL(`${callbackOf(house, provider)}?${query.replace(/^\?/, '')}`), taken.data);
  return orThrow(await withContext(house, door, async (tx): Promise<Outcome<SignedIn | FactorAsked>> => {
    const account = await accountOf(house, tx, identity);
    if (account === null) return refuse(tx, door, null, accountProblems.notRegistered());
    if (account.state !== 'active') return refuse(tx, door, account, accountProblems.accountBlocked());
    return { done: await afterFirstProof(tx, account, { means: id as Provider['id'], subject: identity.subject, session: identity.session }, meta) };
  }));
}
