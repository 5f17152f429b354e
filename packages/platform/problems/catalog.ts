import { defineProblems, problem } from './problem.ts';

/** What is wrong with one cell, ready to show beside it. */
export interface CellProblem {
  readonly cell: string;
  readonly code: string;
  readonly message: string;
  readonly accepted?: string;
  readonly suggestion?: string;
}

/** The problems that any module may raise. A module adds its own with `defineProblems`. */
export const problems = defineProblems({
  notSignedIn: problem(401, () => 'Su sesión terminó o no ha iniciado sesión. Inicie sesión para continuar; su borrador se conservó.'),
  forbidden: problem<{ resource: string; action: string }>(403, () =>
    'Su perfil no permite esta acción. Si la necesita para su trabajo, pídala a la persona administradora de su institución.'),
  stepUpNeeded: problem(403, () => 'Antes de seguir, confirme que es usted: esta acción abre o cambia información delicada. No se hizo nada todavía.'),
  noticeNeeded: problem(403, () => 'Antes de seguir, lea y acepte el aviso de confidencialidad vigente (Ley General, artículo 36). Recargue la página para verlo.'),
  secondFactorNeeded: problem(403, () => 'Su función exige un segundo paso al entrar. Regístrelo antes de seguir; recargue la página para hacerlo.'),
  notFound: problem(404, () => 'No se encontró lo que buscaba, o no pertenece a lo que usted puede consultar. Revise el folio o vuelva a la lista.'),
  noSuchAddress: problem(404, () => 'Esta dirección no existe en SINTRA. Vuelva al inicio.'),
  invalidRequest: problem<{ issues: readonly { path: string; message: string }[] }>(400, ({ issues }) =>
    `La solicitud no tiene la forma esperada: ${issues.slice(0, 3).map(({ path, message }) => `${path || 'cuerpo'}: ${message.replace(/\.$/, '')}`).join('; ')}.`),
  invalidValues: problem<{ cells: readonly CellProblem[] }>(422, ({ cells }) =>
    cells.length === 1 ? `No se guardó: ${cells[0]?.message ?? ''}` : `No se guardó: hay ${String(cells.length)} respuestas por corregir. Están marcadas en el formulario.`),
  versionMoved: problem<{ current: number }>(409, () =>
    'Otra persona guardó cambios en este registro mientras usted lo editaba. Abra la versión vigente, revise las diferencias y guarde de nuevo; lo que escribió sigue en pantalla.'),
  takenMeanwhile: problem(409, () =>
    'No se guardó: en este momento otra persona guardó un registro con los mismos datos, y sólo puede haber uno así. Actualice la pantalla, o envíe el archivo otra vez, y se le dirá cuál es.'),
  annulled: problem(409, () => 'El registro está anulado y ya no puede modificarse. Su historia se conserva.'),
  missingToSubmit: problem<{ cells: readonly string[] }>(422, ({ cells }) =>
    `El registro aún no puede enviarse: faltan ${String(cells.length)} respuestas necesarias.`),
  statusStep: problem<{ from: string; to: string }>(409, () => 'El registro no puede pasar a ese estatus desde el actual. Actualice la página para ver los pasos posibles.'),
  reasonNeeded: problem(422, () => 'Escriba el motivo con al menos 10 caracteres: quedará en la bitácora.'),
  noPerson: problem(404, () => 'Este registro no tiene datos de identidad capturados.'),
  keyDestroyed: problem(410, () => 'Los datos de identidad de este registro fueron suprimidos y ya no pueden leerse.'),
  csrf: problem(403, () => 'La solicitud no viene de las pantallas de SINTRA. Recargue la página e intente de nuevo.'),
  tooMany: problem<{ seconds: number }>(429, ({ seconds }) => `Hubo demasiados intentos seguidos. Espere ${String(seconds)} segundos y vuelva a intentar.`),
  tooLarge: problem<{ limit: string }>(413, ({ limit }) => `Lo que envió rebasa el tamaño permitido (${limit}). Divídalo y vuelva a enviarlo.`),
  fileType: problem<{ name: string; accepted: string }>(422, ({ name, accepted }) =>
    `El archivo «${name}» no se guardó: su contenido no es de un tipo que se acepte, o no es lo que dice su nombre. Se aceptan: ${accepted}; sin macros.`),
  fileInfected: problem<{ name: string }>(422, ({ name }) =>
    `El archivo «${name}» no se guardó: el antivirus encontró en él un programa dañino. No lo abra, y avise a quien se lo envió y a su área de sistemas.`),
  fileNotExamined: problem(503, () => 'El archivo no se guardó: el antivirus de esta instalación no respondió. Intente de nuevo en unos minutos; si se repite, avise a su área de sistemas.'),
  busy: problem(503, () => 'La base de datos no respondió a tiempo. Nada se guardó a medias; intente de nuevo en unos segundos.'),
  unexpected: problem<{ requestId: string }>(500, ({ requestId }) =>
    `SINTRA no pudo completar la operación y nada se guardó a medias. Intente de nuevo; si se repite, comunique a soporte la referencia ${requestId}.`),
});
