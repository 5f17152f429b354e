import { defineProblems, problem } from '@sintra/platform/problems';

/** What can go wrong around the documents of a programme. */
export const programmeProblems = defineProblems({
  noProgramme: problem<{ year: number }>(404, ({ year }) => `No hay programa anual de ${String(year)}. Impórtelo de su documento o regístrelo en Programa.`),
  notUnderstoodChoice: problem<{ number: number; text: string }>(422, ({ text }) => `No se guardó: «${text}» no se entiende como fecha del programa. Escriba, por ejemplo: 24 de enero, abril/mayo, 2T o «por definir».`),
  nothingToComplete: problem<{ number: number }>(422, ({ number }) => `El pasaje ${String(number)} no se puede completar: escriba una fecha o quién es responsable.`),
  documentClosed: problem(409, () => 'El documento está descartado. Vuelva a enviarlo para revisarlo.'),
  notApplied: problem(409, () => 'El documento aún no se aplica: revise lo que falta, aplíquelo y después valide lo importado.'),
});
