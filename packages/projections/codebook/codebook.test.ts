import { defineCatalog, defineForm, kinds, yesNo, type Field, type Kind } from '@sintra/definition';
import { describe, expect, it } from 'vitest';
import { codebook, codebookIndex } from './index.ts';

const colours = defineCatalog({
  id: 'colour',
  label: { es: 'Color', en: 'Colour' },
  entries: [
    { code: 'red', label: { es: 'Rojo | carmín', en: 'Red' }, law: 'Ley 1', maps: { iso: 'R1', other: 'x?' }, alias: ['bermejo'] },
    { code: 'blue', label: { es: 'Azul', en: 'Blue' }, until: '2030-01-01', replacedBy: 'red' },
  ],
});

const some = (id: string, kind: Kind, more: Partial<Field> = {}): Field =>
  ({ id, kind, label: { es: `Campo ${id}`, en: `Field ${id}` }, sensitivity: 'internal', ...more });

const form = (fields: readonly Field[]) => defineForm({
  id: 'thing', path: 'things', table: 'thing', version: 3, label: { es: 'Cosas', en: 'Things' }, singular: { es: 'Cosa', en: 'Thing' },
  sections: [{ id: 'main', label: { es: 'Principal', en: 'Main' }, fields }],
  groups: [{
    id: 'parts', table: 'thing_part', label: { es: 'Partes', en: 'Parts' }, singular: { es: 'Parte', en: 'Part' },
    fields: [some('colour', 'catalogOne', { catalog: 'colour' })],
  }],
});

const geography = ['country', 'state'].map((id) => defineCatalog({ id, label: { es: id, en: id }, entries: [] }));
const catalogs = [yesNo, colours, ...geography];

describe('the codebook', () => {
  it('refuses a form that answers from a catalogue it was not given', () => {
    expect(() => codebook(form([some('a', 'text')]), [yesNo])).toThrow('unknown catalogue colour');
  });

  it('has a line for each cell of every kind', () => {
    const all = Object.keys(kinds).map((kind) => some(`f${kind}`, kind as Kind, kind.startsWith('catalog') ? { catalog: 'colour' } : kind === 'reference' ? { refers: 'thing' } : {}));
    const text = codebook(form(all), catalogs).get('things.md') ?? '';
    for (const [kind, parts] of Object.entries(kinds)) {
      for (const { suffix } of parts) expect(text).toContain(`| \`f${kind}${suffix}\` |`);
    }
  });

  it('says of a cell its labels, catalogue, limits, storage, condition and equivalences', () => {
    const fields = [
      some('q', 'yesNo', { needed: true }),
      some('n', 'text', {
        sensitivity: 'identifying', search: 'name', maxLength: 9, showIf: { cell: 'q', in: ['yes', 'no'] },
        maps: { law: 'Ley 2', htcds: 'abc', icTip: 'X.y?' }, help: { es: 'Ayuda.', en: 'Help.' },
      }),
    ];
    const text = codebook(form(fields), catalogs).get('things.md') ?? '';
    const line = (...says: readonly string[]): string => `| ${says.join(' | ')} |`;
    const yesNoLink = '[yes_no](catalogs/yes_no.md)';
    expect(text).toContain(line('`q`', 'Campo q', 'Field q', 'yes, no or not identified', yesNoLink, '', 'to submit', 'internal', '', ''));
    expect(text).toContain(line('`n`', 'Campo n', 'Field n', 'text of one line', '', '≤ 9 characters', '', 'identifying (sealed)', 'name'));
    expect(text).toContain(line('name', '`q` is `yes` or `no`', 'Ley 2', 'abc', 'X.y?'));
    expect(text).toContain('- `n`: Ayuda. / Help.');
  });

  it('gives each catalogue in use a page with a column for each vocabulary, and escapes bars', () => {
    const pages = codebook(form([some('a', 'text')]), catalogs);
    expect([...pages.keys()]).toEqual(['things.md', 'catalogs/colour.md']);
    const lines = (pages.get('catalogs/colour.md') ?? '').split('\n');
    expect(lines).toContain('| Code | Spanish | English | Law | iso | other | Valid | Also read as |');
    expect(lines).toContain('| `red` | Rojo \\| carmín | Red | Ley 1 | R1 | x? |  | bermejo |');
    expect(lines).toContain('| `blue` | Azul | Blue |  |  |  | until 2030-01-01, replaced by red |  |');
  });

  it('lists forms and catalogues on its first page', () => {
    const text = codebookIndex([form([some('a', 'text')])], [colours]);
    expect(text).toContain('| [Cosas](things.md) | Things | 3 | 2 |');
    expect(text).toContain('| [Color](catalogs/colour.md) | Colour | `colour` | 2 |');
  });
});
