import { Textarea, TextInput } from '@mantine/core';
import type { CellProps } from './cell.ts';

const asText = (value: CellProps['value']): string => (value === undefined || value === null ? '' : String(value));

const common = ({ id, invalid, describedBy, onBlur, field }: CellProps) => ({
  id,
  onBlur,
  error: invalid,
  'aria-describedby': describedBy,
  ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
});

/** One line of text. Identifiers (CURP, file numbers) are typed in any case and shown in capitals. */
export function TextCell(props: CellProps) {
  const { cell, field, value, onChange } = props;
  const capitals = field.kind === 'identifier';
  const input = (text: string) => onChange(capitals ? text.toUpperCase() : text);
  if (field.kind === 'longText') return <LongTextCell {...props} />;
  return (
    <TextInput
      {...common(props)}
      value={asText(value)}
      onChange={(event) => input(event.currentTarget.value)}
      autoComplete="off"
      spellCheck={!capitals}
      data-cell={cell.id}
      type={field.kind === 'email' ? 'email' : field.kind === 'phone' ? 'tel' : 'text'}
    />
  );
}

export function LongTextCell(props: CellProps) {
  return (
    <Textarea {...common(props)} value={asText(props.value)} onChange={(event) => props.onChange(event.currentTarget.value)} autosize minRows={3} maxRows={12} />
  );
}
