import { useMutation } from '@tanstack/react-query';
import { changePassword } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import { NewPassword, type Chosen } from './NewPassword.tsx';
import { texts } from './texts.ts';

const words = texts.choose;

/** A handed-over password is changed before anything else; all logins end, and the new one opens. */
export function ChoosePasswordPage() {
  const choosing = useMutation({ mutationFn: (chosen: Chosen) => changePassword(chosen), gcTime: 0, onSuccess: () => window.location.assign('/') });
  return (
    <DoorPage title={words.title} lead={words.lead}>
      <NewPassword current={words.current} submit={words.submit} pending={choosing.isPending} error={choosing.error} onChosen={choosing.mutate} />
    </DoorPage>
  );
}
