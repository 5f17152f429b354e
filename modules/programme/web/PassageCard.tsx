import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PassageView } from './api.ts';
import { ItemWords } from './ItemWords.tsx';
import styles from './programme.module.css';
import { texts } from './texts.ts';

export type Choose = (numbers: readonly number[], choice: object) => Promise<unknown>;

const asksDate = new Set(['date_not_understood', 'no_date', 'no_date_nor_responsible', 'dated_without_commitment']);
const asksWho = new Set(['unknown_organization', 'no_responsible', 'no_date_nor_responsible', 'dated_without_commitment']);

function Completion({ passage, choose }: { passage: PassageView; choose: Choose }) {
  const { reason, about, number } = passage;
  const [date, setDate] = useState('');
  const [who, setWho] = useState(reason === 'unknown_organization' ? (about ?? '') : '');
  const complete = () => choose([number], { action: 'complete', ...(date !== '' && { date }), ...(who !== '' && { responsible: who }) });
  return (
    <form className={styles.completion} onSubmit={(event) => { event.preventDefault(); void complete(); }}>
      {asksDate.has(reason ?? '') && <TextInput label={texts.date} description={texts.dateHelp} value={date} onChange={({ currentTarget }) => setDate(currentTarget.value)} />}
      {asksWho.has(reason ?? '') && <TextInput label={texts.responsible} description={texts.whoHelp} value={who} onChange={({ currentTarget }) => setWho(currentTarget.value)} />}
      <div className={styles.buttons}>
        <Button type="submit" disabled={date === '' && who === ''}>{texts.complete}</Button>
        <Button variant="default" onClick={() => void choose([number], { action: 'dismiss' })}>{texts.dismiss}</Button>
      </div>
    </form>
  );
}

/** A passage as the document has it, beside what was understood of it and what a person may do. */
export function PassageCard({ passage, choose, closed }: { passage: PassageView; choose: Choose; closed: boolean }) {
  const { lines, text, chapter, outcome, reasonText, about, items, notes, choice, number } = passage;
  return (
    <li className={styles.passage} data-outcome={outcome}>
      <div>
        <p className={styles.quiet}>{texts.passage(lines)}{chapter !== '' && ` · ${chapter.slice(0, 90)}`}</p>
        <blockquote className={styles.quote}>{text}</blockquote>
      </div>
      <div>
        {outcome !== 'understood' && <p className={styles.reason}><strong>{texts.outcome[outcome]}</strong>: {reasonText}{about !== null && ` («${about}»)`}</p>}
        {items.map((item, index) => <ItemWords key={index} item={item} />)}
        {notes.length > 0 && <ul className={styles.notes}>{notes.map((note) => <li key={note}>{note}</li>)}</ul>}
        {!closed && outcome === 'to_complete' && <Completion passage={passage} choose={choose} />}
        {!closed && choice !== null && <Button size="compact-sm" variant="subtle" onClick={() => void choose([number], { action: 'reopen' })}>{texts.reopen}</Button>}
        {!closed && choice === null && outcome === 'dismissed' && <DismissedActions passage={passage} choose={choose} />}
      </div>
    </li>
  );
}

/** What the reading dismissed by itself may still be a promise. */
function DismissedActions({ passage, choose }: { passage: PassageView; choose: Choose }) {
  const [open, setOpen] = useState(false);
  if (!['context', 'earlier_date', 'presentation', 'intro'].includes(passage.reason ?? '')) return null;
  if (!open) return <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>{texts.complete}</Button>;
  return <Completion passage={{ ...passage, reason: 'no_date_nor_responsible' }} choose={choose} />;
}
