import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconClock, IconExclamationCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { readDate, sayDate } from '@sintra/definition';
import { useMe, useScope } from '@sintra/ui/session.ts';
import { sayNumber } from '@sintra/ui/words.ts';
import type { Light } from '../rules/follow-up.ts';
import type { Watch, WatchState } from '../rules/minimums.ts';
import type { LightCounts } from '../server/follow-up.ts';
import styles from './commissions.module.css';
import { texts } from './texts.ts';

/** A written date in words; as written where it is not understood. */
export function sayWritten(written: unknown, otherwise: string = texts.session.noDate): string {
  if (typeof written !== 'string' || written === '') return otherwise;
  const reading = readDate(written);
  return 'problem' in reading ? written : sayDate(reading);
}

/** Whether this person writes records of that institution. The server decides again. */
export function useMayWrite(institution: string): boolean {
  const [me, scope] = [useMe(), useScope('work', 'update')];
  return scope === 'national' || (scope !== null && me.institution.id === institution);
}

const tones = { bad: IconExclamationCircle, warning: IconAlertTriangle, good: IconCircleCheck, quiet: IconCircleDashed, plain: IconClock } as const;
export type Tone = keyof typeof tones;

/** A state in icon, colour and words. */
export function StateMark({ tone, label }: { tone: Tone; label: string }) {
  const Icon = tones[tone];
  return <span className={styles.state} data-tone={tone}><Icon size={16} aria-hidden />{label}</span>;
}

const lightTones: Readonly<Record<Light, Tone>> = { overdue: 'bad', due_soon: 'warning', on_time: 'plain', undated: 'quiet', done: 'good', withdrawn: 'quiet' };
export const LightMark = ({ light }: { light: Light }) => <StateMark tone={lightTones[light]} label={texts.light[light]} />;

const lightOrder = ['overdue', 'due_soon', 'on_time', 'undated', 'done', 'withdrawn'] as const;

/** How many resolutions under each light; each opens them. */
export function Lights({ counts, body, current }: { counts: LightCounts; body?: string; current?: string }) {
  return (
    <div className={styles.lights}>
      {lightOrder.map((light) => (
        <Link key={light} to="/comisiones/seguimiento" search={{ light, ...(body !== undefined && { body }) }} aria-current={current === light ? 'true' : undefined}>
          <StateMark tone={lightTones[light]} label={texts.lights[light]} />
          <strong>{sayNumber(counts[light])}</strong>
        </Link>
      ))}
    </div>
  );
}

const watchTones: Readonly<Record<WatchState, Tone>> = { met: 'good', on_track: 'plain', warning: 'warning', missed: 'bad' };

/** How a body stands against one legal minimum. */
export function WatchLine({ watch }: { watch: Watch }) {
  const what = watch.rule === 'per_year' ? texts.watch.per_year(watch.held, watch.required, watch.deadline.slice(0, 4)) : texts.watch.every_months(watch.required);
  const [deadline, convoke] = [sayWritten(watch.deadline), sayWritten(watch.convokeBy)];
  return (
    <div>
      <div className={styles.line}><span>{what}</span><StateMark tone={watchTones[watch.state]} label={texts.watch.states[watch.state]} /></div>
      {watch.state !== 'met' && <p className={styles.quiet}>{watch.state === 'missed' ? texts.watch.missed(deadline) : texts.watch.deadline(deadline, convoke)}</p>}
    </div>
  );
}

/** Where the rules of a day are written, or that they are still to be confirmed and where that is done. */
export const basisWords = ({ basis, written }: { readonly basis: string | null; readonly written: boolean }): string =>
  (!written ? texts.body.rulesDefault : basis === null ? texts.body.rulesUnverified : texts.body.basis(basis.replace(/\.$/, '')));
