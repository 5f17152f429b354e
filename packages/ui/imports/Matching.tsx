import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/http.ts';
import type { ImportRun } from '../api/imports.ts';
import { keys } from '../api/queries.ts';
import { ErrorNotice } from '../parts/Notice.tsx';
import { useBehalf } from './behalf.ts';
import { ColumnsTable } from './ColumnsTable.tsx';
import styles from './imports.module.css';
import { mappingName, mappingOf, noChoices, type Choices } from './mapping.ts';
import { texts } from './texts.ts';
import { ValuesTable } from './ValuesTable.tsx';

/** Columns and values related by hand; the file is then reviewed again with them. */
export function Matching({ run }: { run: ImportRun }) {
  const must = run.state === 'mapping';
  const [open, setOpen] = useState(must);
  const [choices, setChoices] = useState<Choices>(noChoices);
  const [name, setName] = useState('');
  const values = run.understood?.valuesToMatch ?? [];
  const review = useReview(run);
  if (run.understood === null) return null;
  const touched = must || Object.keys(choices.columns).length > 0 || Object.keys(choices.values).length > 0;
  const saveAs = mappingName(name);
  return (
    <form className={styles.panel} aria-label={texts.columnsTitle} onSubmit={(event) => {
      event.preventDefault();
      review.mutate({ mapping: mappingOf(run, choices), ...(saveAs === '' ? {} : { saveAs }) });
    }}>
      {values.length > 0 && <ValuesTable values={values} choices={choices} onChange={setChoices} />}
      {open ? <ColumnsTable run={run} choices={choices} onChange={setChoices} /> : <Button variant="default" className={styles.start ?? ''} onClick={() => setOpen(true)}>{texts.columnsOpen}</Button>}
      {touched && (
        <div className={styles.review}>
          <TextInput label={texts.saveAs} description={texts.saveAsHelp} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          {review.isError && <ErrorNotice error={review.error} />}
          <Button type="submit" variant={must ? 'filled' : 'default'} loading={review.isPending}>{texts.review}</Button>
        </div>
      )}
    </form>
  );
}

function useReview(run: ImportRun) {
  const client = useQueryClient();
  const onBehalfOf = useBehalf(run);
  return useMutation({
    mutationFn: (body: object) => request<unknown>('PUT', `/imports/${run.id}/mapping`, body, undefined, onBehalfOf),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.imports }),
  });
}
