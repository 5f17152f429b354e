import { cellsOf, type Cell, type Form, type Group } from './form.ts';

/** A cell whose answer is a record of some form. */
export interface Reference {
  /** Name under which records are filtered and counted by it: the cell's, or `group.cell` where the cell's is taken. */
  readonly id: string;
  readonly cell: Cell;
  /** The repeated group it stands in; null in the form's own sections. */
  readonly group: Group | null;
  /** The form that it points to. */
  readonly to: Form;
}

const houses = new WeakMap<Form, readonly Form[]>();
const cache = new WeakMap<Form, readonly Reference[]>();

/** Until it is linked a form knows only itself. */
const houseOf = (form: Form): readonly Form[] => houses.get(form) ?? [form];

/** Says which forms live in one house, so that references find theirs. */
export function linkForms(forms: readonly Form[]): void {
  for (const form of forms) {
    houses.set(form, forms);
    cache.delete(form);
  }
}

const pointing = (form: Form): readonly { readonly cell: Cell; readonly group: Group | null; readonly refers: string }[] =>
  [null, ...form.groups].flatMap((group) => cellsOf(group ?? form).flatMap((cell) => (cell.field.refers === undefined ? [] : [{ cell, group, refers: cell.field.refers }])));

/** Sentences for references to a form that no module of the house brings; a test keeps them at none. */
export const danglingReferences = (forms: readonly Form[]): readonly string[] =>
  forms.flatMap((form) => pointing(form).filter(({ refers }) => !forms.some(({ id }) => id === refers)).map(({ cell, refers }) => `${form.id}.${cell.id} refers to the unknown form "${refers}"`));

/**
 * Every reference of a form, its groups' too, in the order of the definition. One to a form that the house lacks is left out: it
 * is kept as an id that nobody can follow.
 */
export function referencesOf(form: Form): readonly Reference[] {
  const known = cache.get(form);
  if (known !== undefined) return known;
  const taken = new Set(cellsOf(form).map(({ id }) => id));
  const found = pointing(form).flatMap(({ cell, group, refers }): Reference[] => {
    const id = group === null || !taken.has(cell.id) ? cell.id : `${group.id}.${cell.id}`;
    taken.add(id);
    const to = houseOf(form).find((other) => other.id === refers);
    return to === undefined ? [] : [{ id, cell, group, to }];
  });
  cache.set(form, found);
  return found;
}

/** References of every form of the house that point to this one. */
export const pointersTo = (form: Form): readonly { readonly form: Form; readonly reference: Reference }[] =>
  houseOf(form).flatMap((other) => referencesOf(other).filter(({ to }) => to.id === form.id).map((reference) => ({ form: other, reference })));
