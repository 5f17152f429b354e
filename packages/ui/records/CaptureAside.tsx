import { isAnswered } from '@sintra/definition';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useWatch, type Control, type UseFormGetValues, type UseFormSetValue } from 'react-hook-form';
import { v7 as uuidv7 } from 'uuid';
import { putDraft, removeDraft } from '../api/drafts.ts';
import { keys } from '../api/queries.ts';
import type { CheckResult, FormView } from '../api/types.ts';
import { inputId, type FormState } from '../form/model.ts';
import type { Notes } from '../form/FieldFrame.tsx';
import type { NotesStore } from '../form/notes.ts';
import { Summary } from '../form/Summary.tsx';
import { useCheck } from '../form/useCheck.ts';
import { draftBody, useDraft } from '../form/useDraft.ts';
import { announce } from '../parts/UndoBar.tsx';
import { texts as shared } from '../texts.ts';
import { es } from '../words.ts';
import { DraftLine } from './DraftLine.tsx';
import { findCell, readCellPath } from './form.ts';
import { Repeated } from './Repeated.tsx';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';
import styles from './records.module.css';

interface Props {
  readonly form: FormView;
  readonly control: Control<FormState>;
  readonly notes: NotesStore;
  readonly draftId: string;
  readonly active: boolean;
  readonly saving: boolean;
  readonly getValues: UseFormGetValues<FormState>;
  readonly setValue: UseFormSetValue<FormState>;
  readonly onSave: () => void;
}

/** Beside the form: how the draft is, what must be corrected, what is missing, and who it may already be. */
export function CaptureAside({ form, control, notes, draftId, active, saving, getValues, setValue, onSave }: Props) {
  const { path } = useScreens();
  const state = useWatch({ control }) as FormState;
  const [discarded, setDiscarded] = useState(false);
  const draft = useDraft(path, draftId, state, active && !discarded);
  const check = useCheck(path, state);
  const filled = usePrefill(check, getValues, setValue);
  useNotesFrom(check, form, notes, filled);
  const problems = (check?.problems ?? []).map((problem) => ({ ...itemOf(form, problem.cell), message: problem.message }));
  const missing = (check?.missing ?? []).map(({ cell }) => itemOf(form, cell));
  return (
    <aside className={styles.captureAside} aria-label={texts.form.summary}>
      <DraftLine draft={draft} />
      <Button onClick={onSave} loading={saving} fullWidth>{texts.form.save}</Button>
      {check !== undefined && check.repeated.length > 0 && <Repeated form={form} repeated={check.repeated} />}
      {check !== undefined && <Summary problems={problems} missing={missing} />}
      <Discard draftId={draftId} getValues={getValues} onDiscard={() => setDiscarded(true)} />
    </aside>
  );
}

function itemOf(form: FormView, cell: string): { id: string; label: string } {
  const { name, label } = readCellPath(form, cell);
  return { id: inputId(name), label };
}

/** Problems and warnings go beside their inputs; what one answer filled in is said under it. */
function useNotesFrom(check: CheckResult | undefined, form: FormView, notes: NotesStore, filled: readonly string[]): void {
  const { fillsFrom } = useScreens();
  useEffect(() => {
    const next = new Map<string, Notes>();
    const add = (cell: string, note: Notes) => {
      const { name } = readCellPath(form, cell);
      next.set(name, { ...next.get(name), ...note });
    };
    for (const { cell, message } of check?.warnings ?? []) add(cell, { warning: message });
    for (const { cell, message } of check?.problems ?? []) add(cell, { problem: message });
    const labels = filled.map((cell) => es(findCell(form, cell)?.cell.label)).join(', ');
    if (labels !== '' && fillsFrom !== undefined) add(fillsFrom, { info: shared.form.prefilled(es(findCell(form, fillsFrom)?.cell.label), labels) });
    notes.set(next);
  }, [check, form, notes, filled, fillsFrom]);
}

/** Fills only what is empty, and says what it filled. */
function usePrefill(check: CheckResult | undefined, getValues: UseFormGetValues<FormState>, setValue: UseFormSetValue<FormState>): readonly string[] {
  const filled = useRef<readonly string[]>([]);
  useEffect(() => {
    const empty = Object.entries(check?.prefill ?? {}).filter(([cell]) => !isAnswered(getValues('values')[cell]) && !filled.current.includes(cell));
    if (empty.length === 0) return;
    filled.current = [...filled.current, ...empty.map(([cell]) => cell)];
    for (const [cell, value] of empty) setValue(`values.${cell}`, value as never, { shouldDirty: true });
  }, [check, getValues, setValue]);
  return filled.current;
}

/** Thrown away at once, and for a moment it can be taken back: what was typed is still in this tab's memory. */
function Discard({ draftId, getValues, onDiscard }: { draftId: string; getValues: UseFormGetValues<FormState>; onDiscard: () => void }) {
  const { path, base } = useScreens();
  const navigate = useNavigate();
  const client = useQueryClient();
  const discard = async () => {
    const body = draftBody(getValues());
    onDiscard();
    await removeDraft(path, draftId);
    await client.invalidateQueries({ queryKey: keys.drafts(path) });
    announce(texts.form.discarded, () => {
      const id = uuidv7();
      void putDraft(path, id, body).then(() => navigate({ to: `${base}/nueva`, search: { borrador: id } }));
    });
    await navigate({ to: base });
  };
  return <Button variant="subtle" color="gray" onClick={() => void discard()}>{texts.form.discard}</Button>;
}
