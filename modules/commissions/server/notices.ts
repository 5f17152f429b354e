import { defineNotices, notice } from '@sintra/platform/tray';

/** What bodies tell institutions. Names of bodies, days and counts; nobody's data. */
export const commissionNotices = defineNotices({
  sessionConvoked: notice<{ session: string; day: string; hour: string | null }>(({ session, day, hour }) => ({
    title: `Convocatoria: ${session}`, text: `Se convocó para el ${day}${hour === null ? '' : `, a las ${hour} horas`}. Abra la sesión para ver el orden del día y descargar la convocatoria.`,
  })),
  sessionDeferred: notice<{ session: string; to: string; reason: string }>(({ session, to, reason }) => ({
    title: `Se difiere: ${session}`, text: `Nueva fecha: ${to}. Motivo: ${reason}. Recibirá la convocatoria correspondiente.`,
  })),
  sessionCancelled: notice<{ session: string; reason: string }>(({ session, reason }) => ({
    title: `Se cancela: ${session}`, text: `La sesión no se celebrará. Motivo: ${reason}. Retírela de su calendario si la había anotado.`,
  })),
  minutesToObserve: notice<{ session: string }>(({ session }) => ({
    title: `Acta en observaciones: ${session}`, text: 'El proyecto de acta está listo para revisarse. Descárguelo desde la sesión y envíe sus observaciones a la secretaría técnica del órgano.',
  })),
  resolutionsDue: notice<{ overdue: number; soon: number }>(({ overdue, soon }) => ({
    title: overdue > 0 ? 'Hay acuerdos vencidos' : 'Hay acuerdos por vencer',
    text: `${overdue === 1 ? '1 acuerdo vencido' : `${String(overdue)} acuerdos vencidos`} y ${String(soon)} por vencer en los próximos 30 días. Abra el seguimiento para reportar su avance o pedirlo a quien responde.`,
  })),
  minimumAtRisk: notice<{ body: string; missed: boolean; deadline: string; convokeBy: string }>(({ body, missed, deadline, convokeBy }) => ({
    title: missed ? `Mínimo de sesiones incumplido: ${body}` : `Mínimo de sesiones en riesgo: ${body}`,
    text: missed ? `El límite para sesionar fue el ${deadline}. Programe la sesión y registre el motivo en la ficha del órgano.` : `Debe sesionar a más tardar el ${deadline}; para cumplir el plazo, convoque antes del ${convokeBy} o ese día.`,
  })),
  termEnding: notice<{ name: string; until: string; renewable: boolean }>(({ name, until, renewable }) => ({
    title: `Termina un periodo: ${name}`, text: `Su periodo termina el ${until}. ${renewable ? 'Puede reelegirse una vez; de lo contrario, prepare la convocatoria.' : 'Ya se reeligió: prepare la convocatoria.'}`,
  })),
});
