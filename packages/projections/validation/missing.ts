import { cellsOf, isAnswered, isAsked, type Cell, type Field, type Form, type Group, type Values } from '@sintra/definition';

export interface Missing {
  /** Section of the form, or the group's id. */
  readonly section: string;
  readonly cell: string;
}

/** Whether a cell is asked at all, given the other answers of its form or group row. */
export const isShown = (cell: Cell, values: Values): boolean => isAsked(cell.field.showIf, values);

const isPart = (cell: Cell, suffix: string): boolean => cell.field.kind === 'place' && cell.id === cell.field.id + suffix;

/** A place abroad is complete with its country; a place in a state of Mexico (INEGI's two digits) says its country with it. */
function followsFromPlace(cell: Cell, values: Values): boolean {
  const [country, state] = [values[`${cell.field.id}Country`], values[`${cell.field.id}State`]];
  if (isPart(cell, 'State')) return typeof country === 'string' && country !== 'MX';
  return isPart(cell, 'Country') && typeof state === 'string' && /^\d{2}$/.test(state);
}

const mustHave = (cell: Cell, values: Values): boolean => cell.needed && !followsFromPlace(cell, values) && isShown(cell, values);

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
