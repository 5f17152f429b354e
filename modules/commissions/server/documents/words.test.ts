import { describe, expect, it } from 'vitest';
import { capital, ofBody } from './words.ts';

describe('Words of a session’s documents', () => {
  it('the body is named with its article', () => {
    expect(ofBody('Comisión Intersecretarial')).toBe('de la Comisión Intersecretarial');
    expect(ofBody('Grupo de Trabajo de Capacitación')).toBe('del Grupo de Trabajo de Capacitación');
    expect(ofBody('Reunión Nacional')).toBe('de la Reunión Nacional');
    expect(ofBody('CIES Jalisco')).toBe('de CIES Jalisco');
  });

  it('a word that only begins like one of those has no article', () => {
    expect(ofBody('Redes de apoyo')).toBe('de Redes de apoyo');
    expect(ofBody('este órgano')).toBe('de este órgano');
  });

  it('a cell of a table begins with a capital', () => {
    expect(capital('híbrida')).toBe('Híbrida');
    expect(capital('')).toBe('');
  });
});
