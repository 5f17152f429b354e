import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, whenSignedOut, whenUnfinished } from '@sintra/ui/api/http.ts';
import { keys, meQuery } from '@sintra/ui/api/queries.ts';
import type { Me } from '@sintra/ui/api/types.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Shell } from '../shell/Shell.tsx';
import { texts } from '../texts.ts';
import { doorQuery } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import { EnrolPage } from './EnrolPage.tsx';
import { HiddenScreen } from './HiddenScreen.tsx';
import { LockedScreen } from './LockedScreen.tsx';
import { NoticePage } from './NoticePage.tsx';
import { SignInForm } from './SignInForm.tsx';
import { StepUpDialog } from './StepUpDialog.tsx';
import { useHideKey } from './useHideKey.ts';
import { useIdle } from './useIdle.ts';

/** The door: sign-in when nobody is in, what must be done before going on, or the house. */
export function SignedIn() {
  const me = useQuery(meQuery);
  const ways = useQuery(doorQuery);
  // The ways in come together: a button that appears late moves the others.
  if (me.isPending || (me.data === undefined && ways.isPending)) return <div aria-busy="true" />;
  if (me.data !== undefined) return <Person me={me.data} />;
  const unreachable = me.error instanceof ApiError && me.error.status !== 401;
  return (
    <DoorPage title={texts.signIn.title}>
      {unreachable && <ErrorNotice error={me.error} />}
      <SignInForm submit={texts.signIn.submit} />
    </DoorPage>
  );
}

/** Until the tab is closed: an official who puts it off is not asked again at every turn. */
const laterKey = 'sintra-factor-later';

/** What the server would refuse everything for comes first, in its order. */
function Person({ me }: { me: Me }) {
  const client = useQueryClient();
  const [later, setLater] = useState(() => sessionStorage.getItem(laterKey) === me.user.id);
  useEffect(() => whenUnfinished(() => void client.refetchQueries({ queryKey: keys.me })), [client]);
  const putOff = () => {
    sessionStorage.setItem(laterKey, me.user.id);
    setLater(true);
  };
  const mayEnrol = me.secondFactor === 'needed' || (me.secondFactor === 'postponable' && !later);
  return (
    <>
      <Turn me={me} enrol={mayEnrol} onLater={putOff} />
      <StepUpDialog />
    </>
  );
}

function Turn({ me, enrol, onLater }: { me: Me; enrol: boolean; onLater: () => void }) {
  if (!me.noticeAccepted) return <NoticePage />;
  if (enrol) return <EnrolPage me={me} {...(me.secondFactor === 'postponable' && { onLater })} />;
  return <House email={me.user.email} />;
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
