import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { texts } from '../texts.ts';
import { signOut } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import { SignInForm } from './SignInForm.tsx';

interface Props {
  readonly email: string;
  readonly why: 'idle' | 'ended';
  readonly onUnlock: () => void;
}

const leave = (): void => {
  void signOut().catch(() => undefined).finally(() => window.location.assign('/'));
};

/** Blanked after inactivity: the server's sign-in ends too, and the same account comes back to what it was doing. */
export function LockedScreen({ email, why, onUnlock }: Props) {
  useEffect(() => {
    if (why === 'idle') void signOut().catch(() => undefined);
  }, [why]);
  return (
    <DoorPage title={texts.locked.title} lead={texts.locked[why]}>
      <SignInForm email={email} submit={texts.locked.submit} onDone={onUnlock} />
      <Button variant="default" onClick={leave}>{texts.locked.other}</Button>
    </DoorPage>
  );
}
