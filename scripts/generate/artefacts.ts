import type { Form } from '@sintra/definition';
import type { House } from '@sintra/platform/database';
import { tablesOf } from '@sintra/projections/sql';
import { forms } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { generateCodebook } from './codebook.ts';
import { permissionsPage } from './permissions.ts';

/** Path from the root → content. */
type Artefacts = ReadonlyMap<string, string>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The document exactly as the server hands it out. */
async function openApi(house: House): Promise<string> {
  const app = await buildServer(house);
  try {
    const answer = await app.inject({ method: 'GET', url: '/api/openapi.json' });
    if (answer.statusCode !== 200) throw new Error(`/api/openapi.json answered ${String(answer.statusCode)}: ${answer.body.slice(0, 300)}`);
    return json(answer.json());
  } finally {
    await app.close();
  }
}

const schemaOf = (form: Form): unknown =>
  tablesOf(form).map(({ name, columns, primaryKey, rights }) => ({
    table: name,
    primaryKey,
    rights,
    columns: Object.fromEntries(columns.map((column) => [column.name, column.nullable ? column.type : `${column.type} not null`])),
  }));

/** What the definitions expect of the database, one form after the other: a reviewer reads in it what a change of form means. */
const expectedSchema = (): string => json({ generated: 'npm run generate', forms: Object.fromEntries(forms.map((form) => [form.id, schemaOf(form)])) });

/** Every generated file, made again from the definitions and the routes. */
export async function artefacts(house: House): Promise<Artefacts> {
  return new Map([
    ['generated/openapi.json', await openApi(house)],
    ['generated/expected-schema.json', expectedSchema()],
    ['docs/permissions.md', permissionsPage()],
    ...generateCodebook().map(({ path, content }) => [path, content] as const),
  ]);
}

/** Folders that hold generated files only: whatever else is in them is left over. */
export const generatedFolders: readonly string[] = ['generated/', 'docs/codebook/'];
