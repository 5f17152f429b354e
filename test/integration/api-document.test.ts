import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibrary, type Answer, type Library } from './loans.ts';

let library: Library;
let ask: Awaited<ReturnType<Library['as']>>;
beforeAll(async () => {
  library = await openLibrary();
  ask = await library.as('beto');
  previous = view(await ask('POST', '/loans', { values: {} })).id;
});
afterAll(() => library.close());

/** The loan that the others follow: stored first. */
let previous: string;
const loan = () => ({
  values: {
    nameGiven: 'Lectora Inventada', nameFirst: 'De Prueba', card: 'AB123456', birthDate: 'marzo 1980', email: 'lectora@ejemplo.mx', phone: '55 1234 5678',
    title: 'Pedro Páramo', isbn: '9789681600495', genre: 'novel', tags: ['classic', 'illustrated'], copies: 2, weight: 0.35, due: '2T 2024',
    branchCountry: 'MX', branchState: '09', branchMunicipality: 'Coyoacán', late: 'yes', fine: 12.5, notes: 'Con\n\tapuntes', previous,
  },
  groups: { renewals: [{ values: { renewedOn: '05/03/2024', days: 7, byGiven: 'Bibliotecaria' } }] },
});

interface View { id: string; version: number; values: Record<string, unknown>; masked: Record<string, string>; groups: { renewals: { values: Record<string, unknown> }[] } }
const view = (answer: Answer): View => answer.body;

/** What the document says of a route, applied to what the route answered. */
function conforms(method: string, path: string, answer: Answer): void {
  const route = library.app.routeInfos.find((info) => info.method === method && info.path === `/api/v1${path}`);
  expect(answer.status).toBe(route?.status);
  const read = route?.output?.safeParse(answer.body);
  expect(read?.error?.issues ?? []).toEqual([]);
}

describe('What the API answers is what its document says', () => {
  test('a wrong capture is refused with every fault by cell', async () => {
    const refused = await ask('POST', '/loans', { values: { genre: 'novella', copies: 99, due: '31/02/2024', email: 'lectora@' } });
    expect(refused.status).toBe(422);
    const { details } = refused.body as { details: { cells: { cell: string; suggestion?: string }[] } };
    expect(details.cells.map(({ cell }) => cell).toSorted()).toEqual(['copies', 'due', 'email', 'genre']);
    expect(details.cells.find(({ cell }) => cell === 'genre')?.suggestion).toBe('novel');
  });

  test('every kind of field goes in, comes back, and opens with a reason', async () => {
    const created = await ask('POST', '/loans', loan());
    conforms('POST', '/loans', created);
    const { id } = view(created);
    const read = await ask('GET', `/loans/${id}`);
    conforms('GET', '/loans/:id', read);
    const clear = Object.fromEntries(Object.entries(loan().values).filter(([cell]) => !/^(?:name|card|birth|email|phone)/.test(cell)));
    expect(view(read).values).toEqual(clear);
    expect(view(read).masked['nameGiven']).toBe('L•••••');
    const opened = await ask('POST', `/loans/${id}/reveal`, { reason: 'Aclaración de un préstamo' });
    conforms('POST', '/loans/:id/reveal', opened);
    expect(view(opened).values).toEqual(loan().values);
    expect(view(opened).groups.renewals[0]?.values).toEqual(loan().groups.renewals[0]?.values);
  });

  test('changes, states, history, lists, counts, checks and drafts', async () => {
    const { id } = view(await ask('POST', '/loans', loan()));
    const changed = await ask('PATCH', `/loans/${id}`, { version: 1, values: { copies: 3, notes: null } });
    conforms('PATCH', '/loans/:id', changed);
    expect(view(changed)).toMatchObject({ version: 2, values: { copies: 3 } });
    conforms('POST', '/loans/:id/status', await ask('POST', `/loans/${id}/status`, { version: 2, status: 'submitted' }));
    conforms('GET', '/loans/:id/history', await ask('GET', `/loans/${id}/history`));
    conforms('GET', '/loans', await ask('GET', '/loans?limit=1&genre=novel,essay'));
    conforms('GET', '/loans/count', await ask('GET', '/loans/count?by=genre,year'));
    conforms('GET', '/loans/options', await ask('GET', '/loans/options?q=pedro'));
    conforms('GET', '/loans/count', await ask('GET', '/loans/count?by=previous'));
    conforms('GET', '/loans/dimensions', await ask('GET', '/loans/dimensions'));
    conforms('POST', '/loans/check', await ask('POST', '/loans/check', { values: { card: 'AB123456', email: 'a@' } }));
    const draft = '/loans/drafts/01900000-0000-7000-8000-0000000000aa';
    conforms('PUT', '/loans/drafts/:id', await ask('PUT', draft, { values: { title: 'Ped' } }));
    conforms('GET', '/loans/drafts', await ask('GET', '/loans/drafts'));
    conforms('GET', '/loans/drafts/:id', await ask('GET', draft));
    conforms('DELETE', '/loans/drafts/:id', await ask('DELETE', draft));
    conforms('POST', '/loans/:id/annul', await ask('POST', `/loans/${id}/annul`, { version: 3, reason: 'Captura duplicada de prueba' }));
  });
});
