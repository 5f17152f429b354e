import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Filters } from '@sintra/ui/api/queries.ts';
import { folioPattern, searchWords } from '@sintra/ui/list/words-store.ts';
import { texts } from './texts.ts';
import styles from './victims.module.css';

interface Props {
  readonly folio: string | undefined;
  readonly words: string;
  readonly filters: Filters;
}

/** Folios go to the address; words of a name stay in memory. Emptying the box and Enter shows everything again. */
export function ListSearch({ folio, words, filters }: Props) {
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
    searchWords(isFolio ? '' : asked);
    void navigate({ to: '/victimas', search: { ...(isFolio ? { q: asked.toUpperCase() } : {}), ...filters } });
  };
  return (
    <form onSubmit={submit} className={styles.listSearch} role="search" aria-label={texts.list.searchLabel}>
      <TextInput
        aria-label={texts.list.searchLabel}
        placeholder={texts.list.search}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        type="search"
        autoComplete="off"
      />
    </form>
  );
}
