import { defineProblems, problem } from '../problems/index.ts';
import { defineNotices, notice } from '../tray/index.ts';
import { inMexico } from './hours.ts';

export const quotaProblems = defineProblems({
  revealQuota: problem<{ limit: number; window: 'hour' | 'day'; opensAt: string }>(429, ({ limit, window, opensAt }) =>
    `Usted ya abrió la identidad de ${limit.toLocaleString('es-MX')} registros en ${window === 'hour' ? 'la última hora' : 'las últimas 24 horas'}, el máximo permitido. Podrá abrir más ${inMexico(opensAt)}. Si su trabajo exige más, pida a la administración del sistema que ajuste el límite; los registros con identidad oculta siguen a su alcance.`),
  unknownQuota: problem(404, () => 'Ese límite no existe. Los que hay son reveal_hour, reveal_day y export_day.'),
});

const windowWords = (window: string): string => (window === 'hour' ? 'en una hora' : 'en un día');

export const quotaNotices = defineNotices({
  revealQuotaNear: notice<{ person: string; used: number; limit: number; window: string }>(({ person, used, limit, window }) => ({
    title: 'Muchas identidades abiertas',
    text: `${person} abrió ${String(used)} identidades ${windowWords(window)}, cerca del límite de ${String(limit)}. Revise en la bitácora si corresponde a su trabajo.`,
  })),
  revealQuotaRefused: notice<{ person: string; limit: number; window: string }>(({ person, limit, window }) => ({
    title: 'Límite de identidades alcanzado',
    text: `${person} quiso abrir más de ${String(limit)} identidades ${windowWords(window)} y se le impidió. Revise en la bitácora qué registros abrió y con qué motivo.`,
  })),
  exportQuotaPassed: notice<{ person: string; used: number; limit: number; number: number }>(({ person, used, limit, number }) => ({
    title: 'Exportación grande con identidad',
    text: `Con la solicitud ${String(number)}, ${person} llega a ${used.toLocaleString('es-MX')} registros con identidad en un día; el límite de aviso es ${limit.toLocaleString('es-MX')}. Revísela con cuidado antes de autorizarla.`,
  })),
});
