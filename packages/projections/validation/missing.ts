import { cellsOf, isAnswered, isAsked, type Cell, type Field, type Form, type Group, type Kind, type Values } from '@sintra/definition';

export interface Missing {
  /** Section of the form, or the group's id. */
  readonly section: string;
  readonly cell: string;
}

/** Cells of a needed field that may still be empty, by kind: not everybody has a second surname. */
const mayLack: Partial<Record<Kind, readonly string[]>> = {
  personName: ['Second'],
  place: ['Municipality', 'Locality'],
};

/** Whether a cell is asked at all, given the other answers of its form or group row. */
export const isShown = (cell: Cell, values: Values): boolean => isAsked(cell.field.showIf, values);

/** A state is of Mexico: a place abroad is complete with its country. */
const isAbroad = (cell: Cell, values: Values): boolean => {
  const country = values[`${cell.field.id}Country`];
  return cell.field.kind === 'place' && cell.id.endsWith('State') && typeof country === 'string' && country !== 'MX';
};

const mustHave = (cell: Cell, values: Values): boolean =>
  cell.field.needed === true &&
  !(mayLack[cell.field.kind] ?? []).includes(cell.id.slice(cell.field.id.length)) &&
  !isAbroad(cell, values) &&
  isShown(cell, values);

function sectionsOf(source: Form | Group): ReadonlyMap<Field, string> {
  const parts = 'sections' in source ? source.sections : [source];
  return new Map(parts.flatMap(({ id, fields }) => fields.map((field) => [field, id] as const)));
}

/** Needed and shown cells without an answer, in the order of the form: what keeps a record from being submitted. */
export function missingOf(source: Form | Group, values: Values): readonly Missing[] {
  const sections = sectionsOf(source);
  return cellsOf(source)
    .filter((cell) => mustHave(cell, values) && !isAnswered(values[cell.id]))
    .map((cell) => ({ section: sections.get(cell.field) ?? source.id, cell: cell.id }));
}
