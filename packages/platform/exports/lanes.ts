import type { House } from '../database/index.ts';
import { defineProblems, problem } from '../problems/index.ts';

export const exportProblems = defineProblems({
  exportsBusy: problem<{ seconds: number }>(503, () =>
    'Hay varias exportaciones en curso y ésta no puede empezar todavía. Espere a que termine alguna y vuelva a intentarlo en un minuto.'),
  exportNeedsApproval: problem(409, () =>
    'Exportar con identidad necesita la autorización de otra persona. Presente una solicitud con su motivo; cuando la autoricen podrá descargarla una vez, dentro de 24 horas.'),
  exportGrew: problem<{ approved: number; now: number }>(409, ({ approved, now }) =>
    `Se autorizaron ${approved.toLocaleString('es-MX')} registros y ahora son ${now.toLocaleString('es-MX')} los que cumplen los filtros. Presente otra solicitud; ésta sigue sin usarse.`),
});

const underWay = new WeakMap<House, number>();

/**
 * Takes one of the few places for exports. Each holds a connection for as long as its reader takes, and a reader may take for
 * ever: a quarter of the pool at most, so that everybody else goes on working.
 * @returns what gives the place back @throws exportsBusy
 */
export function takeLane(house: House): () => void {
  const busy = underWay.get(house) ?? 0;
  if (busy >= Math.max(1, Math.floor(house.sql.options.max / 4))) throw exportProblems.exportsBusy({ seconds: 60 });
  underWay.set(house, busy + 1);
  return () => void underWay.set(house, (underWay.get(house) ?? 1) - 1);
}
