import { Button, Select } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '@sintra/ui/api/http.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { plural, sayNumber, sayShortInstant } from '@sintra/ui/words.ts';
import styles from './log.module.css';
import { logTexts } from './texts.ts';

const words = logTexts.published;

interface Published {
  readonly keys: readonly string[];
  readonly total: number;
  readonly checkpoints: readonly { readonly number: number; readonly time: string }[];
  readonly days: readonly string[];
}

const publishedQuery = queryOptions({ queryKey: ['log', 'published'], queryFn: () => get<Published>('/log/published'), staleTime: 0 });

/** The public key and the checkpoints: what an auditor keeps elsewhere, without a terminal. */
export function Published() {
  const published = useQuery(publishedQuery);
  return (
    <section className={styles.check} aria-labelledby="published-title">
      <h2 id="published-title">{words.title}</h2>
      <p>{words.lead}</p>
      {published.isError && <ErrorNotice error={published.error} />}
      {published.isPending && <Waiting lines={5} />}
      {published.data !== undefined && (published.data.total === 0 ? <EmptyState title={words.none}>{words.noneHelp}</EmptyState> : <Seals published={published.data} />)}
    </section>
  );
}

function Seals({ published: { keys, total, checkpoints, days } }: { published: Published }) {
  const [day, setDay] = useState(days[0] ?? null);
  return (
    <>
      <p>{words.key} <code>{keys.at(-1)}</code></p>
      <div className={styles.filters}>
        <Select label={words.day} data={[...days]} value={day} onChange={setDay} searchable allowDeselect={false} />
      </div>
      <div className={styles.buttons}>
        {day !== null && <Button variant="default" component="a" href={`/api/v1/log/checkpoint-days/${day}`} download>{words.downloadDay}</Button>}
        <Button variant="default" component="a" href="/api/v1/log/public-key.txt" download>{words.downloadKey}</Button>
      </div>
      <p>{words.total(plural(total, words.seal, words.seals))}</p>
      <div className={styles.scroll} role="region" aria-label={words.table} tabIndex={0}>
        <table className={styles.table}>
          <thead><tr>{[words.number, words.time].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>
            {checkpoints.map(({ number, time }) => (
              <tr key={number}>
                <td><a href={`/api/v1/log/checkpoints/${String(number)}`} download>{words.downloadOne(sayNumber(number))}</a></td>
                <td className={styles.when}>{sayShortInstant(time)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
