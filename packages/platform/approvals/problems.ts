import { defineProblems, problem } from '../problems/index.ts';
import { defineNotices, notice } from '../tray/index.ts';

export const approvalProblems = defineProblems({
  ownRequest: problem(409, () => 'Usted hizo esta solicitud y nadie autoriza la propia. Debe resolverla otra persona de su institución.'),
  alreadyDecided: problem<{ decision: string }>(409, ({ decision }) => `Otra persona ya resolvió esta solicitud: ${decision === 'approved' ? 'autorizada' : 'rechazada'}.`),
  requestExpired: problem(410, () => 'Pasaron más de 24 horas y la solicitud venció sin resolverse. Quien la hizo debe presentar otra.'),
  decidedInHouse: problem<{ people: number }>(409, ({ people }) =>
    `En la institución que solicita hay ${people === 1 ? 'otra persona' : `otras ${String(people)} personas`} que puede resolverla: le corresponde a ella. La coordinación nacional resuelve sólo cuando no hay nadie más.`),
  notApproved: problem<{ number: number }>(409, ({ number }) => `La solicitud ${String(number)} todavía no está autorizada. Pida a otra persona de su institución que la revise.`),
  requestRefused: problem<{ number: number }>(409, ({ number }) => `La solicitud ${String(number)} fue rechazada. Lea el motivo en la lista de solicitudes; si corresponde, presente otra.`),
  useExpired: problem<{ number: number }>(410, ({ number }) => `La solicitud ${String(number)} venció: había 24 horas para usarla. Presente otra.`),
  alreadyUsed: problem<{ number: number }>(409, ({ number }) => `La solicitud ${String(number)} ya se usó, y sirve una sola vez. Presente otra.`),
  noSuchRequest: problem<{ number: number }>(404, ({ number }) => `No hay una solicitud ${String(number)} hecha por usted en su institución. Revise el número en la lista de solicitudes.`),
});

const what = (kind: string): string => (kind === 'export' ? 'exportar con identidad' : 'suprimir la identidad de un registro');

export const approvalNotices = defineNotices({
  approvalAsked: notice<{ kind: string; number: number; person: string; records: number; institution: string }>(({ kind, number, person, records, institution }) => ({
    title: kind === 'export' ? 'Solicitud de exportación con identidad' : 'Solicitud de supresión',
    text: `${person} (${institution}) pide ${what(kind)}: solicitud ${String(number)}, ${String(records)} ${records === 1 ? 'registro' : 'registros'}. Tiene 24 horas para autorizarla o rechazarla.`,
  })),
  approvalDecided: notice<{ kind: string; number: number; person: string; decision: string }>(({ kind, number, person, decision }) => ({
    title: decision === 'approved' ? 'Solicitud autorizada' : 'Solicitud rechazada',
    text: decision === 'approved'
      ? `${person} autorizó su solicitud ${String(number)} de ${what(kind)}.${kind === 'export' ? ' Descárguela una sola vez dentro de 24 horas.' : ''}`
      : `${person} rechazó su solicitud ${String(number)} de ${what(kind)}. Lea el motivo en la lista de solicitudes.`,
  })),
});
