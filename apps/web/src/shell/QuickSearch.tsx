import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { folioPattern, searchWords } from '@sintra/ui/list/words-store.ts';
import { texts } from '../texts.ts';
import styles from './shell.module.css';

/** Folio or name, from anywhere; opens the list. Names stay out of the address. */
export function QuickSearch() {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const search = (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (words === '') return;
    const folio = folioPattern.test(words);
    searchWords(folio ? '' : words);
    setText('');
    void navigate({ to: '/victimas', search: (folio ? { q: words.toUpperCase() } : {}) });
  };
  return (
    <form role="search" className={styles.search} onSubmit={search}>
      <TextInput
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        aria-label={texts.search}
        title={texts.searchHint}
        placeholder={texts.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        autoComplete="off"
        type="search"
      />
    </form>
  );
}
