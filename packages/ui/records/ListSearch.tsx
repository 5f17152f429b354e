import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Filters } from '../api/queries.ts';
import { folioPattern, searchWords } from '../list/words-store.ts';
import styles from './records.module.css';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

interface Props {
  readonly folio: string | undefined;
  readonly words: string;
  readonly filters: Filters;
}

/** Folios and words of a title go to the address; words of a person's name stay in memory. Emptying the box and Enter shows everything again. */
export function ListSearch({ folio, words, filters }: Props) {
  const { base, identity, words: say } = useScreens();
  const current = folio ?? words;
  const [text, setText] = useState(current);
  const [seen, setSeen] = useState(current);
  const navigate = useNavigate();
  if (seen !== current) {
    setSeen(current);
    setText(current);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = text.trim();
    const isFolio = folioPattern.test(asked);
    const open = isFolio || !identity;
    searchWords(open ? '' : asked);
    void navigate({ to: base, search: { ...(open && asked !== '' ? { q: isFolio ? asked.toUpperCase() : asked } : {}), ...filters } });
  };
  return (
    <form onSubmit={submit} className={styles.listSearch} role="search" aria-label={texts.list.searchLabel}>
      <TextInput
        aria-label={texts.list.searchLabel}
        placeholder={say.search}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        type="search"
        autoComplete="off"
      />
    </form>
  );
}
