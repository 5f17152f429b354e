import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formQuery } from '@sintra/ui/api/queries.ts';
import type { FormView } from '@sintra/ui/api/types.ts';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { es, sayInstant, sayNumber } from '@sintra/ui/words.ts';
import { checkValues, proveEntry, type CheckedValues, type Entry, type EntryProof } from './api.ts';
import styles from './log.module.css';
import { whoOf } from './LogTable.tsx';
import { logTexts, sayAction, sayChannel, sayDetail, sayHouseField } from './texts.ts';

const words = logTexts.entry;
const proofWords = logTexts.proof;

/** Field names in Spanish; what has no name is shown by its id. */
const fieldName = (form: FormView | undefined, id: string): string => {
  const cells = form?.sections.flatMap((section) => section.fields).flatMap((field) => field.cells) ?? [];
  return es([...cells, ...(form?.groups ?? [])].find((one) => one.id === id)?.label) || sayHouseField(id);
};

function sayValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return sayNumber(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(sayValue).join(', ');
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, one]) => `${sayDetail(key)}: ${sayValue(one)}`).join('; ');
  return '—';
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);

function sayProof({ state, index, checkpoint }: EntryProof): { readonly tone: 'info' | 'warning' | 'error'; readonly text: string } {
  if (state === 'altered') return { tone: 'error', text: proofWords.altered };
  if (state === 'waiting' || checkpoint === null) return { tone: 'warning', text: proofWords.waiting };
  return { tone: 'info', text: proofWords.sealed(sayNumber((index ?? 0) + 1), sayNumber(checkpoint.size), checkpoint.number, sayInstant(checkpoint.time)) };
}

/** Everything that one entry says, and the proofs of it. */
export function EntryPanel({ entry, onClose }: { entry: Entry | null; onClose: () => void }) {
  return (
    <Modal opened={entry !== null} onClose={onClose} title={words.title} size="lg" lockScroll={false} withinPortal={false} closeButtonProps={{ 'aria-label': words.close }}>
      {entry !== null && <Opened key={entry.id} entry={entry} />}
    </Modal>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => <div><dt>{label}</dt><dd>{children}</dd></div>;

function Opened({ entry }: { entry: Entry }) {
  const form = useQuery({ ...formQuery(entry.resource), enabled: entry.record_id !== null && entry.resource !== 'user' && entry.resource !== 'log' && !entry.resource.includes('.'), retry: false }).data;
  const facts: readonly (readonly [string, string | null])[] = [
    [words.when, sayInstant(entry.at)], [words.who, whoOf(entry)], [words.institution, entry.actor_institution], [words.onBehalf, entry.on_behalf_of], [words.act, capital(sayAction(entry.action))],
    [words.record, entry.subject === null ? (entry.folio ?? entry.record_id) : null], [words.subject, entry.subject], [words.owner, entry.owner_institution], [words.version, entry.version === null ? null : String(entry.version)],
    [words.reason, entry.reason], [words.fields, (entry.fields ?? []).map((id) => fieldName(form, id)).join(', ') || null],
    ...Object.entries(entry.details).filter(([key, value]) => key !== 'folio' && isSaid(value)).map(([key, value]) => [sayDetail(key), sayValue(value)] as const),
    [words.channel, capital(sayChannel(entry.channel))], [words.request, entry.request_id], [words.id, entry.id],
  ];
  return (
    <div className={styles.entry}>
      <dl className={styles.facts}>{facts.map(([label, value]) => value !== null && value !== '' && <Fact key={label} label={label}>{value}</Fact>)}</dl>
      <Proofs entry={entry} form={form} />
    </div>
  );
}

function Proofs({ entry, form }: { entry: Entry; form: FormView | undefined }) {
  const proving = useMutation({ mutationFn: () => proveEntry(entry.id) });
  const checking = useMutation({ mutationFn: () => checkValues(form?.path ?? '', entry.record_id ?? '', entry.version ?? 1) });
  const mayRead = useRight('record', 'read') && entry.committed && form !== undefined;
  const said = proving.data === undefined ? null : sayProof(proving.data);
  return (
    <>
      <div className={styles.buttons}>
        <Button variant="default" loading={proving.isPending} onClick={() => proving.mutate()}>{proofWords.ask}</Button>
        {mayRead && <Button variant="default" loading={checking.isPending} onClick={() => checking.mutate()}>{proofWords.values}</Button>}
      </div>
      {proving.isError && <ErrorNotice error={proving.error} />}
      {said !== null && <Notice tone={said.tone}>{said.text} {said.tone === 'info' && proofWords.how}</Notice>}
      {checking.isError && <ErrorNotice error={checking.error} />}
      {checking.data !== undefined && <Values checked={checking.data} form={form} />}
    </>
  );
}

function Values({ checked: { fields }, form }: { checked: CheckedValues; form: FormView | undefined }) {
  const others = fields.filter(({ state }) => state !== 'matches');
  if (others.length === 0) return <Notice tone="info">{proofWords.valuesAll(sayNumber(fields.length))}</Notice>;
  const isWrong = others.some(({ state }) => state === 'differs');
  return (
    <Notice tone={isWrong ? 'error' : 'warning'} {...(isWrong && { title: proofWords.valuesDiffer })}>
      <ul className={styles.values}>{others.map(({ field, state }) => <li key={field}>{fieldName(form, field)}: {proofWords.states[state] ?? state}</li>)}</ul>
    </Notice>
  );
}
