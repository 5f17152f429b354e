import { Select, type ComboboxItem } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { optionsQuery, titlesQuery } from '../api/queries.ts';
import { useScreensOf } from '../records/all-screens.ts';
import type { RecordScreens } from '../records/screens.ts';
import { useRight } from '../session.ts';
import { texts } from '../texts.ts';
import type { CellProps } from './cell.ts';
import styles from './form.module.css';
import { useListBox } from './list-box.ts';
import { TextCell } from './TextCell.tsx';
import { useSettled } from './useCheck.ts';

const pause = 250;

interface Choice extends ComboboxItem {
  readonly folio: string;
}

/** Another record as an answer: searched by its title or folio on the server, which offers only what this person may see. */
export function ReferenceCell(props: CellProps) {
  const { refers } = props.cell;
  return refers === undefined ? <TextCell {...props} /> : <Picker {...props} path={refers.path} />;
}

/** What the server offers for what is typed, and the record already chosen. */
function useChoices(path: string, chosen: string | null, search: string) {
  const known = useQuery(titlesQuery(path, chosen === null ? [] : [chosen])).data?.[0];
  const settled = useSettled(search.trim(), pause);
  // The label of what is chosen is not a search: the list then opens with the newest records.
  const offered = useQuery(optionsQuery(path, settled === known?.title ? '' : settled));
  const options = [...(known === undefined ? [] : [known]), ...(offered.data ?? []).filter(({ id }) => id !== known?.id)];
  const choices = options.map(({ id, title, folio }): Choice => ({ value: id, label: title, folio }));
  const hidden = chosen !== null && !choices.some(({ value }) => value === chosen);
  return { choices: hidden ? [{ value: chosen, label: texts.list.hiddenRecord, folio: '' }, ...choices] : choices, searching: offered.isFetching };
}

function Picker({ id, cell, label, value, invalid, describedBy, onChange, onBlur, path }: CellProps & { path: string }) {
  const listBox = useListBox(id);
  const [search, setSearch] = useState('');
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const { choices, searching } = useChoices(path, chosen, search);
  return (
    <>
      <Select
        {...listBox}
        id={id}
        aria-label={label}
        data={choices}
        value={chosen}
        onChange={onChange}
        onBlur={onBlur}
        searchValue={search}
        onSearchChange={setSearch}
        filter={({ options }) => options}
        renderOption={({ option }) => <Offered title={option.label} folio={choices.find(({ value: one }) => one === option.value)?.folio ?? ''} />}
        searchable
        clearable
        maxDropdownHeight={320}
        placeholder={texts.form.chooseRecord}
        nothingFoundMessage={searching ? texts.form.searching : texts.form.nothingFound}
        error={invalid}
        aria-describedby={describedBy}
        clearButtonProps={{ 'aria-label': texts.clear, tabIndex: -1 }}
        data-cell={cell.id}
      />
      <CreateLink path={path} />
    </>
  );
}

const Offered = ({ title, folio }: { title: string; folio: string }) => (
  <span className={styles.offered}><span>{title}</span>{folio !== title && <span className={styles.folio}>{folio}</span>}</span>
);

/** What is not there yet is registered in another tab; the list asks again when one comes back. */
function CreateLink({ path }: { path: string }) {
  const screens = useScreensOf(path);
  return screens === undefined ? null : <Create screens={screens} />;
}

function Create({ screens }: { screens: RecordScreens }) {
  const creates = useRight(screens.resource, 'create');
  return creates && <p className={styles.help}><a href={`${screens.base}/nueva`} target="_blank" rel="noreferrer">{screens.words.create}</a> ({texts.form.newTab})</p>;
}
