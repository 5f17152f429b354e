import {
  cellsOf, isSealed, kinds, type Bilingual, type Cell, type Field, type Form, type Group, type Maps, type Section,
} from '@sintra/definition';
import { answerOf } from './kinds.ts';
import { code, page, table, type Column } from './markdown.ts';

/** Catalogues have pages of their own; this is the link from a form's page. */
const catalogLink = ({ catalog }: Cell): string => (catalog === undefined ? '' : `[${catalog}](catalogs/${catalog}.md)`);

const shownIf = ({ showIf }: Field): string => (showIf === undefined ? '' : `\`${showIf.cell}\` is ${showIf.in.map(code).join(' or ')}`);

const bound = (sign: string, limit: number | undefined, unit = ''): string =>
  (limit === undefined ? '' : `${sign} ${String(limit)}${unit}`);

const bounds = ({ min, max, maxLength, pattern }: Field): string =>
  [bound('≥', min), bound('≤', max), bound('≤', maxLength, ' characters'), code(pattern)].filter(Boolean).join(', ');

const equivalence = (heading: string, vocabulary: keyof Maps): Column<Cell> => [heading, ({ field }) => field.maps?.[vocabulary] ?? ''];

const columns: readonly Column<Cell>[] = [
  ['Cell', ({ id }) => code(id)],
  ['Spanish', ({ label }) => label.es],
  ['English', ({ label }) => label.en],
  ['Answer', ({ field }) => (field.refers === undefined ? answerOf[field.kind] : `a record of \`${field.refers}\``)],
  ['Catalogue', catalogLink],
  ['Limits', ({ field }) => bounds(field)],
  ['Needed', ({ needed }) => (needed ? 'to submit' : '')],
  ['Sensitivity', (cell) => (isSealed(cell) ? 'identifying (sealed)' : cell.field.sensitivity)],
  ['Search', ({ field }) => field.search ?? ''],
  ['Shown if', ({ field }) => shownIf(field)],
  equivalence('Law', 'law'), equivalence('HTCDS', 'htcds'), equivalence('IC-TIP', 'icTip'), equivalence('GLOTIP', 'glotip'),
  equivalence('CTDC', 'ctdc'), equivalence('FUD', 'fud'),
];

const both = ({ es, en }: Bilingual): string => `${es} / ${en}`;

/** The help that people read beside the field, once per field. */
const helps = (fields: readonly Field[]): string => fields
  .flatMap(({ id, kind, help }) => (help === undefined ? [] : [`- ${code(id + (kinds[kind].length > 1 ? '…' : ''))}: ${both(help)}`]))
  .join('\n');

interface Part {
  readonly label: Bilingual;
  readonly intro: string;
  readonly fields: readonly Field[];
}

function partOf(source: Form | Group, { label, intro, fields }: Part): string {
  const cells = cellsOf(source).filter(({ field }) => fields.includes(field));
  return [`## ${both(label)}`, intro, table(cells, columns), helps(fields)].filter((text) => text !== '').join('\n\n');
}

const sectionPart = (form: Form) => ({ label, help, fields }: Section): string =>
  partOf(form, { label, intro: help === undefined ? '' : both(help), fields });

const groupPart = (group: Group): string => {
  const help = group.help === undefined ? '' : ` ${both(group.help)}`;
  const intro = `Repeated group \`${group.id}\`, table \`${group.table}\`.${help}`;
  return partOf(group, { label: group.label, intro, fields: group.fields });
};

const namesOf = ({ title, key }: Form): string =>
  [['A record is called by its', title], ['It can be referred to, besides its folio, by its', key]].map(([says, cell]) => (cell === undefined ? '' : ` ${String(says)} \`${cell}\`.`)).join('');

/** The page of one form: a table for each section and each repeated group, one line for each cell. */
export const formPage = (form: Form): string => page([
  `# ${both(form.label)}`,
  `Form \`${form.id}\`, version ${String(form.version)}, table \`${form.table}\`, API \`/api/v1/${form.path}\`.${namesOf(form)}`,
  'A cell is one property of the API, one column of a spreadsheet, one input of the screen and, unless it is sealed, one column of the '
    + 'table (its name in snake_case). An equivalence that ends in «?» is not verified yet.',
  ...form.sections.map(sectionPart(form)),
  ...form.groups.map(groupPart),
]);
