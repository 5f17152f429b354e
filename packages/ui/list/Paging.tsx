import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { texts } from '../texts.ts';
import styles from './list.module.css';

interface Props {
  readonly label: string;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** By key: as fast on the last page as on the first. */
export function Paging({ label, onPrevious, onNext }: Props) {
  return (
    <nav className={styles.paging} aria-label="Páginas">
      <span>{label}</span>
      <Button variant="default" leftSection={<IconChevronLeft size={16} aria-hidden />} disabled={onPrevious === null} onClick={onPrevious ?? undefined}>{texts.list.previous}</Button>
      <Button variant="default" rightSection={<IconChevronRight size={16} aria-hidden />} disabled={onNext === null} onClick={onNext ?? undefined}>{texts.list.next}</Button>
    </nav>
  );
}
