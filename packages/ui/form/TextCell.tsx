import { Autocomplete, Textarea, TextInput, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import type { CellProps } from './cell.ts';
import { filterOptions } from './options.ts';

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
  if (props.suggestions !== undefined && props.suggestions.length > 0) return <SuggestedTextCell {...props} />;
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

const filter: OptionsFilter = ({ options, search }) => filterOptions(options as ComboboxItem[], search);

/** Free text with words on offer: whatever else is typed is accepted just the same. */
function SuggestedTextCell(props: CellProps) {
  const { cell, value, suggestions = [], onChange } = props;
  return <Autocomplete {...common(props)} data={[...suggestions]} value={asText(value)} onChange={onChange} filter={filter} limit={50} maxDropdownHeight={320} data-cell={cell.id} />;
}

function LongTextCell(props: CellProps) {
  return (
    <Textarea {...common(props)} value={asText(props.value)} onChange={(event) => props.onChange(event.currentTarget.value)} autosize minRows={3} maxRows={12} />
  );
}
