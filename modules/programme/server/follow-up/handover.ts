import { heading, paragraph, table, type Document } from '@sintra/platform/documents';
import type { Lit } from '../../rules.ts';
import type { Line } from './lines.ts';

const lights: Readonly<Record<Lit['light'], string>> = { done: 'Cumplida', green: 'En tiempo', amber: 'Por vencer', red: 'Vencida', grey: 'En espera' };

/** What an administration leaves open, by who is responsible: the annex of its handover. */
export function handoverDocument(name: string, year: number, today: string, open: readonly (Line & Lit)[]): Document {
  const by = Map.groupBy(open, ({ responsibles }) => responsibles.map(({ asWritten }) => asWritten).join(' / ') || 'Sin responsable señalado');
  const columns = [{ title: 'Asunto', share: 5 }, { title: 'Fecha', share: 2 }, { title: 'Avance' }, { title: 'Semáforo', share: 2 }, { title: 'Regla', share: 3 }];
  return {
    title: 'Asuntos abiertos del programa de trabajo', subtitle: name, footer: `Corte al ${today}`, landscape: true,
    blocks: [
      paragraph(`Al ${today} quedan ${String(open.length)} asuntos abiertos del programa de ${String(year)}, de ${String(by.size)} responsables. La historia de cada uno, con sus informes y evidencias, se conserva en el sistema.`),
      ...[...by].sort(([a], [b]) => a.localeCompare(b, 'es')).flatMap(([who, lines]) => [
        heading(2, `${who} (${String(lines.length)})`),
        table(columns, lines.map(({ title, date, percent, light, rule }) => [title, date ?? 'Sin fecha', percent === null ? '' : `${String(percent)} %`, lights[light], rule])),
      ]),
    ],
  };
}
