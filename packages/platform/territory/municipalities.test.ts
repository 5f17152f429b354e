import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clock } from '@sintra/platform/clock';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { catalogsOf } from '../catalogs/index.ts';
import { loadMunicipalities } from './index.ts';

let house: TestHouse;
let people: People;
const folder = mkdtempSync(join(tmpdir(), 'sintra-municipalities-'));

beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
  clock.set(new Date('2026-11-23T20:00:00Z'));
});
afterAll(async () => {
  clock.set(null);
  rmSync(folder, { recursive: true, force: true });
  await house.close();
});

function fileOf(content: string | Buffer, name = 'municipios.csv'): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

// Invented municipalities: the test needs no publication of anybody's.
const head = 'CVEGEO,CVE_ENT,NOM_ENT,NOM_ABR,CVE_MUN,NOM_MUN,CVE_CAB';
const three = `${head}\n14001,14,Jalisco,Jal.,001,Peñasco Inventado,0001\n14002,14,Jalisco,Jal.,002,San Ángel de la Prueba,0001\n31001,31,Yucatán,Yuc.,001,Ensayo,0001\n`;

const load = (content: string | Buffer, name?: string) => loadMunicipalities(house, people.gloria, fileOf(content, name));
const stored = async () => [...((await catalogsOf(house)).get('municipality')?.values() ?? [])];

describe('a file that is not INEGI’s municipal catalogue', () => {
  it.each([
    ['another table', 'folio,nombre\n1,Ana\n', 'not_municipal', /CVE_ENT/],
    ['one without names', 'CVE_ENT,CVE_MUN\n14,001\n', 'not_municipal', /NOM_MUN/],
    ['localities', 'CVE_ENT,NOM_ENT,CVE_MUN,NOM_MUN,CVE_LOC,NOM_LOC\n14,Jalisco,001,Uno,0001,Dos\n', 'is_localities', /localidades/],
    ['headers alone', `${head}\n`, 'no_municipality', /ningún municipio/],
    ['nothing', '', 'territory_unreadable', /vacío/],
    ['a PDF', '%PDF-1.7\n', 'territory_unreadable', /PDF/],
    ['an unknown state', `${head}\n40001,40,Otra,Ot.,001,Uno,0001\n`, 'bad_municipality', /renglón 2, no existe la entidad federativa «40»/],
    ['a key that is not one', `${head}\n,14,Jalisco,Jal.,ABC,Uno,0001\n`, 'bad_municipality', /renglón 2/],
    ['keys that disagree', `${head}\n14003,14,Jalisco,Jal.,004,Uno,0001\n`, 'bad_municipality', /no coincide/],
    ['a key with two names', `${three}14001,14,Jalisco,Jal.,001,Otro,0001\n`, 'bad_municipality', /dos veces/],
    ['a name missing and no CVEGEO', 'CVE_ENT,CVE_MUN,NOM_MUN\n14,001,\n', 'bad_municipality', /nombre/],
    ['a key without name', `${head}\n14001,14,Jalisco,Jal.,001,,0001\n`, 'bad_municipality', /nombre/],
  ])('(%s) is refused with its cause, and nothing is loaded', async (_what, content, code, message) => {
    await expect(load(content)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(await stored()).toEqual([]);
  });

  it('or that does not exist is refused', async () => {
    await expect(loadMunicipalities(house, people.gloria, join(folder, 'no-hay.csv'))).rejects.toMatchObject({ code: 'territory_missing' });
  });
});

describe('the municipal catalogue', () => {
  it('is loaded by administration alone', async () => {
    for (const person of [people.ana, people.beto, people.diana, people.fabian]) {
      await expect(loadMunicipalities(house, person, fileOf(three))).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('is read in Windows-1252 and its balance adds up', async () => {
    await expect(load(Buffer.from(three, 'latin1'))).resolves.toEqual({
      read: 3, created: 3, renamed: 0, reinstated: 0, unchanged: 0, kept: 0, retired: 0, notCovered: [],
    });
    expect(await stored()).toMatchObject([
      { code: '14001', parent: '14', label: { es: 'Peñasco Inventado', en: 'Peñasco Inventado' } },
      { code: '14002', parent: '14', label: { es: 'San Ángel de la Prueba' } },
      { code: '31001', parent: '31', label: { es: 'Ensayo' } },
    ]);
  });

  it.each([
    ['UTF-8 with its mark', `\uFEFF${three}`],
    ['semicolons and zeros lost in a spreadsheet', 'cve_ent;nom_ent;cve_mun;nom_mun\n14;Jalisco;1;Peñasco Inventado\n14;Jalisco;2;San Ángel de la Prueba\n31;Yucatán;1;Ensayo\n'],
    ['titles above and a note below', `Catálogo de municipios\nCorte: noviembre\n\n${three}\nNota: nombres inventados\n`],
    ['the web service’s names', 'cvegeo,nom_agem\n14001,Peñasco Inventado\n14002,San Ángel de la Prueba\n31001,Ensayo\n'],
    ['long headers', 'Clave de entidad federativa,Clave de municipio o demarcación territorial,Nombre de municipio o demarcación territorial\n14,001,Peñasco Inventado\n14,002,San Ángel de la Prueba\n31,001,Ensayo\n'],
  ])('is the same in %s', async (_what, content) => {
    await expect(load(content)).resolves.toMatchObject({ read: 3, unchanged: 3 });
  });

  it('renames, retires as of today what is absent, and brings back what returns; nothing is deleted', async () => {
    const changed = `${head}\n14001,14,Jalisco,Jal.,001,Peñasco Nuevo,0001\n14003,14,Jalisco,Jal.,003,Recién Hecho,0001\n31001,31,Yucatán,Yuc.,001,Ensayo,0001\n`;
    await expect(load(changed)).resolves.toMatchObject({ read: 3, created: 1, renamed: 1, unchanged: 1, retired: 1 });
    expect((await stored()).find(({ code }) => code === '14002')).toMatchObject({ until: '2026-11-23' });
    await expect(load(changed)).resolves.toMatchObject({ unchanged: 3, retired: 0 });
    await expect(load(three)).resolves.toMatchObject({ renamed: 1, reinstated: 1, unchanged: 1, retired: 1 });
    expect((await stored()).map(({ code, until }) => [code, until])).toEqual([['14001', undefined], ['14002', undefined], ['14003', '2026-11-23'], ['31001', undefined]]);
  });

  it('of one state alone leaves the other states as they were, and says which', async () => {
    await expect(load('CVEGEO,NOM_MUN\n31001,Ensayo\n')).resolves.toMatchObject({ read: 1, unchanged: 1, retired: 0, notCovered: ['14'] });
  });

  it('leaves alone what an administrator edited', async () => {
    await house.owner`update catalog_entry set label_es = 'A mano', edited = true where catalog = 'municipality' and code = '14001'`;
    await expect(load(three)).resolves.toMatchObject({ kept: 1 });
    expect((await stored())[0]?.label.es).toBe('A mano');
  });

  it('says in the log what each load did, and of which file', async () => {
    const entries = await house.superuser<{ details: object }[]>`select details from log_entry where action = 'catalog.load' order by id`;
    expect(entries[0]?.details).toMatchObject({ catalog: 'municipality', created: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
