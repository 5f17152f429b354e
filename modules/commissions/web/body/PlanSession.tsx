import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { post } from '@sintra/ui/api/http.ts';
import { keys } from '@sintra/ui/api/queries.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import type { BodyBoard } from '../api.ts';
import styles from '../commissions.module.css';
import { sayWritten } from '../parts.tsx';
import { texts } from '../texts.ts';

const say = texts.body;
const types = Object.entries(texts.session.types).map(([value, label]) => ({ value, label }));

/** Plans the next session of the body: its number is the one that follows. */
export function PlanSession({ board: { body, numbers } }: { board: BodyBoard }) {
  const [type, setType] = useState('ordinary');
  const [number, setNumber] = useState<number | string | null>(null);
  const [planned, setPlanned] = useState('');
  const client = useQueryClient();
  const next = numbers[type] ?? 1;
  const plan = useMutation({
    mutationFn: (values: object) => post('/sessions', { values }),
    onSuccess: () => {
      announce(say.planned);
      setPlanned('');
      setNumber(null);
    },
    onSettled: () => Promise.all(['sessions', 'bodies'].map((path) => client.invalidateQueries({ queryKey: keys.records(path) }))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = Number(number ?? next);
    plan.mutate({ body: body.id, sessionType: type, sessionStatus: 'planned', ...(type !== 'installation' && chosen > 0 && { number: chosen }), planned: planned.trim() || 'por definir' });
  };
  return (
    <form className={styles.row} onSubmit={submit} aria-label={say.plan}>
      <Select className={styles.grow ?? ''} label={say.type} value={type} data={types} allowDeselect={false} onChange={(value) => setType(value ?? 'ordinary')} />
      <NumberInput className={styles.small ?? ''} label={say.number} min={1} max={199} value={number ?? next} onChange={setNumber} />
      <TextInput className={styles.grow ?? ''} label={say.when} placeholder={say.whenHelp} value={planned} onChange={(event) => setPlanned(event.currentTarget.value)} />
      <Button type="submit" variant="default" loading={plan.isPending}>{say.plan}</Button>
      <p className={styles.quiet} style={{ flexBasis: '100%' }}>{planned === '' ? '\u00a0' : sayWritten(planned)}</p>
      {plan.isError && <ErrorNotice error={plan.error} />}
    </form>
  );
}
