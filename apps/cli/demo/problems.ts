import { defineProblems, problem } from '@sintra/platform/problems';

const elsewhere = 'Para la demostración use una carpeta propia y vacía: SINTRA_DATA=/ruta/demostracion npm run demo';

/** Why a demonstration is not made. */
export const demoProblems = defineProblems({
  otherDatabase: problem(409, () =>
    `La demostración solo se hace en la base de datos integrada, y DATABASE_URL apunta a otra: los datos inventados no deben mezclarse con los de verdad. Quite DATABASE_URL de esta orden. ${elsewhere}`),
  notEmpty: problem<{ folder: string; what: string }>(409, ({ folder, what }) =>
    `El sistema de ${folder} ya tiene ${what}; los datos inventados no se agregan a un sistema en uso. ${elsewhere}`),
  badOption: problem<{ cause: string }>(400, ({ cause }) =>
    `No se entiende la orden: ${cause}. Uso: npm run demo -- [--victims 3000] [--seed 2026]. Registros: de 1 a 200000.`),
});
