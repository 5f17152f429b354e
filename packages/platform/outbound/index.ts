import { placeOf } from './destinations.ts';

/**
 * The door by which requests leave the house. A test holds that no other file opens a connection (outbound.test.ts): whoever needs
 * another destination adds it to the settings and to `destinationsOf`.
 */
export { destinationsOf } from './destinations.ts';

/** @throws Error: the address is not of an allowed place. It says where to, never what was sent. */
export function requireAllowed(places: readonly string[], address: string | URL): void {
  const place = placeOf(address);
  if (!places.includes(place)) throw new Error(`SINTRA does not call ${place}: no setting names it`);
}

/** `fetch` that goes to these places (`host:port`) and nowhere else: an address that an answer brought is judged, and redirections are refused. */
export function fetchOnly(addresses: readonly string[]): (url: string, init: RequestInit) => Promise<Response> {
  const places = addresses.map(placeOf);
  return async (url, init) => {
    requireAllowed(places, url);
    return fetch(url, { ...init, redirect: 'error' });
  };
}
