import type { Dimension } from '@sintra/platform/records';
import { ageBandCtdc, ageGroup } from '../forms/catalogs/age.ts';
import type { Catalog } from '@sintra/definition';

/** Lowest and highest age the record allows; an open interval reaches beyond any age. */
const from = 'coalesce(r.age_from, 0)';
const to = 'coalesce(r.age_to, 200)';
const known = '(r.age_from is not null or r.age_to is not null)';

/** One branch for each band that states its limits: the interval falls whole inside it. */
const bandsOf = (catalog: Catalog): string => catalog.entries
  .filter(({ code, maps }) => maps?.['from'] !== undefined && !code.endsWith('_unspecified'))
  .map(({ code, maps }) => `when ${from} >= ${maps?.['from'] ?? '0'} and ${to} <= ${maps?.['to'] ?? '200'} then '${code}'`)
  .join(' ');

/**
 * National groups (0–5 … 60+). An interval that crosses a limit but not 18 keeps what is sure, minor or adult; presumed
 * minority counts as minor (LGT 3-X).
 */
const nationalGroup = `case when not ${known} then case r.age_basis when 'presumed_minor' then 'minor_unspecified' when 'unknown' then 'not_identified' end
  ${bandsOf(ageGroup)} when ${to} <= 17 then 'minor_unspecified' when ${from} >= 18 then 'adult_unspecified' else 'not_identified' end`;

const receivedBand = `case when not ${known} then case r.age_basis when 'unknown' then 'not_identified' end ${bandsOf(ageBandCtdc)} else 'not_identified' end`;

const firstDay = 'lower(r.detection_date_ranges)';
const lastDay = '(upper(r.detection_date_ranges) - 1)';

/** A date that spans two years (quarters) belongs to none. */
const within = (format: string): string => `case when to_char(${firstDay}, '${format}') = to_char(${lastDay}, '${format}') then to_char(${firstDay}, '${format}') end`;

/** What the dashboard of victims asks. Victims are counted by date of detection (design page §5, counting rules). */
export const dimensions: readonly Dimension[] = [
  {
    id: 'ageBand', catalog: 'age_group', expression: nationalGroup,
    label: { es: 'Grupo de edad', en: 'Age group' },
    description: {
      es: 'Edad al detectarse, en grupos nacionales. Un intervalo que cruza dos grupos cuenta como menor o mayor de edad sin grupo.',
      en: 'Age at detection in national groups. An interval across two groups counts as minor or adult of unspecified group.',
    },
  },
  {
    id: 'ageBandReceived', catalog: 'age_band_ctdc', expression: receivedBand,
    label: { es: 'Intervalo de edad recibido', en: 'Age band as received' },
    description: { es: 'Edad al detectarse, en los intervalos con que llegó la información.', en: 'Age at detection in the bands in which it was received.' },
  },
  {
    id: 'nationality', catalog: 'country', expression: 'r.nationalities', many: true,
    label: { es: 'Nacionalidad', en: 'Citizenship' },
    description: { es: 'Una persona con dos nacionalidades cuenta una vez en cada una.', en: 'A person of two citizenships counts once under each.' },
  },
  {
    id: 'exploitation', catalog: 'form_of_exploitation', expression: 'r.forms_of_exploitation', many: true,
    label: { es: 'Modalidad de explotación', en: 'Form of exploitation' },
    description: { es: 'Modalidades del artículo 10 de la ley; una persona cuenta una vez en cada modalidad que vivió.', en: 'Forms of article 10; a person counts once under each form.' },
  },
  {
    id: 'state', catalog: 'state', expression: 'r.detection_state',
    label: { es: 'Entidad de detección', en: 'State of detection' },
    description: { es: 'Entidad federativa donde se detectó a la persona.', en: 'State where the person was detected.' },
  },
  {
    id: 'year', expression: within('YYYY'),
    label: { es: 'Año de detección', en: 'Year of detection' },
    description: { es: 'Año de la fecha de detección; una fecha que abarca dos años no cuenta en ninguno.', en: 'Year of detection; a date across two years counts in none.' },
  },
  {
    id: 'quarter', expression: within('YYYY"-Q"Q'),
    label: { es: 'Trimestre de detección', en: 'Quarter of detection' },
    description: { es: 'Trimestre de la fecha de detección, cuando se conoce.', en: 'Quarter of detection, where known.' },
  },
];
