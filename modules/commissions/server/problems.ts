import { defineProblems, problem } from '@sintra/platform/problems';

const list = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} y ${items.at(-1) ?? ''}`);

/** What a session answers when a step cannot be taken. */
export const sessionProblems = defineProblems({
  notReadyToConvoke: problem<{ missing: readonly string[] }>(422, ({ missing }) => `La convocatoria aún no puede salir: falta ${list(missing)}. Complételo en «Preparar».`),
  shortNotice: problem<{ days: number; needed: number; lastDay: string }>(422, ({ days, needed, lastDay }) =>
    `Faltan ${String(days)} días hábiles para la sesión y la regla pide ${String(needed)}: debió convocarse a más tardar el ${lastDay}. Cambie la fecha, o escriba el motivo (al menos 10 caracteres) para convocar con menos plazo.`),
  wrongMoment: problem<{ from: string }>(409, () => 'La sesión ya no está en el momento en que esto puede hacerse. Actualice la pantalla para ver su situación.'),
  notADate: problem<{ why: string }>(422, ({ why }) => `No se entendió la nueva fecha: ${why}`),
  dayGoneBy: problem(422, () => 'La nueva fecha ya pasó. Escriba un día por venir, un periodo («abril-mayo 2027») o «por definir».'),
  lacksQuorum: problem<{ present: number; needed: number; lacksChair: boolean }>(409, ({ present, needed, lacksChair }) =>
    (lacksChair && present >= needed ? 'No hay quórum: falta quien preside, o su suplente. Registre su asistencia o pase a segunda convocatoria.'
      : `No hay quórum: asisten ${String(present)} integrantes con voto y se necesitan ${String(needed)}. Registre quién llegó o pase a segunda convocatoria.`)),
  attendanceMoved: problem<{ now: string | null }>(409, () => 'Otra persona acaba de registrar esta asistencia. Se muestra lo que registró; revise y corrija si hace falta.'),
  tooManyVotes: problem<{ votes: number; present: number }>(422, ({ votes, present }) =>
    `Se anotaron ${String(votes)} votos y sólo asisten ${String(present)} integrantes con voto. Revise la votación o la asistencia.`),
  observationsLeft: problem<{ left: number }>(409, ({ left }) =>
    `El acta tiene ${String(left)} ${left === 1 ? 'observación sin atender' : 'observaciones sin atender'}. Márquelas como atendidas antes de aprobarla.`),
  bodyWithoutAcronym: problem(422, () => 'El órgano no tiene siglas, y con ellas empieza la clave de sus acuerdos. Complételas en la ficha del órgano.'),
});
