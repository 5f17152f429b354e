import { describe, expect, it } from 'vitest';
import type { FieldView } from '../api/types.ts';
import { reconcile } from './CodesCell.tsx';
import { answered, changedValues, isShown } from './model.ts';
import { readNumber } from './NumberCell.tsx';
import { filterOptions, optionsOf, unknownCode } from './options.ts';

const words = (es: string) => ({ es, en: es });

describe('What a form sends', () => {
  it('leaves out what nobody touched, and erases what was emptied', () => {
    const before = { sex: 'female', nationalities: ['MX'], alias: 'uno' };
    expect(changedValues(before, { sex: 'female', nationalities: ['MX'], alias: '' })).toEqual({ alias: null });
    expect(changedValues(before, { ...before, nationalities: ['MX', 'GT'] })).toEqual({ nationalities: ['MX', 'GT'] });
  });

  it('sends no empty answers of a new record', () => {
    expect(answered({ sex: 'male', alias: '', nationalities: [], dependants: 0, curp: null })).toEqual({ sex: 'male', dependants: 0 });
  });

  it('asks a question only under the answers that give it sense, one or several', () => {
    const field = { showIf: { cell: 'kinds', in: ['a'] } } as unknown as FieldView;
    expect([isShown(field, {}), isShown(field, { kinds: 'a' }), isShown(field, { kinds: ['b', 'a'] }), isShown(field, { kinds: 'b' })]).toEqual([false, true, true, false]);
  });
});

describe('Numbers as people write them', () => {
  it('reads thousands, pesos and «unos 16 años», and refuses what is not a number', () => {
    expect([readNumber('1,250', false), readNumber('$ 300.50', true), readNumber('Unos 16 años', false)]).toEqual([1250, 300.5, 16]);
    expect([readNumber('12.5', false), readNumber('dieciséis', false), readNumber('16 o 17', false), readNumber('', false)]).toEqual([null, null, null, null]);
  });
});

describe('Closed questions', () => {
  const entries = [
    { code: '15', label: words('México') },
    { code: '09', label: words('Ciudad de México') },
    { code: '29', label: words('Tlaxcala'), until: '2020-01-01' },
    { code: 'not_identified', label: words('No identificado') },
  ];

  it('finds by words in any order, without accents, the nearest first', () => {
    expect(filterOptions(optionsOf(entries), 'mexico').map((option) => option.value)).toEqual(['15', '09']);
    expect(filterOptions(optionsOf(entries), 'mex ciud').map((option) => option.value)).toEqual(['09']);
  });

  it('offers no retired answer, except the one that the record already has', () => {
    expect(optionsOf(entries).some((option) => option.value === '29')).toBe(false);
    expect(optionsOf(entries, ['29']).some((option) => option.value === '29')).toBe(true);
  });

  it('lets «No identificado» and the other answers exclude each other, the last one staying', () => {
    expect(unknownCode(entries)).toBe('not_identified');
    expect(reconcile(['15'], ['15', 'not_identified'], 'not_identified')).toEqual(['not_identified']);
    expect(reconcile(['not_identified'], ['not_identified', '15'], 'not_identified')).toEqual(['15']);
    expect(reconcile(['15'], ['15', '09'], 'not_identified')).toEqual(['15', '09']);
  });
});
