import { Button, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { get, request } from '@sintra/ui/api/http.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { sayNumber, sayShortInstant } from '@sintra/ui/words.ts';
import styles from './administration.module.css';
import { quotaTexts as words } from './quota-texts.ts';

interface Quota {
  readonly name: string;
  readonly value: number;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

const quotasQuery = queryOptions({ queryKey: ['quotas'], queryFn: () => get<readonly Quota[]>('/quotas') });
const changeQuota = (name: string, value: number) => request<Quota>('PATCH', `/quotas/${name}`, { value });
const labelOf = (name: string): string => words.names[name]?.label ?? name;
const most = 1_000_000;

/** Changes one limit; the announcement gives back what it was. */
function useChanging() {
  const client = useQueryClient();
  const kept = ({ name, value }: Quota) => {
    void client.invalidateQueries({ queryKey: quotasQuery.queryKey });
    return words.saved(labelOf(name), sayNumber(value));
  };
  return useMutation({
    mutationFn: ({ quota, value }: { quota: Quota; value: number }) => changeQuota(quota.name, value),
    onSuccess: (changed, { quota }) => announce(kept(changed), () => void changeQuota(quota.name, quota.value)
      .then((back) => announce(kept(back)), (error: unknown) => announce(error instanceof Error ? error.message : ''))),
  });
}

/** How many identities each account may open or ask for: for who administers. */
export function QuotasPanel() {
  const quotas = useQuery(quotasQuery);
  const changing = useChanging();
  if (quotas.isError) return <ErrorNotice error={quotas.error} />;
  if (quotas.data === undefined) return <Waiting />;
  const order = Object.keys(words.names);
  const sorted = [...quotas.data].sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  return (
    <div className={styles.panel}>
      <p>{words.lead}</p>
      {changing.isError && <ErrorNotice error={changing.error} />}
      <div className={styles.scroll} role="region" aria-label={words.tab} tabIndex={0}>
        <table className={styles.table}>
          <thead><tr>{[words.limit, words.means, words.value, words.changed].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>{sorted.map((quota) => <QuotaRow key={`${quota.name} ${String(quota.value)}`} quota={quota} pending={changing.isPending} onChange={(value) => changing.mutate({ quota, value })} />)}</tbody>
        </table>
      </div>
      <p>{words.who}</p>
    </div>
  );
}

function QuotaRow({ quota, pending, onChange }: { quota: Quota; pending: boolean; onChange: (value: number) => void }) {
  const [text, setText] = useState(String(quota.value));
  const value = Number(text);
  const wrong = text.trim() === '' || !Number.isInteger(value) || value < 1 || value > most;
  const label = labelOf(quota.name);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onChange(value);
  };
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{words.names[quota.name]?.means}</td>
      <td>
        <form className={styles.quota} onSubmit={save} noValidate>
          <TextInput aria-label={label} inputMode="numeric" size="xs" maxLength={7} value={text} onChange={(event) => setText(event.currentTarget.value)} error={wrong ? words.wrong : null} />
          <Button type="submit" size="xs" variant="default" disabled={wrong || value === quota.value} loading={pending} aria-label={words.saveOf(label)}>{words.save}</Button>
        </form>
      </td>
      <td>{quota.updatedAt === null ? words.never : words.by(quota.updatedBy ?? '', sayShortInstant(quota.updatedAt))}</td>
    </tr>
  );
}
