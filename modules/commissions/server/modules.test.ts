import { describe, expect, it } from 'vitest';
import { deriveSession } from './modules.ts';

const session = { body: 'b', number: 4, sessionType: 'ordinary', sessionNoun: 'meeting', ordinalStyle: 'digits', planned: '25/11/2026' } as const;

describe('What a session is called', () => {
  it('carries the acronym of its body', () => {
    expect(deriveSession(session, () => ({ key: 'GTDAT', title: 'Grupo de Trabajo de Datos' }))).toEqual({ title: '4ª Reunión Ordinaria · GTDAT', year: 2026 });
  });

  it('carries the name of a body without acronym, so that it is not taken for another body’s', () => {
    expect(deriveSession(session, () => ({ key: null, title: 'Grupo de Trabajo de Datos' }))['title']).toBe('4ª Reunión Ordinaria · Grupo de Trabajo de Datos');
  });

  it('stands alone while no body is named', () => {
    expect(deriveSession(session, () => undefined)['title']).toBe('4ª Reunión Ordinaria');
  });
});
