import { Button } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, query } from '../api/http.ts';
import { texts } from '../texts.ts';
import { ErrorNotice, Notice } from './Notice.tsx';
import styles from './parts.module.css';

interface Why {
  readonly allowed: boolean;
  readonly answer: string;
  readonly because: readonly string[];
}

interface Props {
  /** Last part of the form's address, and the record that was asked for. */
  readonly path: string;
  readonly id: string;
  readonly action?: 'read' | 'reveal' | 'update' | 'annul' | 'validate' | 'grant';
}

/** «¿Por qué no puedo ver esto?»: asked only when somebody wants to know; the server answers from the policy table. */
export function WhyNot({ path, id, action = 'read' }: Props) {
  const [asked, setAsked] = useState(false);
  const why = useQuery({ queryKey: ['why', path, id, action], queryFn: () => get<Why>(`/${path}/${id}/why${query({ action })}`), enabled: asked, retry: false });
  return (
    <div aria-live="polite" className={styles.why}>
      <Button variant="default" leftSection={<IconHelpCircle size={16} aria-hidden />} onClick={() => setAsked(true)} loading={asked && why.isPending} disabled={why.data !== undefined}>
        {texts.why}
      </Button>
      {why.isError && <ErrorNotice error={why.error} />}
      {why.data !== undefined && (
        <Notice tone="info" title={why.data.answer}>
          <ul>{why.data.because.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
        </Notice>
      )}
    </div>
  );
}
