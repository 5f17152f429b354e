import { useMemo } from 'react';
import { useWatch, type Control, type FieldPath } from 'react-hook-form';
import { isAnswered, type Value } from '@sintra/definition';
import type { Catalogs, CellView, FieldView } from '../api/types.ts';
import { es } from '../words.ts';
import { CellInput } from './CellInput.tsx';
import { Caption } from './FieldFrame.tsx';
import styles from './form.module.css';
import { isShown, type FormState } from './model.ts';
import { suggestionsFor } from './suggest.ts';

interface FieldsProps {
  readonly control: Control<FormState>;
  /** «values» or «groups.services.0.values». */
  readonly prefix: string;
  readonly fields: readonly FieldView[];
  readonly catalogs: Catalogs;
}

const partLabel = (cell: CellView): string => {
  const part = es(cell.label).split(': ').at(-1) ?? '';
  return part.charAt(0).toUpperCase() + part.slice(1);
};

/** In a place abroad there is no federal state to choose. */
const isAsked = (cell: CellView, cells: readonly CellView[], values: Record<string, Value>): boolean => {
  const country = cells.find((other) => other.catalog === 'country');
  if (cell.catalog !== 'state' || country === undefined) return true;
  const chosen = values[country.id];
  return chosen === undefined || chosen === null || chosen === 'MX' || chosen === '' || isAnswered(values[cell.id]);
};

function SingleField({ field, prefix, control, catalogs }: Omit<FieldsProps, 'fields'> & { field: FieldView }) {
  const cell = field.cells[0];
  if (cell === undefined) return null;
  const name = `${prefix}.${cell.id}`;
  const help = field.help === undefined ? undefined : es(field.help);
  const label = es(field.label);
  return <CellInput {...{ control, name, cell, field, label, help, catalogs }} law={field.maps?.law} />;
}

/** A field of several cells (a name, a place): one fieldset, its parts side by side. */
function WideField({ field, prefix, control, catalogs, values }: Omit<FieldsProps, 'fields'> & { field: FieldView; values: Record<string, Value> }) {
  const bare: FieldView = { ...field, needed: false, sensitivity: 'internal' };
  return (
    <fieldset className={styles.wide}>
      <legend className={styles.label}>
        <Caption label={es(field.label)} law={field.maps?.law} needed={field.needed} sealed={field.sensitivity === 'identifying'} />
      </legend>
      {field.help !== undefined && <p className={styles.help}>{es(field.help)}</p>}
      <div className={styles.parts}>
        {field.cells.filter((cell) => isAsked(cell, field.cells, values)).map((cell) => {
          const name = `${prefix}.${cell.id}`;
          const suggestions = suggestionsFor(cell, field, values, catalogs);
          return <CellInput key={cell.id} {...{ control, name, cell, catalogs, suggestions }} field={bare} label={partLabel(cell)} />;
        })}
      </div>
    </fieldset>
  );
}

/** Cells on which it depends what else is asked: the only ones whose change draws the list again. */
function steeringCells(fields: readonly FieldView[]): string[] {
  const conditions = fields.flatMap((field) => field.showIf?.cell ?? []);
  const places = fields.flatMap((field) => field.cells).filter((cell) => cell.catalog === 'country' || cell.catalog === 'state').map((cell) => cell.id);
  return [...new Set([...conditions, ...places])];
}

/** The inputs of a list of fields, leaving out those that the answers given make pointless (`showIf`). */
export function FieldInputs({ fields, ...rest }: FieldsProps) {
  const steering = useMemo(() => steeringCells(fields), [fields]);
  const watched = useWatch({ control: rest.control, name: steering.map((cell) => `${rest.prefix}.${cell}` as FieldPath<FormState>) }) as unknown as Value[];
  const values = Object.fromEntries(steering.map((cell, index) => [cell, watched[index] ?? null]));
  return (
    <>
      {fields.filter((field) => isShown(field, values)).map((field) =>
        field.cells.length > 1 ? <WideField key={field.id} field={field} values={values} {...rest} /> : <SingleField key={field.id} field={field} {...rest} />,
      )}
    </>
  );
}
