import { describe, expect, it } from 'vitest';
import { wordsOf } from './words.ts';

describe('The screens of any form', () => {
  it('speak of what is recorded in its gender', () => {
    const session = wordsOf({ singular: 'sesión', plural: 'sesiones', gender: 'f' });
    expect([session.create, session.list, session.repeatedTitle]).toEqual(['Registrar una sesión', 'Sesiones', 'Es posible que ya esté registrada en su institución']);
    const agreement = wordsOf({ singular: 'acuerdo', plural: 'acuerdos', gender: 'm' });
    expect(agreement.empty).toBe('Puede capturar el primero en pantalla, o llenar la plantilla de Excel e importarla con todos de una vez.');
  });

  it('name files without accents or spaces', () => {
    expect(wordsOf({ singular: 'órgano colegiado', plural: 'órganos colegiados', gender: 'm' }).file).toBe('organos-colegiados');
  });

  it('let a module say it as its people do', () => {
    expect(wordsOf({ singular: 'víctima', plural: 'víctimas', gender: 'f' }, { list: 'Víctimas y posibles víctimas' }).list).toBe('Víctimas y posibles víctimas');
  });
});
