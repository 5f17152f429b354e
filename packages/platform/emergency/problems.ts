import { defineProblems, problem } from '../problems/index.ts';
import { defineNotices, notice } from '../tray/index.ts';

export const causes = ['life_at_risk', 'minor_at_risk', 'urgent_rescue', 'court_order'] as const;
export type Cause = (typeof causes)[number];

export const causeWords: Readonly<Record<Cause, string>> = {
  life_at_risk: 'riesgo inmediato para la vida o la integridad', minor_at_risk: 'riesgo para una niña, niño o adolescente', urgent_rescue: 'rescate o traslado urgente', court_order: 'orden judicial urgente',
};

export const emergencyProblems = defineProblems({
  emergencyQuota: problem<{ limit: number }>(429, ({ limit }) =>
    `Usted ya abrió ${String(limit)} casos por emergencia en las últimas 24 horas, el máximo permitido. Pida el acceso a la institución dueña del registro, o a la coordinación nacional.`),
  noNeed: problem(409, () => 'Usted ya puede consultar este registro: ábralo desde la lista, sin acceso de emergencia.'),
  ownReview: problem(409, () => 'Usted abrió este acceso de emergencia: debe revisarlo otra persona.'),
  alreadyReviewed: problem(409, () => 'Otra persona ya revisó este acceso de emergencia.'),
});

export const emergencyNotices = defineNotices({
  emergencyOpened: notice<{ folio: string; person: string; institution: string; cause: string }>(({ folio, person, institution, cause }) => ({
    title: 'Acceso de emergencia a un registro de su institución',
    text: `${person} (${institution}) abrió el registro ${folio} por cuatro horas: ${cause}. Revise dentro de 24 horas si estuvo justificado.`,
  })),
  emergencyReviewed: notice<{ person: string; verdict: string }>(({ person, verdict }) => ({
    title: 'Se revisó su acceso de emergencia', text: `${person} lo consideró ${verdict === 'justified' ? 'justificado' : 'no justificado; el acceso quedó cerrado'}.`,
  })),
  emergencyUnreviewed: notice<{ folio: string; institution: string }>(({ folio, institution }) => ({
    title: 'Acceso de emergencia sin revisar', text: `Pasaron 24 horas y ${institution} no ha revisado el acceso de emergencia al registro ${folio}. Revíselo.`,
  })),
});
