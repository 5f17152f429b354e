import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@sintra/ui/api/queries.ts';
import type { Me } from '@sintra/ui/api/types.ts';
import type { Enrolled } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import { Enrolment } from './Enrolment.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import styles from './session.module.css';
import { texts } from './texts.ts';

const words = texts.enrol;
const day = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: 'America/Mexico_City' });

interface Props {
  readonly me: Me;
  /** Absent where it can no longer be put off. */
  readonly onLater?: () => void;
}

/** Right after entering, for whoever must have a second factor and has none. */
export function EnrolPage({ me, onLater }: Props) {
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const goOn = () => void client.refetchQueries({ queryKey: keys.me });
  const enrolled = ({ recoveryCodes }: Enrolled) => (recoveryCodes === null ? goOn() : setCodes(recoveryCodes));
  if (codes !== null) return <DoorPage title={words.title}><RecoveryCodes codes={codes} onDone={goOn} /></DoorPage>;
  return (
    <DoorPage title={words.title} lead={words.lead}>
      <Enrolment onEnrolled={enrolled} />
      {onLater !== undefined && (
        <div className={styles.buttons}>
          <Button variant="default" onClick={onLater}>{words.later}</Button>
          {me.secondFactorDue !== null && <span className={styles.doorLead}>{words.due(day.format(new Date(me.secondFactorDue)))}</span>}
        </div>
      )}
    </DoorPage>
  );
}
