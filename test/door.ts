import { openHttp } from '../packages/platform/http/index.ts';
import { accountRoutes, authenticator } from '../packages/platform/accounts/index.ts';
import type { House } from '../packages/platform/database/index.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
export interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser in front of the door: keeps cookies, sends the header of the screens, asks from an address of its own. */
export interface Browser {
  readonly jar: Map<string, string>;
  ask(method: Method, path: string, body?: object): Promise<Answer>;
}

export interface Door {
  readonly app: Awaited<ReturnType<typeof openHttp>>;
  /** @param address default: a network that nobody else of the tests asks from */
  browser(address?: string): Browser;
}

let networks = 0;
const nextNetwork = (): string => `10.1.${String((networks += 1) >> 8)}.${String(networks & 255)}`;

/** The routes of accounts over HTTP, without the rest of the house. */
export async function openDoor(house: House): Promise<Door> {
  const app = await openHttp(house, { authenticate: authenticator(house), logLevel: 'silent' });
  accountRoutes(app);
  return {
    app,
    browser(address = nextNetwork()) {
      const jar = new Map<string, string>();
      return {
        jar,
        async ask(method, path, body) {
          const reply = await app.inject({
            method, url: `/api/v1${path}`, remoteAddress: address, cookies: Object.fromEntries(jar),
            headers: { 'x-sintra-csrf': '1', 'user-agent': 'Navegador de prueba' }, ...(body !== undefined && { payload: body }),
          });
          for (const { name, value, maxAge, expires } of reply.cookies) {
            if (value === '' || maxAge === 0 || (expires !== undefined && expires < new Date())) jar.delete(name);
            else jar.set(name, value);
          }
          const parsed = reply.body === '' ? {} : reply.json<Readonly<Record<string, unknown>>>();
          return { status: reply.statusCode, code: parsed['code'] as string | undefined, body: parsed, headers: reply.headers };
        },
      };
    },
  };
}
