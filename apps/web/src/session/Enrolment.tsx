import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { encode } from 'uqr';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { addPasskey, confirmTotp, doorQuery, passkeysWork, startTotp, type Enrolled } from './api.ts';
import { passkeyError } from './FactorForm.tsx';
import styles from './session.module.css';
import { texts } from './texts.ts';

const words = texts.enrol;
type Way = 'totp' | 'passkey';

/** The two second factors to choose from, and the steps of the chosen one. */
export function Enrolment({ offered = ['passkey', 'totp'], onEnrolled }: { offered?: readonly Way[]; onEnrolled: (enrolled: Enrolled) => void }) {
  const door = useQuery(doorQuery);
  const [way, setWay] = useState<Way | null>(null);
  if (way === 'totp') return <TotpEnrolment onEnrolled={onEnrolled} />;
  if (way === 'passkey') return <PasskeyEnrolment onEnrolled={onEnrolled} />;
  const works = passkeysWork(door.data);
  return (
    <ul className={styles.choices}>
      {offered.includes('passkey') && <Choice name={words.passkey} help={works ? words.passkeyHelp : words.passkeyUnavailable} {...(works && { onAdd: () => setWay('passkey') })} />}
      {offered.includes('totp') && <Choice name={words.totp} help={words.totpHelp} onAdd={() => setWay('totp')} />}
    </ul>
  );
}

function Choice({ name, help, onAdd }: { name: string; help: string; onAdd?: () => void }) {
  return (
    <li className={styles.choice}>
      <div>
        <strong>{name}</strong>
        <p>{help}</p>
      </div>
      {onAdd !== undefined && <Button variant="default" aria-label={`${words.add}: ${name}`} onClick={onAdd}>{words.add}</Button>}
    </li>
  );
}

/** Dark squares on white whatever the theme: cameras read no other. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : []))).join('');
  return (
    <svg className={styles.qr} viewBox={`0 0 ${String(size)} ${String(size)}`} role="img" aria-label={words.qr} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={squares} fill="#000000" />
    </svg>
  );
}

function TotpEnrolment({ onEnrolled }: { onEnrolled: (enrolled: Enrolled) => void }) {
  const offer = useQuery({ queryKey: ['totp-offer'], queryFn: startTotp, gcTime: 0, staleTime: Number.POSITIVE_INFINITY, retry: false });
  const [code, setCode] = useState('');
  const confirming = useMutation({ mutationFn: () => confirmTotp(code), gcTime: 0, onSuccess: onEnrolled, onError: () => setCode('') });
  if (offer.isPending) return <Waiting />;
  if (offer.isError) return <ErrorNotice error={offer.error} />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') confirming.mutate();
  };
  return (
    <form className={styles.doorForm} onSubmit={send} noValidate aria-label={words.totp}>
      <p className={styles.doorLead}>{words.scan}</p>
      <QrCode text={offer.data.uri} />
      <div>
        <span className={styles.doorLead}>{words.secret}</span>
        <code className={styles.secret}>{offer.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </div>
      <TextInput label={words.first} inputMode="numeric" autoComplete="one-time-code" autoFocus value={code} onChange={(event) => setCode(event.currentTarget.value)} />
      {confirming.isError && <ErrorNotice error={confirming.error} />}
      <div><Button type="submit" loading={confirming.isPending}>{words.confirm}</Button></div>
    </form>
  );
}

function PasskeyEnrolment({ onEnrolled }: { onEnrolled: (enrolled: Enrolled) => void }) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const making = useMutation({ mutationFn: () => addPasskey(name.trim()).catch((error: unknown) => Promise.reject(passkeyError(error))), gcTime: 0, onSuccess: onEnrolled });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') making.mutate();
  };
  return (
    <form className={styles.doorForm} onSubmit={send} noValidate aria-label={words.passkey}>
      <p className={styles.doorLead}>{words.passkeyHelp}</p>
      <TextInput
        label={words.name} placeholder={words.nameExample} maxLength={60} autoFocus value={name} onChange={(event) => setName(event.currentTarget.value)}
        error={tried && name.trim() === '' ? words.nameNeeded : null}
      />
      {making.isError && <ErrorNotice error={making.error} />}
      <div><Button type="submit" loading={making.isPending}>{words.make}</Button></div>
    </form>
  );
}
