import { defineProblems, problem } from '../problems/index.ts';

export const grantProblems = defineProblems({
  grantTooLong: problem(422, () => 'El acceso de emergencia dura cuatro horas como máximo y se abre a una sola persona. Acorte el plazo.'),
  grantPast: problem(422, () => 'La fecha en que termina el acceso ya pasó. Indique una fecha y hora futuras.'),
  grantToSelf: problem(422, () => 'El registro ya pertenece a esa institución: no necesita que se le comparta.'),
});
