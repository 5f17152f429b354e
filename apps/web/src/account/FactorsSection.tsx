import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@sintra/ui/api/queries.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { sayElapsed } from '@sintra/ui/words.ts';
import { dropPasskey, dropTotp, factorsQuery, renewCodes, type Enrolled, type Factors } from '../session/api.ts';
import { Enrolment } from '../session/Enrolment.tsx';
import { RecoveryCodes } from '../session/RecoveryCodes.tsx';
import { texts } from '../session/texts.ts';
import styles from './account.module.css';

const words = texts.factors;
const day = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: 'America/Mexico_City' });

/** One's second factors: what there is, what can be added, the printed codes. */
export function FactorsSection() {
  const client = useQueryClient();
  const factors = useQuery(factorsQuery);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [turn, setTurn] = useState(0);
  const changed = () => Promise.all([client.invalidateQueries({ queryKey: factorsQuery.queryKey }), client.invalidateQueries({ queryKey: keys.me })]);
  const enrolled = async ({ recoveryCodes }: Enrolled) => {
    setCodes(recoveryCodes);
    setTurn(turn + 1);
    announce(words.added);
    await changed();
  };
  if (factors.isError) return <ErrorNotice error={factors.error} />;
  if (factors.data === undefined) return <Waiting />;
  return (
    <section className={styles.section} aria-labelledby="factors-title">
      <h2 id="factors-title">{words.title}</h2>
      {codes !== null && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      <FactorList factors={factors.data} onRemoved={() => void changed()} />
      <Enrolment key={turn} offered={factors.data.totp ? ['passkey'] : ['passkey', 'totp']} onEnrolled={(made) => void enrolled(made)} />
      {(factors.data.totp || factors.data.passkeys.length > 0) && <CodesLine left={factors.data.codesLeft} onRenewed={(made) => {
        setCodes(made.recoveryCodes);
        void changed();
      }} />}
    </section>
  );
}

function FactorList({ factors: { totp, passkeys }, onRemoved }: { factors: Factors; onRemoved: () => void }) {
  const removing = useMutation({
    mutationFn: (id: string | null) => (id === null ? dropTotp() : dropPasskey(id)),
    onSuccess: () => {
      announce(words.removed);
      onRemoved();
    },
  });
  if (!totp && passkeys.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <ul className={styles.rows}>
        {totp && <FactorRow text={words.totpOn} label={words.removeTotp} onRemove={() => removing.mutate(null)} />}
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <FactorRow
            key={id}
            text={name}
            note={[words.made(day.format(new Date(createdAt))), ...(lastUsedAt === null ? [] : [words.used(sayElapsed(Date.now() - Date.parse(lastUsedAt)))])].join(', ')}
            label={words.removePasskey(name)}
            onRemove={() => removing.mutate(id)}
          />
        ))}
      </ul>
      {removing.isError && <ErrorNotice error={removing.error} />}
    </>
  );
}

function FactorRow({ text, note, label, onRemove }: { text: string; note?: string; label: string; onRemove: () => void }) {
  return (
    <li>
      <div>
        <strong>{text}</strong>
        {note !== undefined && <p>{note}</p>}
      </div>
      <Button variant="default" size="compact-md" aria-label={label} onClick={onRemove}>{words.remove}</Button>
    </li>
  );
}

function CodesLine({ left, onRenewed }: { left: number; onRenewed: (made: Enrolled) => void }) {
  const renewing = useMutation({ mutationFn: renewCodes, gcTime: 0, onSuccess: onRenewed });
  return (
    <div className={styles.line}>
      <div>
        <strong>{words.codesLeft(left)}</strong>
        <p>{words.renewHelp}</p>
      </div>
      <Button variant="default" loading={renewing.isPending} onClick={() => renewing.mutate()}>{words.renew}</Button>
      {renewing.isError && <ErrorNotice error={renewing.error} />}
    </div>
  );
}
