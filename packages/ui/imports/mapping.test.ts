import { describe, expect, it } from 'vitest';
import type { ImportRun, Mapping } from '../api/imports.ts';
import { mappingName, mappingOf, noChoices } from './mapping.ts';

const column = (at: number, header: string, cell: string | null, sheet = 'Hoja1') => ({ sheet, column: at, header, cell, label: cell, by: null });

const run = (mapping: Mapping | null): ImportRun => ({
  id: '1', form: 'victim', institution: { id: 'jal', acronym: 'JAL' }, sentBy: null, fileName: 'x.csv', state: 'staged', receivedAt: '', progress: { done: 0, total: 0 }, report: null, balance: null, problem: null, mapping,
  understood: {
    sheets: [{ name: 'Hoja1', group: null, rows: 2, used: true }, { name: 'Servicios', group: 'services', rows: 1, used: true }],
    matched: [column(0, 'Sexo', 'sex'), column(1, 'Todo', 'ageBasis + ageFrom'), column(0, 'Tipo', 'serviceType', 'Servicios')],
    unmatched: [column(2, 'Notas', null)],
    valuesToMatch: [],
  },
});

describe('Columns related by hand', () => {
  it('keep what was understood, add what was chosen, and leave the rest out', () => {
    const choices = { columns: { Notas: 'alias' }, values: { Sexo: { F: 'female' } } };
    expect(mappingOf(run(null), choices)).toEqual({
      columns: [{ from: 'Sexo', to: 'sex', values: { F: 'female' } }, { from: 'Notas', to: 'alias' }], others: 'ignore',
    });
  });

  it('may be related to nothing', () => {
    expect(mappingOf(run(null), { columns: { Sexo: null }, values: {} }).columns).toEqual([]);
  });

  it('add to the values that a saved relation already had, and keep its columns of several cells', () => {
    const spread = { from: 'Todo', set: { '9--17': { ageBasis: 'interval', ageFrom: 9 } } };
    const saved: Mapping = { columns: [{ from: 'Sexo', to: 'sex', values: { H: 'male' }, empty: 'not_identified' }, spread], others: 'match' };
    const { columns } = mappingOf(run(saved), { ...noChoices, values: { Sexo: { M: 'female' } } });
    expect(columns).toEqual([spread, { from: 'Sexo', to: 'sex', values: { H: 'male', M: 'female' }, empty: 'not_identified' }]);
  });

  it('are kept under a plain name', () => {
    expect(mappingName('  Fiscalía: envío mensual ')).toBe('fiscalia-envio-mensual');
  });
});
