import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { programmeOf2024 } from '../../../test/programme-of-2024.ts';
import { runs } from '../../../test/runs.ts';
import { balanceOf, readProgramme, unaccounted, type Item, type Passage, type Reading } from './index.ts';
import { blocksOfHtml } from './html.ts';
import { blocksOfText } from './text.ts';
import { understand } from './understand.ts';

const fixture = readFileSync(fileURLToPath(new URL('../../../test/fixtures/programme-2031.txt', import.meta.url)), 'utf8');
const invented = understand(blocksOfText(fixture), { year: 2031 });

const itemsOf = <K extends Item['kind']>({ passages }: Reading, kind: K): readonly Extract<Item, { kind: K }>[] =>
  [...new Map(passages.flatMap(({ items }) => items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind)).map((item) => [item.key, item])).values()];
const passageWith = ({ passages }: Reading, text: string): Passage => {
  const found = passages.find((passage) => passage.text.includes(text));
  if (found === undefined) throw new Error(`no passage «${text}»`);
  return found;
};

describe('A document that cannot be read is refused in words', () => {
  it('bytes that are no text, a broken Word document, an empty file', async () => {
    const read = (bytes: Buffer) => readProgramme(bytes, { year: 2031 });
    await expect(read(Buffer.from([0xff, 0xfe, 0x00, 0xd8]))).rejects.toMatchObject({ code: 'not_a_document' });
    await expect(read(Buffer.from('PK\u0003\u0004 broken', 'latin1'))).rejects.toMatchObject({ code: 'damaged_document' });
    await expect(read(Buffer.from('\n\n  \n'))).rejects.toMatchObject({ code: 'empty_document' });
  });

  it('the document of another year is not taken for this one', () => {
    expect(passageWith(understand(blocksOfText(fixture), { year: 2030 }), 'Plan de trabajo')).toMatchObject({ outcome: 'to_complete', reason: 'date_not_understood', about: '2031' });
  });
});

describe('What is not understood is left to a person, with the reason', () => {
  test.each([
    ['Octava Sesión', 'date_not_understood', 'cuando haya quórum'],
    ['Curso de verano', 'unknown_organization', 'Instituto Fantasma'],
    ['Traducir los formatos', 'no_responsible', null],
    ['Soñar los formatos', 'unknown_organization', 'ONIRIA'],
    ['Informar resultados', 'date_not_understood', 'cuando se pueda'],
    ['Se revisará la ortografía', 'no_date_nor_responsible', null],
    ['15 de septiembre es fiesta', 'dated_without_commitment', '15 de septiembre'],
  ])('«%s»: %s', (text, reason, about) => expect(passageWith(invented, text)).toMatchObject({ outcome: 'to_complete', reason, about }));

  test.each([['Índice', 'context'], ['Este plan inventado', 'presentation'], ['Responsable | Acción', 'table_header'], ['4 de junio de 2019', 'earlier_date'], ['acciones siguientes', 'intro']])(
    '«%s» is dismissed as %s and stays in sight', (text, reason) => expect(passageWith(invented, text)).toMatchObject({ outcome: 'dismissed', reason }));
});

describe('What is understood', () => {
  it('bodies, with who coordinates them and where they belong, whatever the list calls them', () => {
    const bodies = itemsOf(invented, 'body').map(({ name, parent, coordinator, holdsNoSessions }) => [name, parent, coordinator?.organization ?? null, holdsNoSessions]);
    expect(bodies).toEqual([
      ['Grupo de Trabajo de Diagnóstico', 'Comisión Intersecretarial', 'Secretaría de Asuntos Imaginarios', false],
      ['Grupo de Trabajo de Lenguaje Sencillo', 'Comisión Intersecretarial', 'Fiscalía de Cuentos', false],
      ['Subgrupo para el Desarrollo de Mapas', 'Grupo de Trabajo de Diagnóstico', 'Instituto de Cartografía Lunar', true],
      ['Comisión Intersecretarial', null, null, false],
    ]);
  });

  it('sessions with their ordinal, noun, type and date of the programme’s year', () => {
    const sessions = itemsOf(invented, 'session').map(({ number, ordinalStyle, noun, type, date }) => [number, ordinalStyle, noun, type, date.value]);
    expect(sessions).toEqual([
      [39, 'words', 'session', 'ordinary', '12 y 13 de marzo 2031'], [40, 'words', 'session', 'ordinary', 'segundo semestre 2031'],
      [2, 'digits', 'session', 'extraordinary', 'a más tardar el 30 de junio 2031'], [5, 'roman', 'session', 'ordinary', '3T 2031'],
      [6, 'roman', 'session', 'ordinary', 'Por definir'], [8, 'words', 'session', 'ordinary', null],
      [4, 'digits', 'meeting', 'ordinary', '05/02/2031'], [5, 'digits', 'session', 'ordinary', 'bimestral'],
    ]);
  });

  it('an agreement whose row a page break cut in two', () => {
    const [, cut] = itemsOf(invented, 'instrument');
    expect(cut).toMatchObject({ title: 'Convenio de Coordinación', organizations: ['Instituto de Cartografía Lunar'], object: 'Hacer mapas de lo que no existe para que nadie se pierda.' });
    expect(passageWith(invented, 'Hacer mapas de lo que').lines).toEqual([69, 73]);
  });

  it('activities under their objective, strategy and action, with who, when and how much', () => {
    const rewrite = itemsOf(invented, 'activity').find(({ text }) => text.startsWith('Reescribir'));
    expect(rewrite).toMatchObject({ objective: '1', strategy: '1.1', action: '1.1.3', targetQuantity: 10, date: { asWritten: 'Enero/Febrero', value: 'Enero/Febrero 2031' } });
    expect(rewrite?.responsibles).toEqual([{ asWritten: 'SAI', organization: 'Secretaría de Asuntos Imaginarios' }]);
  });

  it('items of a list act by whoever introduces it, and say so', () => {
    expect(passageWith(invented, 'Mapas para leer').notes).toEqual(['El responsable se toma del texto anterior: Fiscalía de Cuentos.']);
    expect(passageWith(invented, 'carteles').items).toMatchObject([{ responsibles: [{ organization: 'Secretaría de Asuntos Imaginarios' }] }]);
  });

  it('slips of the document are kept as written and noted', () => {
    expect(passageWith(invented, 'Coordina: Instituto').notes).toEqual([expect.stringContaining('«ICAL» y en otra parte «ICALU»')]);
    expect(passageWith(invented, 'VI Séptima').notes).toEqual([expect.stringContaining('6 y 7')]);
    expect(passageWith(invented, '5ª Sesión').notes).toEqual([expect.stringContaining('se conserva como está escrito')]);
    expect(passageWith(invented, 'cuestionario mundial').notes).toEqual([expect.stringContaining('cortada')]);
  });
});

describe('Completeness', () => {
  const piece = fc.oneof(
    fc.constantFrom('', '', '', '## Calendario', '### Comisión Intersecretarial', '### Grupo de Trabajo de Pruebas', '**Coordina: Salud**', '## Siglas', '## Contenido', '## Presentación', '- 1.1 Una estrategia bastante larga para serlo.', '**Objetivo 3.- Algo**', '--\t--', '<sup>1</sup> "X" en la Ley.'),
    fc.constantFrom('Sesiones Ordinarias\t', 'Primera\tmarzo', '2ª Sesión\tPor definir', 'Actividad\tResponsable\tFecha', 'Hacer algo\tSalud\tmayo', '\tresto\t', 'Salud\tSecretaría de Salud', 'sin punto final', 'sigue aquí.', 'Salud realizará un foro en mayo.', '  - dentro (junio)', 'La Comisión se integra por:', '1. Secretaría de Salud', 'hará las acciones siguientes:'),
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/[\r\n\u2028\u2029\u0085]/g, ' ')),
  );

  it('every line of any document is in exactly one passage, and every passage has exactly one outcome', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (lines) => {
      const blocks = blocksOfText(lines.join('\n'));
      const reading = understand(blocks, { year: 2031 });
      const written = new Set(lines.flatMap((line, index) => (line.trim() === '' ? [] : [index + 1])));
      return unaccounted(blocks, reading).length === 0
        && reading.passages.every(({ lines: own }) => own.every((line) => written.has(line)))
        && reading.passages.reduce((sum, { lines: own }) => sum + own.length, 0) === written.size
        && reading.passages.every(({ outcome, reason, items }) => (outcome === 'understood') === (reason === null) && (outcome !== 'understood' || items.length > 0));
    }), { seed: 11, numRuns: runs(5_000) });
  });

  it('reading the same document twice gives the same', () => expect(understand(blocksOfText(fixture), { year: 2031 })).toEqual(invented));
});

describe('A Word document says the same as a text', () => {
  it('headings, lists inside lists, tables and bold', () => {
    const html = '<h1>Plan 2031</h1><p><strong>Grupo de Trabajo de Mapas</strong></p><p>Coordinado por la <strong>SAI</strong>:</p><table><tr><th colspan="2">Calendario de Sesiones</th></tr><tr><td><p>1ª Sesión</p></td><td><p>5 de mayo</p></td></tr></table><ul><li>Uno<ul><li>Dos</li></ul></li></ul>';
    expect(blocksOfHtml(html).map(({ kind, text, level }) => [kind, text, level])).toEqual([
      ['heading', 'Plan 2031', 1], ['heading', 'Grupo de Trabajo de Mapas', 7], ['paragraph', 'Coordinado por la SAI:', 0],
      ['row', 'Calendario de Sesiones | ', 0], ['row', '1ª Sesión | 5 de mayo', 0], ['item', 'Uno', 0], ['item', 'Dos', 2],
    ]);
  });
});

describe.skipIf(programmeOf2024 === null)('The programme of 2024 (only where ../shared is there)', () => {
  it('has every body, session, activity, agreement, objective and acronym, counted one by one by hand', async () => {
    const text = readFileSync(programmeOf2024 ?? '', 'utf8');
    const reading = await readProgramme(Buffer.from(text), { year: 2024 });
    const balance = balanceOf(reading.passages);
    expect(balance.items).toMatchObject({ body: 12, session: 49, instrument: 4, objective: 5, strategy: 12, action: 2, acronym: 36, organization: 15 });
    expect(unaccounted(blocksOfText(text), reading)).toEqual([]);
    const rows = reading.passages.filter(({ kind, reason }) => kind === 'row' && reason !== 'contents');
    expect(rows.filter(({ outcome }) => outcome === 'to_complete')).toEqual([]);
    expect(reading.passages.filter(({ dated, outcome }) => dated && outcome === 'to_complete')).toEqual([]);
    expect(itemsOf(reading, 'activity').filter(({ activityType }) => activityType === 'international_event')).toHaveLength(9);
  });
});
