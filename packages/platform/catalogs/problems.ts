import { defineProblems, problem } from '../problems/index.ts';

/** Why a catalogue was not changed. */
export const catalogProblems = defineProblems({
  labelTaken: problem<{ label: string; code: string }>(409, ({ label, code }) =>
    `Ya hay otra opción de este catálogo que se llama «${label}» (clave ${code}). Use una etiqueta distinta, para que al capturar e importar se sepa cuál es.`),
  nothingToChange: problem(422, () => 'No hay nada que cambiar: indique una etiqueta o una fecha distinta de la que ya tiene esta opción.'),
});
