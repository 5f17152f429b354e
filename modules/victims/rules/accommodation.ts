import { readDate, type GroupRow, type Value } from '@sintra/definition';
import type { Finding } from './finding.ts';

/** Where the law forbids to house a victim, as the catalogue type_of_accommodation calls it. */
export const forbiddenAccommodation: Readonly<Record<string, string>> = {
  detention: 'centros de detención o reclusión',
  migration_station: 'estaciones migratorias',
  womens_refuge: 'refugios para mujeres víctimas de violencia',
};

/** Refuges for women are forbidden since the reform published that day; the rest, since the law exists. */
const REFUGE_REFORM = '2024-06-07';

const allowed =
  'Se permiten el refugio especializado en trata, el albergue, la casa de medio camino, el centro de asistencia social para niñas, niños y adolescentes, '
  + 'y la familia o red de apoyo, siempre con su consentimiento';

/** Whether the whole stay was before an ISO day, as far as the date of discharge tells. */
function endedBefore(day: string, discharge: Value | undefined): boolean {
  const date = readDate(typeof discharge === 'string' ? discharge : '');
  const until = 'problem' in date ? undefined : date.ranges.at(-1)?.[1];
  return until !== undefined && until <= day;
}

function warningOf({ values, remove }: GroupRow, index: number): Finding[] {
  const type = values['accommodationType'];
  const place = typeof type === 'string' ? forbiddenAccommodation[type] : undefined;
  if (place === undefined || remove === true) return [];
  if (type === 'womens_refuge' && endedBefore(REFUGE_REFORM, values['dischargeDate'])) return [];
  return [{
    cell: `accommodations[${String(index)}].accommodationType`,
    code: 'forbidden_accommodation',
    message: `La ley prohíbe alojar a víctimas en ${place} (LGT 75 y 90-VI). ${allowed}. Si ocurrió, regístrelo: puede guardar así.`,
  }];
}

/** Stays where the law allows none (LGT 75, 90-VI). They are recorded, counted and warned of, never refused: what happened happened. */
export const accommodationWarnings = (rows: readonly GroupRow[]): Finding[] => rows.flatMap(warningOf);
