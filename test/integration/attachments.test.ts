import { defineForm } from '@sintra/definition';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loan } from '../../modules/library-loans/forms/index.ts';
import { loans } from '../../modules/library-loans/server/index.ts';
import type { FormModule, RecordView } from '../../packages/platform/records/index.ts';
import type { Person } from '../people.ts';
import { signIn } from '../sign-in.ts';
import { openLibrary, type Library } from './loans.ts';

let library: Library;
let ana: Awaited<ReturnType<Library['as']>>;
let beto: typeof ana;
let carla: typeof ana;

beforeAll(async () => {
  library = await openLibrary();
  [ana, beto, carla] = [await library.as('ana'), await library.as('beto'), await library.as('carla')];
});
afterAll(() => library.close());

const cookies = new Map<Person, string>();
async function cookieOf(person: Person): Promise<string> {
  const cookie = cookies.get(person) ?? await signIn(library.app, person);
  cookies.set(person, cookie);
  return cookie;
}

/** Sends bytes for the receipt of a loan. */
async function send(person: Person, name: string, bytes: Buffer | string, cell = 'receipt') {
  const answer = await library.app.inject({
    method: 'POST', url: `/api/v1/loans/files?cell=${cell}&name=${encodeURIComponent(name)}`,
    headers: { cookie: await cookieOf(person), 'x-sintra-csrf': '1', 'content-type': 'application/octet-stream' }, payload: Buffer.from(bytes),
  });
  return { status: answer.statusCode, body: answer.json<{ id: string; code?: string }>() };
}

async function download(person: Person, record: string, file: string) {
  return library.app.inject({ method: 'GET', url: `/api/v1/loans/${record}/files/${file}`, headers: { cookie: await cookieOf(person) } });
}

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(600_000, 7)]);
const save = async (who: typeof ana, receipt: string) => who('POST', '/loans', { values: { title: 'Con recibo', receipt } });

describe('A file that is not what it says, or not for this, is not kept', () => {
  it('by its bytes', async () => {
    expect(await send('ana', 'recibo.pdf', 'MZ\u0000')).toMatchObject({ status: 422, body: { code: 'file_type' } });
    const [{ count } = { count: -1 }] = await library.house.superuser<{ count: number }[]>`select count(*)::integer as count from stored_file`;
    expect(count).toBe(0);
  });

  it('for a cell that holds no files', async () => {
    expect((await send('ana', 'recibo.pdf', pdf, 'title')).status).toBe(404);
  });

  it('nor is a record saved with somebody else’s file, one of nobody, or one of another record', async () => {
    const { body: { id } } = await send('beto', 'recibo.pdf', pdf);
    for (const receipt of [id, '01900000-0000-7000-8000-00000000ffff']) expect((await save(ana, receipt)).body).toMatchObject({ details: { cells: [{ cell: 'receipt', code: 'unknown_file' }] } });
    expect((await save(beto, id)).status).toBe(201);
    expect((await save(beto, id)).status).toBe(422);
  });
});

describe('A file of a record', () => {
  const name = 'Recibo de Peña (1).pdf';
  let file: string;
  let view: RecordView;
  beforeAll(async () => {
    file = (await send('ana', name, pdf)).body.id;
    view = (await save(ana, file)).body;
  });

  it('is named in the record, and stays its own when the record changes', async () => {
    expect(view.files).toEqual({ [file]: { name, size: pdf.length } });
    const changed = (await ana('PATCH', `/loans/${view.id}`, { version: 1, values: { copies: 2 } })).body as RecordView;
    expect(changed.files).toEqual(view.files);
  });

  it('comes back as it was sent: to be kept, never shown in this origin', async () => {
    const answer = await download('beto', view.id, file);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(pdf)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': "attachment; filename=\"Recibo de Pena 1.pdf\"; filename*=UTF-8''Recibo%20de%20Pe%C3%B1a%20%281%29.pdf",
    });
  });

  it('answers to another institution as if it did not exist, and through another record neither', async () => {
    expect((await download('carla', view.id, file)).statusCode).toBe(404);
    const other = (await carla('POST', '/loans', { values: { title: 'Otro' } })).body as RecordView;
    expect((await download('carla', other.id, file)).statusCode).toBe(404);
  });

  it('is sealed in the database, and each download is in the log of whose record it is', async () => {
    const [{ clear } = { clear: -1 }] = await library.house.superuser<{ clear: number }[]>`select count(*)::integer as clear from file_chunk where position(${Buffer.from('%PDF')} in sealed) > 0`;
    expect(clear).toBe(0);
    const entries = await library.house.superuser`select fields, details from log_entry where action = 'record.file' and record_id = ${view.id}`;
    expect(entries.map(({ fields, details }) => [fields, details])).toEqual([[['receipt'], { file }]]);
    expect(JSON.stringify(await library.house.superuser`select details from log_entry where action = 'file.received'`)).not.toContain('Peña');
  });

  it('that was taken out of the record opens no more', async () => {
    await ana('PATCH', `/loans/${view.id}`, { version: 2, values: { receipt: null } });
    expect((await download('ana', view.id, file)).statusCode).toBe(404);
  });
});

describe('A file of a record of work', () => {
  it('is read by whoever reads the record', async () => {
    const module: FormModule = { ...loans, form: defineForm({ ...loan, domain: 'work', sections: loan.sections.filter(({ id }) => id !== 'borrower'), groups: [] }) };
    const shared = await openLibrary(module, `do $$ declare one text; begin
      for one in select policyname from pg_policies where tablename = 'loan' loop execute format('drop policy %I on loan', one); end loop;
    end $$; select security.wall_of_work('loan', 'insert, select, update');`);
    const [diana, reader] = [await signIn(shared.app, 'diana'), await signIn(shared.app, 'carla')];
    const headers = { cookie: diana, 'x-sintra-csrf': '1', 'content-type': 'application/octet-stream' };
    const sent = await shared.app.inject({ method: 'POST', url: '/api/v1/loans/files?cell=receipt&name=acta.pdf', headers, payload: pdf });
    const { id: receipt } = sent.json<{ id: string }>();
    const record = (await (await shared.as('diana'))('POST', '/loans', { values: { title: 'Acta', receipt } })).body as RecordView;
    const answer = await shared.app.inject({ method: 'GET', url: `/api/v1/loans/${record.id}/files/${receipt}`, headers: { cookie: reader } });
    expect([answer.statusCode, answer.rawPayload.equals(pdf)]).toEqual([200, true]);
    await shared.close();
  });
});
