import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { defineForm, type Cell, type Field, type Form } from '@sintra/definition';
import { codebook } from '@sintra/projections/codebook';
import { cellReader, matchColumns, matchSheet, openSheet, type Catalogs, type SheetEvent, type SheetRow } from '@sintra/projections/excel';
import { withContext } from '@sintra/platform/db';
import { applyRun, findRun, receiveFile, runView, stageRun, type RunView } from '@sintra/platform/imports';
import { openApiDocument } from '@sintra/projections/openapi';
import { draftSql } from '@sintra/projections/sql';
import type { FormView } from '@sintra/ui/api/types.ts';
import { FormRenderer } from '@sintra/ui/form/FormRenderer.tsx';
import { emptyState, type FormState } from '@sintra/ui/form/model.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { MantineProvider } from '@mantine/core';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { useForm } from 'react-hook-form';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formJson } from '../../apps/server/routes/meta.ts';
import { loan } from '../../modules/library-loans/forms/index.ts';
import { loans } from '../../modules/library-loans/server/index.ts';
import { actualTables } from '../../scripts/schema/introspect.ts';
import { openLibrary, type Answer, type Library } from './loans.ts';

const page = readFileSync(new URL('../../docs/how-to/add-a-field.md', import.meta.url), 'utf8');

/** The page's block of that name, as it stands there. */
function block(name: string): string {
  const found = new RegExp(`^\`\`\`${name}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1];
  if (found === undefined) throw new Error(`the page has no block "${name}"`);
  return found.trim();
}

const field = runInNewContext(`(${block('ts definition').replace(/,$/, '')})`) as Field;
const migration = block('sql migration');
const form: Form = defineForm({
  ...loan,
  sections: loan.sections.map((section) => (section.id === 'book' ? { ...section, fields: [...section.fields, field] } : section)),
});
const catalogs: Catalogs = new Map(loans.catalogs.map((catalog) => [catalog.id, new Map(catalog.entries.map((entry) => [entry.code, entry]))]));

let library: Library;
let ask: Awaited<ReturnType<Library['as']>>;
beforeAll(async () => {
  library = await openLibrary({ ...loans, form }, migration);
  ask = await library.as('beto');
});
afterAll(() => library.close());

/** The form as the API hands it to the screen. */
const told = JSON.parse(JSON.stringify(formJson(form))) as FormView;

function Screen(): ReactElement {
  const { control } = useForm<FormState>({ defaultValues: emptyState(told) });
  const shown = Object.fromEntries(loans.catalogs.map(({ id, entries }) => [id, entries]));
  return createElement(FormRenderer, { form: told, catalogs: shown, control });
}

const view = (answer: Answer): { id: string; folio: string; version: number; values: Record<string, string> } => answer.body;

/** Takes a file in as the importer does, to its end. */
async function importFile(name: string, bytes: Uint8Array): Promise<RunView> {
  const { house, people: { beto } } = library;
  const modules = [{ ...loans, form }];
  const id = await receiveFile(house, beto, modules, { form: form.id, name, queued: false }, Readable.from([bytes]));
  await stageRun(house, beto, modules, id);
  await applyRun(house, beto, modules, id, 'all');
  return withContext(house, beto, async (tx) => runView(await findRun(tx, id, house), beto, modules));
}

/** The first data row of the form's own sheet, read as an import reads it. */
async function readBack(bytes: Uint8Array): Promise<Record<string, unknown>> {
  let match: readonly { readonly column: number; readonly cell: Cell }[] = [];
  let first: SheetRow | undefined;
  const take = (event: SheetEvent): void => {
    if (event.type === 'header') {
      const sheet = matchSheet(form.label.es, event.hidden, form);
      if (sheet === null || sheet.group !== null) return;
      const cells = new Map(sheet.columns.map((column) => [column.id, column.cell]));
      match = matchColumns(event.headers, event.hidden, sheet).flatMap(({ column, id }) => {
        const cell = cells.get(id ?? '');
        return cell === undefined ? [] : [{ column, cell }];
      });
    }
    if (event.type === 'rows' && match.length > 0) first ??= event.rows[0];
  };
  for await (const event of openSheet({ bytes, fileName: 'prestamos.xlsx' }, { sheets: [form.label.es] })) take(event);
  const values = match.map(({ column, cell }) => [cell.id, cellReader(cell, catalogs)(first?.cells[column] ?? null)] as const);
  return Object.fromEntries(values.flatMap(([id, reading]) => ('value' in reading && reading.value !== undefined ? [[id, reading.value]] : [])));
}

describe('docs/how-to/add-a-field.md, done as it says', () => {
  test('the draft suggests the page\'s migration, and nothing is left to draft once it ran', async () => {
    const after = await actualTables(library.house.owner);
    const before = new Map([...after].map(([name, table]) => [name, { ...table, columns: table.columns.filter((column) => column.name !== field.id) }]));
    expect(draftSql(form, before)).toContain(migration);
    expect(draftSql(form, after)).toBe('');
  });

  test('an answer too long is refused in the words of the new field', async () => {
    const refused = await ask('POST', '/loans', { values: { [field.id]: 'x'.repeat(21) } });
    expect(refused.body).toMatchObject({ status: 422, details: { cells: [{ cell: field.id, code: 'too_long' }] } });
  });

  test('a record is created, read, changed and its history told with it', async () => {
    const created = view(await ask('POST', '/loans', { values: { title: 'Balún Canán', [field.id]: 'A-12' } }));
    expect(created.values).toEqual({ title: 'Balún Canán', [field.id]: 'A-12' });
    const [row] = await library.house.superuser`select ${library.house.superuser(field.id)} as stored from loan where id = ${created.id}`;
    expect(row?.['stored']).toBe('A-12');
    await ask('PATCH', `/loans/${created.id}`, { version: 1, values: { [field.id]: 'B-07' } });
    const history = await ask('GET', `/loans/${created.id}/history`);
    expect((history.body as { changes: unknown[] }[])[0]?.changes).toEqual([{ cell: field.id, before: 'A-12', after: 'B-07' }]);
  });

  test('the API says it, with its label, help and length', () => {
    const document = openApiDocument(library.app.routeInfos, [form], { title: 'Biblioteca' });
    const schemas = document.components['schemas'] as Record<string, { properties: Record<string, Record<string, unknown>> }>;
    const property = schemas['LoanValues']?.properties[field.id];
    expect(property).toMatchObject({ title: 'Estante', description: 'Shelf. As written on the spine.' });
    expect(JSON.stringify(property)).toContain('"maxLength":20');
  });

  test('the screen draws its input with label and help, in its section', () => {
    expect(told.sections.find(({ id }) => id === 'book')?.fields.at(-1)?.id).toBe(field.id);
    const drawn = renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, createElement(MantineProvider, null, createElement(Screen))));
    const input = new RegExp(`<label[^>]*for="([^"]+)"[^>]*><span>${field.label.es}</span>`).exec(drawn)?.[1] ?? 'no label';
    expect(drawn.includes(`id="${input}"`)).toBe(true);
    expect(drawn.includes(field.help?.es ?? 'no help')).toBe(true);
  });

  test('the template has its column, with its hidden id', async () => {
    const { bytes } = await ask('GET', '/loans/template.xlsx');
    const headers: string[] = [];
    for await (const event of openSheet({ bytes, fileName: 'plantilla.xlsx' }, { sheets: [form.label.es] })) {
      if (event.type === 'header') headers.push(...event.headers.map((header, column) => `${event.hidden?.ids[column] ?? ''} ${header}`));
    }
    expect(headers).toContain(`${field.id} ${field.label.es}`);
  });

  test('a sheet of somebody else is imported into it by its label', async () => {
    const run = await importFile('ajena.csv', Buffer.from('Título,ESTANTE\nOficio de tinieblas,C-03\n'));
    expect(run.balance).toMatchObject({ read: 1, created: 1, rejected: 0 });
    const stored = await library.house.superuser`select ${library.house.superuser(field.id)} as stored from loan where title = 'Oficio de tinieblas'`;
    expect(stored).toMatchObject([{ stored: 'C-03' }]);
  });

  test('an export has it, and imported again changes nothing', async () => {
    const { bytes } = await ask('GET', '/loans/export.xlsx');
    expect(await readBack(bytes)).toEqual({ title: 'Balún Canán', [field.id]: 'B-07' });
    const run = await importFile('exportado.xlsx', bytes);
    expect(run.balance).toMatchObject({ created: 0, updated: 0, rejected: 0 });
    expect(run.balance?.unchanged).toBeGreaterThan(0);
  });

  test('the codebook has its row', () => {
    const text = codebook(form, loans.catalogs).get(`${form.path}.md`);
    expect(text).toContain('Estante');
    expect(text).toContain('Como está escrito en el lomo.');
  });
});
