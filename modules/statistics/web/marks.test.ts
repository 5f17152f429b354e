import { describe, expect, it } from 'vitest';
import type { Catalogs, CountResult, Dimension } from '@sintra/ui/api/types.ts';
import { crossOf, marksOf } from './marks.ts';

const words = (es: string) => ({ es, en: es });
const catalogs: Catalogs = {
  form: [{ code: 'III', label: words('Tres') }, { code: 'V', label: words('Cinco') }, { code: 'not_identified', label: words('No identificado') }],
  age: [{ code: 'minor', label: words('Menor') }, { code: 'adult', label: words('Mayor') }],
};
const forms: Dimension = { id: 'exploitation', label: 'Modalidad', catalog: 'form', many: true };
const ages: Dimension = { id: 'ageBand', label: 'Edad', catalog: 'age' };

const result = (rows: CountResult['rows']): CountResult => ({ by: [], rows, total: 10, definition: '', asOf: '' });
const one = (code: string, count: number) => ({ key: { exploitation: code }, count });

describe('Marks of a chart', () => {
  it('come largest first, and what is not known comes last whatever its size', () => {
    const counted = result([one('no_answer', 9), one('III', 2), one('not_identified', 7), one('V', 5)]);
    expect(marksOf({ result: counted, dimension: forms, catalogs, filters: {} }, 'count').map((mark) => mark.label)).toEqual(['Cinco', 'Tres', 'No identificado', 'Sin respuesta']);
  });

  it('are only those asked for when the filter is of the same many-valued datum: each opens the list that it counts', () => {
    const counted = result([one('III', 4), one('V', 2)]);
    expect(marksOf({ result: counted, dimension: forms, catalogs, filters: { exploitation: 'III' } }, 'count').map((mark) => mark.code)).toEqual(['III']);
  });

  it('of two data follow the order of both catalogues', () => {
    const rows = [['adult', 'V'], ['minor', 'V'], ['adult', 'III']].map(([ageBand = '', exploitation = '']) => ({ key: { ageBand, exploitation }, count: 1 }));
    const marks = crossOf({ result: result(rows), dimension: ages, catalogs, filters: {} }, forms);
    expect(marks.map((mark) => `${mark.label} ${mark.series?.label ?? ''}`)).toEqual(['Menor Cinco', 'Mayor Tres', 'Mayor Cinco']);
  });
});
