import type { CellType } from '@sintra/definition';
import type { ComponentType } from 'react';
import { useController, type Control, type FieldPath } from 'react-hook-form';
import type { Catalogs, CellView, FieldView } from '../api/types.ts';
import type { CellProps } from './cell.ts';
import { CodeCell } from './CodeCell.tsx';
import { CodesCell } from './CodesCell.tsx';
import { DateCell } from './DateCell.tsx';
import { FileCell } from './FileCell.tsx';
import { FieldFrame, helpId, noteId } from './FieldFrame.tsx';
import { inputId, type FormState } from './model.ts';
import { useNotes } from './notes.ts';
import { NumberCell } from './NumberCell.tsx';
import { entriesOf } from './options.ts';
import { ReferenceCell } from './ReferenceCell.tsx';
import { TextCell } from './TextCell.tsx';

/** One input per type of cell; a new type is a new line here and nothing else. */
const cellInputs: Readonly<Record<CellType, ComponentType<CellProps>>> = {
  text: TextCell,
  uuid: ReferenceCell,
  integer: NumberCell,
  decimal: NumberCell,
  code: CodeCell,
  codes: CodesCell,
  date: DateCell,
};

const choiceTypes: readonly CellType[] = ['code', 'codes'];
/** Radios, check boxes and a file with its buttons are several controls for one question: their caption is a legend. */
const isGroup = (cell: CellView, size: number): boolean => cell.file === true || (choiceTypes.includes(cell.type) && size <= (cell.type === 'code' ? 4 : 16));

interface CellInputProps {
  readonly control: Control<FormState>;
  /** Where the value is in the state: «values.sex», «groups.services.0.values.type». */
  readonly name: string;
  readonly cell: CellView;
  readonly field: FieldView;
  readonly label: string;
  readonly help?: string | undefined;
  readonly law?: string | undefined;
  readonly catalogs: Catalogs;
  readonly suggestions?: readonly string[] | undefined;
}

export function CellInput({ control, name, cell, field, label, help, law, catalogs, suggestions }: CellInputProps) {
  const notes = useNotes(name);
  const { field: bound } = useController({ control, name: name as FieldPath<FormState> });
  const Input = cell.file === true ? FileCell : cellInputs[cell.type];
  const id = inputId(name);
  const entries = entriesOf(catalogs, cell);
  const describedBy = help === undefined ? noteId(id) : `${helpId(id)} ${noteId(id)}`;
  const sealed = field.sensitivity === 'identifying';
  return (
    <FieldFrame id={id} label={label} help={help} law={law} needed={field.needed} sealed={sealed} group={isGroup(cell, entries.length)} {...notes}>
      <Input
        id={id}
        cell={cell}
        field={field}
        label={label}
        entries={entries}
        suggestions={suggestions}
        value={bound.value as CellProps['value']}
        invalid={notes.problem !== undefined}
        describedBy={describedBy}
        onChange={bound.onChange}
        onBlur={bound.onBlur}
      />
    </FieldFrame>
  );
}
