import type { House } from '@sintra/platform/database';
import { llaveProvider } from './llave.ts';
import type { Departed } from './oidc-logout.ts';
import { oidcProvider } from './oidc.ts';

/** Who somebody is, as far as a provider vouches for it: an address only when it verified it. */
export interface Identity {
  readonly email?: string;
  readonly curp?: string;
  /** Who they are and which session it is for the provider: when it says that they left, the login ends. */
  readonly subject?: string;
  readonly session?: string;
}

/** Where the browser goes, and what must be known when it comes back. */
interface Departure {
  readonly url: string;
  readonly remember: Readonly<Record<string, string>>;
}

/** Somebody who proves who a person is; SINTRA decides whether they have an account, and which. */
export interface Provider {
  readonly id: 'oidc' | 'llave';
  /** What its button says. */
  readonly name: string;
  /** @param callback address of our screen that the provider sends the browser back to */
  readonly depart: (callback: string) => Promise<Departure>;
  /** @param url the callback with the provider's answer. @throws providerCancelled, providerFailed */
  readonly arrive: (url: URL, remember: Departure['remember']) => Promise<Identity>;
  /** Reads the word by which it says that somebody left it; absent where it never says so. @throws logoutRefused */
  readonly departed?: (token: string) => Promise<Departed>;
}

const made = new WeakMap<House['config'], readonly Provider[]>();

/** The providers that this house was set up with; none by default. */
export function providersOf({ config }: House): readonly Provider[] {
  let providers = made.get(config);
  if (providers === undefined) {
    providers = [...(config.llave ? [llaveProvider(config.llave)] : []), ...(config.oidc ? [oidcProvider(config.oidc)] : [])];
    made.set(config, providers);
  }
  return providers;
}
