import type { FastifyInstance } from 'fastify';
import { loans } from '../../modules/library-loans/server/index.ts';
import { loanMigration } from '../../modules/library-loans/test-migration.ts';
import { accountRoutes, authenticator } from '../../packages/platform/accounts/index.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { exportRoutes } from '../../packages/platform/exports/index.ts';
import { openHttp } from '../../packages/platform/http/index.ts';
import { recordRoutes, type FormModule } from '../../packages/platform/records/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People, type Person } from '../people.ts';
import { signIn } from '../sign-in.ts';

export interface Answer {
  readonly status: number;
  /** JSON, or undefined when there is none. */
  readonly body: never;
  readonly bytes: Buffer;
}

/** A server of library loans over a house of its own, to be asked as a browser asks. */
export interface Library {
  readonly house: TestHouse;
  readonly app: FastifyInstance;
  readonly people: People;
  readonly as: (person: Person) => Promise<(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object) => Promise<Answer>>;
  readonly close: () => Promise<void>;
}

const bodyOf = (type: string, text: string): never => (type.includes('json') ? JSON.parse(text) : undefined) as never;

/** @param migration further SQL of the owner, after the loans' own */
export async function openLibrary(module: FormModule = loans, migration = ''): Promise<Library> {
  const house = await testHouse();
  await house.owner.unsafe(loanMigration + migration).simple();
  await seedCatalogs(house.owner, module.catalogs);
  const people = await testPeople(house);
  const app = await openHttp(house, { authenticate: authenticator(house), logLevel: 'silent' });
  accountRoutes(app);
  recordRoutes(app, module);
  exportRoutes(app, module);
  return {
    house, app, people,
    as: async (person) => {
      const cookie = await signIn(app, person);
      return async (method, path, body) => {
        const answer = await app.inject({ method, url: `/api/v1${path}`, headers: { cookie, 'x-sintra-csrf': '1' }, ...(body !== undefined && { payload: body }) });
        return { status: answer.statusCode, body: bodyOf(String(answer.headers['content-type']), answer.body), bytes: answer.rawPayload };
      };
    },
    close: async () => {
      await app.close();
      await house.close();
    },
  };
}
