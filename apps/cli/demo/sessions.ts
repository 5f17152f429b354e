import { addDays } from '@sintra/definition';
import type { Random } from './random.ts';

/** A session as the calendars of the year have them: number, type and date as written. */
export interface SessionSeed {
  readonly body: string;
  readonly number: number;
  readonly type: 'ordinary' | 'extraordinary';
  readonly planned: string;
  readonly noun?: 'meeting';
  readonly style?: 'digits' | 'roman';
}

const series = (body: string, first: number, planned: readonly string[], more: Partial<SessionSeed> = {}): SessionSeed[] =>
  planned.map((when, index) => ({ body, number: first + index, type: 'ordinary', planned: when, ...more }));

const digits = { style: 'digits' } as const;
const meeting = { style: 'digits', noun: 'meeting' } as const;

/** Facts: bodies, ordinals and dates of the sessions of 2024; what follows is invented up to `today`. */
export const knownSessions: readonly SessionSeed[] = [
  ...series('CI', 21, ['febrero 2024', 'junio-julio 2024', 'octubre 2024', 'marzo 2025', 'septiembre 2025', 'abril 2026', 'diciembre 2026']),
  ...series('SC', 32, ['febrero-marzo 2024', 'mayo-junio 2024', 'agosto-septiembre 2024', 'octubre-noviembre 2024', 'febrero 2025', 'mayo 2025', 'agosto 2025', 'noviembre 2025', 'febrero 2026', 'mayo 2026', 'septiembre 2026', 'diciembre 2026']),
  ...series('GTPAT', 1, ['24/01/2024', '31/01/2024', '07/02/2024', '15/05/2024', '31/08/2024', '18/09/2024'], meeting),
  ...series('GTSEL', 19, ['23/01/2024', '31/01/2024'], meeting),
  ...series('GTCAP', 6, ['05/01/2024', '06/02/2024', '12/03/2024', '16/04/2024', '14/05/2024', '18/06/2024', '16/07/2024'], meeting),
  ...series('SGCB', 7, ['11/01/2024', '22/02/2024', '14/03/2024', '11/04/2024', '16/05/2024', '06/06/2024'], meeting),
  ...series('GTCAM', 9, ['29/01/2024', '12/02/2024', '11/03/2024', '15/04/2024', '17/06/2024', '08/07/2024'], digits),
  ...series('GTTF', 10, Array.from({ length: 6 }, () => 'por definir'), { style: 'roman' }),
  { body: 'GTPREV', number: 3, type: 'extraordinary', planned: '06/02/2024', ...digits },
  ...series('GTPREV', 7, ['21/02/2024', '25/04/2024', '20/06/2024', '22/08/2024', '24/10/2024', '05/12/2024'], digits),
  ...series('RNCIES', 9, ['abril/mayo 2024', 'octubre/noviembre 2024'], meeting),
];

const topics = ['Lista de asistencia y declaración de quórum', 'Lectura y aprobación del orden del día', 'Seguimiento de acuerdos anteriores', 'Informe de los grupos de trabajo', 'Asuntos generales'];
const sentences = [
  'Se aprueba el calendario de sesiones del año siguiente', 'Se instruye integrar un directorio de enlaces y actualizarlo cada semestre', 'Se toma conocimiento del informe presentado por los grupos de trabajo',
  'Se solicita a quienes integran el órgano enviar su reporte de avances', 'Se aprueba difundir los materiales de la campaña anual en lenguas indígenas', 'Se acuerda realizar una jornada de capacitación con las comisiones estatales',
  'Se recomienda revisar la ruta de canalización a refugios especializados', 'Se aprueba el informe anual y se ordena su publicación',
];

export const agendaOf = () => topics.map((topic, index) => ({ values: { topic, agendaMinutes: index < 2 ? 5 : 20 } }));

/** @param place where in the session, from 1 */
export function resolutionOf(random: Random, day: string, today: string) {
  const due = addDays(day, random.int(45, 400));
  const late = due < today;
  const status = random.weighted(late ? { fulfilled: 7, partly_fulfilled: 1, in_progress: 1, pending: 1, cancelled: 0.3 } : { pending: 3, in_progress: 4, fulfilled: 1, partly_fulfilled: 0, cancelled: 0 });
  const percent = { fulfilled: 100, partly_fulfilled: 60, in_progress: 40, pending: 0, cancelled: 0 }[status];
  return {
    text: `${random.pick(sentences)} (dato inventado).`, resolutionType: random.weighted({ approval: 4, follow_up: 4, acknowledgement: 2, recommendation: 1, procedural: 1 }),
    dueDate: random.chance(0.15) ? 'por definir' : due.split('-').reverse().join('/'), resolutionStatus: status, percent,
  };
}
