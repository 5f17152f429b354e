import type { Random } from '../../apps/cli/demo/random.ts';
import type { Person } from '../../test/people.ts';

/** One request, and which entries of the log its answer obliges to: said here by hand, not read from the product. */
export interface Asked {
  readonly who: Person | null;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly url: string;
  readonly body?: object;
  /** Entries that a success leaves, in order of their names. */
  readonly leaves: readonly string[];
  /** Entries that a refusal leaves: one, unless the question names nothing that is anybody's. */
  readonly refusal?: readonly string[];
}

/** What the proof knows of the records it made. */
export interface Made {
  readonly id: string;
  version: number;
}

const people = ['ana', 'beto', 'carla', 'diana', 'elena', 'fabian', 'gloria'] as const;
const capturers = ['ana', 'beto', 'carla', 'diana'] as const;
const reason = 'Motivo escrito para la prueba';
const nobody = '01900000-0000-7000-8000-00000000dead';
const api = '/api/v1';

const values = (random: Random): object => ({
  sex: random.pick(['female', 'male']), nationalities: random.pick([['MX'], ['GT', 'HN']]), detectionUnit: `Unidad ${String(random.int(1, 9_999))}`,
  ...(random.chance(0.5) && { nameGiven: random.pick(['Ficticia', 'Ejemplina']) }),
});
/** What a record needs before it may be sent to review. */
const complete = {
  typeOfVictim: 'direct', victimStatus: 'possible', detectionDate: 'marzo 2024', ageBasis: 'exact', ageFrom: 20, ageTo: 20, formsOfExploitation: ['LGT-10-III'],
  detectionCountry: 'MX', detectionState: '14', detectionMunicipality: 'Guadalajara',
};
const rows = (random: Random): object => (random.chance(0.3) ? { groups: { services: [{ values: { serviceStart: 'abril 2024', serviceNotes: 'Nota de la prueba' } }] } } : {});

type Make = (random: Random, record: Made) => Asked;

const weights = {
  create: 14, update: 16, status: 6, annul: 1, read: 12, missing: 3, reveal: 6, history: 4, list: 8, search: 6, count: 3, export: 2, identified: 2, template: 1,
  log: 4, readers: 2, prove: 2, values: 3, thresholds: 1, limit: 1, tray: 1, catalog: 2, user: 1, signIn: 1,
} as const;

/** Kinds of act, one line each: who, what, and what must be in the log afterwards. */
const makes: Readonly<Record<keyof typeof weights, Make>> = {
  create: (random) => ({ who: random.pick(people), method: 'POST', url: `${api}/victims`, body: { values: { ...(random.chance(0.7) && complete), ...values(random) }, ...rows(random) }, leaves: ['record.create'] }),
  update: (random, { id, version }) => ({ who: random.pick(people), method: 'PATCH', url: `${api}/victims/${id}`, body: { version, values: values(random) }, leaves: ['record.update'] }),
  status: (random, { id, version }) => ({ who: random.pick(people), method: 'POST', url: `${api}/victims/${id}/status`, body: { version, status: random.pick(['submitted', 'submitted', 'validated', 'observed']), reason }, leaves: ['record.status'] }),
  annul: (random, { id, version }) => ({ who: random.pick(people), method: 'POST', url: `${api}/victims/${id}/annul`, body: { version, reason }, leaves: ['record.annul'] }),
  read: (random, { id }) => ({ who: random.pick(people), method: 'GET', url: `${api}/victims/${id}`, leaves: ['record.read'] }),
  missing: (random) => ({ who: random.pick(people), method: 'GET', url: `${api}/victims/${nobody}`, leaves: ['record.read'] }),
  reveal: (random, { id }) => ({ who: random.pick(people), method: 'POST', url: `${api}/victims/${id}/reveal`, body: { reason }, leaves: ['record.reveal'] }),
  history: (random, { id }) => ({ who: random.pick(people), method: 'GET', url: `${api}/victims/${id}/history`, leaves: ['record.history'] }),
  list: (random) => ({ who: random.pick(people), method: 'GET', url: `${api}/victims?sex=${random.pick(['female', 'male'])}&limit=5`, leaves: ['record.list'] }),
  search: (random) => ({ who: random.pick(capturers), method: 'GET', url: `${api}/victims?q=${random.pick(['Ficticia', 'Ejemplina', 'Nadie'])}&limit=5`, leaves: ['record.list'] }),
  count: (random) => ({ who: random.pick(people), method: 'GET', url: `${api}/victims/count?by=sex`, leaves: [] }),
  export: (random) => ({ who: random.pick(people), method: 'GET', url: `${api}/victims/export.csv?sex=intersex`, leaves: ['record.export', 'record.exported'] }),
  identified: (random, { id }) => ({ who: random.pick(people), method: 'GET', url: `${api}/victims/export.csv?identity=true&reason=${encodeURIComponent(reason)}&q=${id}`, leaves: ['record.export', 'record.exported'] }),
  template: (random) => ({ who: random.pick(people), method: 'GET', url: `${api}/victims/template.xlsx`, leaves: ['record.template'] }),
  log: (random, { id }) => ({ who: random.pick(people), method: 'GET', url: `${api}/log?limit=5${random.chance(0.5) ? `&record=${id}` : ''}`, leaves: ['log.read'] }),
  readers: (random, { id }) => ({ who: random.pick(people), method: 'GET', url: `${api}/log/records/${id}`, leaves: ['log.readers'] }),
  prove: (random) => ({ who: random.pick(people), method: 'POST', url: `${api}/log/entries/${nobody}/proof`, leaves: ['log.prove'] }),
  values: (random, { id }) => ({ who: random.pick(people), method: 'POST', url: `${api}/victims/${id}/versions/1/check`, leaves: ['log.values'] }),
  thresholds: (random) => ({ who: random.pick(people), method: 'GET', url: `${api}/log/thresholds`, leaves: [] }),
  limit: (random) => ({ who: random.pick(people), method: 'PUT', url: `${api}/log/thresholds/reveals`, body: { most: random.int(1, 99_999), hours: random.int(1, 48) }, leaves: ['alert.threshold'] }),
  tray: (random) => ({ who: random.pick(people), method: 'GET', url: `${api}/tray`, leaves: [] }),
  catalog: (random) => ({ who: random.pick(people), method: 'PATCH', url: `${api}/catalogs/sex/female`, body: { labelEn: `Woman ${String(random.int(1, 1e9))}` }, leaves: ['catalog.edit'] }),
  user: (random) => ({ who: random.pick(people), method: 'GET', url: `${api}/users`, leaves: [] }),
  signIn: (random) => ({ who: null, method: 'POST', url: `${api}/login`, body: { email: `nadie${String(random.int(1, 1e9))}@prueba.gob.mx`, password: 'no es la contraseña' }, leaves: ['login.create'], refusal: ['login.refuse'] }),
};

/** The next act, by chance. */
export const nextAct = (random: Random, record: Made): Asked => makes[random.weighted(weights)](random, record);
