import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { texts } from '../texts.ts';
import { organizationOf } from './organization-of.ts';
import type { MomentProps } from './SessionFrame.tsx';
import { useStep } from './useStep.ts';

const say = texts.hold;
type Attendee = MomentProps['board']['session']['attendance'][number];

/** One row a member; each answer is saved at once, with what the screen showed before it. */
export function AttendanceCard({ board, writes }: MomentProps) {
  const { session } = board;
  const minutes = session.values['minutesStatus'];
  const open = writes && (minutes === undefined || minutes === 'none') && session.values['sessionStatus'] !== 'no_quorum';
  return (
    <section className={styles.card}>
      <h2>{say.attendance}</h2>
      {session.attendance.length === 0 && <p className={styles.quiet}>{say.none}</p>}
      <ul className={styles.plain}>
        {session.attendance.map((row) => <AttendeeRow key={row.id} row={row} board={board} open={open} />)}
      </ul>
    </section>
  );
}

interface Attendance {
  readonly row: string;
  readonly attendedBy: string | null;
  readonly seen: string | null;
  readonly attendeeName?: string;
}

function AttendeeRow({ row, board, open }: { row: Attendee; board: MomentProps['board']; open: boolean }) {
  const name = organizationOf(board, row.values, 'organization', 'attendeeAsWritten');
  const seen = (row.values['attendedBy'] ?? null) as string | null;
  const stored = String(row.values['attendeeName'] ?? '');
  const [who, setWho] = useState<string | null>(null);
  const attend = useStep<Attendance>(board.session.id, 'attend', { done: say.attended(name), versionless: true });
  const quality = say.quality[row.values['attendeeQuality'] as keyof typeof say.quality] ?? '';
  const saveName = () => {
    if (who !== null && who.trim() !== stored) attend.mutate({ row: row.id, attendedBy: seen, seen, attendeeName: who.trim() });
    setWho(null);
  };
  return (
    <li>
      <div className={styles.attendee}>
        <div>
          <strong>{name}</strong>
          <p className={styles.quiet}>{[quality, row.values['attendeePresides'] === 'yes' ? say.chair : null].filter(Boolean).join(' · ')}</p>
        </div>
        <SegmentedControl
          aria-label={`${say.attendance}: ${name}`} size="sm" readOnly={!open} disabled={attend.isPending} value={seen ?? ''}
          data={Object.entries(say.choices).map(([value, label]) => ({ value, label }))}
          onChange={(value) => attend.mutate({ row: row.id, attendedBy: value, seen })}
        />
        <TextInput aria-label={`${say.who}: ${name}`} placeholder={say.who} value={who ?? stored} readOnly={!open} onChange={(event) => setWho(event.currentTarget.value)} onBlur={saveName} />
      </div>
      {attend.isError && <ErrorNotice error={attend.error} />}
    </li>
  );
}
