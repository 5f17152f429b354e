import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, whenSignedOut } from '@sintra/ui/api/http.ts';
import { meQuery } from '@sintra/ui/api/queries.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Shell } from '../shell/Shell.tsx';
import { texts } from '../texts.ts';
import { DoorPage } from './DoorPage.tsx';
import { LockedScreen } from './LockedScreen.tsx';
import { HiddenScreen } from './HiddenScreen.tsx';
import { NoticePage } from './NoticePage.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useHideKey } from './useHideKey.ts';
import { useIdle } from './useIdle.ts';

/** The door: sign-in when nobody is in, the locked or hidden screen over the house, or the house. */
export function SignedIn() {
  const me = useQuery(meQuery);
  if (me.isPending) return <div aria-busy="true" />;
  if (me.data?.noticeAccepted === false) return <NoticePage />;
  if (me.data !== undefined) return <House email={me.data.user.email} />;
  const unreachable = me.error instanceof ApiError && me.error.status !== 401;
  return (
    <DoorPage title={texts.signIn.title}>
      {unreachable && <ErrorNotice error={me.error} />}
      <SignInForm submit={texts.signIn.submit} />
    </DoorPage>
  );
}

/** The screens stay mounted while covered, so that nothing typed is lost, but nothing of them is shown or reachable. */
function House({ email }: { email: string }) {
  const client = useQueryClient();
  const [locked, setLocked] = useState<'idle' | 'ended' | null>(null);
  const [hidden, setHidden] = useHideKey(locked === null);
  useIdle(() => setLocked((now) => now ?? 'idle'), locked === null);
  useEffect(() => whenSignedOut(() => setLocked((now) => now ?? 'ended')), []);
  const unlock = () => {
    setLocked(null);
    void client.invalidateQueries();
  };
  const covered = locked !== null || hidden;
  return (
    <>
      {locked !== null && <LockedScreen email={email} why={locked} onUnlock={unlock} />}
      {locked === null && hidden && <HiddenScreen onShow={() => setHidden(false)} />}
      <div hidden={covered}>
        <Shell onHide={() => setHidden(true)} />
      </div>
    </>
  );
}
