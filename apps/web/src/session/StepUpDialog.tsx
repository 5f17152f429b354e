import { Button, Modal, PasswordInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { whenStepUpNeeded } from '@sintra/ui/api/http.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { texts as door } from '../texts.ts';
import { stepUp, stepUpMethods, stepUpWithPasskey, type FactorKind, type StepUpMethod } from './api.ts';
import { FactorForm } from './FactorForm.tsx';
import styles from './session.module.css';
import { texts } from './texts.ts';

const words = texts.stepUp;

/** Over whatever is on the screen, when the server wants to know that it is still the same person; then the request goes on. */
export function StepUpDialog() {
  const [settle, setSettle] = useState<((confirmed: boolean) => void) | null>(null);
  useEffect(() => {
    whenStepUpNeeded(() => new Promise((resolve) => setSettle(() => resolve)));
    return () => whenStepUpNeeded(() => Promise.resolve(false));
  }, []);
  const close = (confirmed: boolean) => {
    settle?.(confirmed);
    setSettle(null);
  };
  return (
    <Modal.Root opened={settle !== null} onClose={() => close(false)} lockScroll={false} withinPortal={false} zIndex={500}>
      <Modal.Overlay />
      <Modal.Content aria-label={words.title}>
        <Modal.Body>{settle !== null && <Confirmation onDone={() => close(true)} onCancel={() => close(false)} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Confirmation({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const methods = useQuery({ queryKey: ['step-up'], queryFn: stepUpMethods, gcTime: 0, staleTime: 0 });
  return (
    <div className={styles.stepUp}>
      <h2>{words.title}</h2>
      <p className={styles.doorLead}>{words.lead}</p>
      {methods.isPending && <Waiting />}
      {methods.isError && <ErrorNotice error={methods.error} />}
      {methods.data !== undefined && <Methods methods={methods.data.methods} onDone={onDone} />}
      <Button variant="default" onClick={onCancel}>{shared.cancel}</Button>
    </div>
  );
}

function Methods({ methods, onDone }: { methods: readonly StepUpMethod[]; onDone: () => void }) {
  if (methods.includes('password')) return <PasswordConfirmation onDone={onDone} />;
  return <FactorForm factors={methods as readonly FactorKind[]} submit={words.submit} onCode={(code) => stepUp({ code })} onPasskey={stepUpWithPasskey} onDone={onDone} />;
}

function PasswordConfirmation({ onDone }: { onDone: () => void }) {
  const [password, setPassword] = useState('');
  const confirming = useMutation({ mutationFn: () => stepUp({ password }), gcTime: 0, onSuccess: onDone, onError: () => setPassword('') });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') confirming.mutate();
  };
  return (
    <form className={styles.doorForm} onSubmit={send} noValidate>
      <PasswordInput
        label={words.password} autoComplete="current-password" data-autofocus autoFocus value={password}
        visibilityToggleButtonProps={{ 'aria-label': door.first.showPassword }} onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {confirming.isError && <ErrorNotice error={confirming.error} />}
      <Button type="submit" loading={confirming.isPending} fullWidth>{words.submit}</Button>
    </form>
  );
}
