import { defineProblems, problem } from '../problems/index.ts';

export const recordProblems = defineProblems({
  notCommitted: problem(404, () =>
    'La bitácora no guarda compromisos de los valores de esta versión: llegó en una importación, es un cambio de estatus o es anterior a ellos. De lo importado responde la huella del archivo, anotada al aplicarlo.'),
});
