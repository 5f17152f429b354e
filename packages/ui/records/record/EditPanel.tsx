import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useForm, useWatch, type Control } from 'react-hook-form';
import { ApiError } from '../../api/http.ts';
import type { Catalogs, CellNote, FormView, GroupView, RecordView, SectionView } from '../../api/types.ts';
import { FilesContext } from '../../form/files.ts';
import { FieldInputs } from '../../form/FieldInputs.tsx';
import { GroupRows } from '../../form/GroupRows.tsx';
import { answered, changedValues, inputId, stateOf, type FormState } from '../../form/model.ts';
import { NotesContext, NotesStore } from '../../form/notes.ts';
import type { Notes } from '../../form/FieldFrame.tsx';
import { useCheck } from '../../form/useCheck.ts';
import { jumpTo } from '../../form/jump.ts';
import { ErrorNotice } from '../../parts/Notice.tsx';
import { announce } from '../../parts/UndoBar.tsx';
import { texts as shared } from '../../texts.ts';
import { readCellPath } from '../form.ts';
import styles from '../records.module.css';
import { useScreens } from '../screens.ts';
import { texts } from '../texts.ts';
import { useRecordCommand } from './commands.ts';

const none = {};

interface Props {
  readonly form: FormView;
  readonly record: RecordView;
  readonly catalogs: Catalogs;
  readonly section?: SectionView;
  readonly group?: GroupView;
  readonly onClose: () => void;
}

interface Patch {
  values: Record<string, unknown>;
  groups?: Record<string, unknown>;
}

/** Only what moved travels: other people's changes to other cells are not written over. */
function patchOf(before: FormState, now: FormState, group: GroupView | undefined): Patch {
  const values = changedValues(before.values, now.values);
  if (group === undefined) return { values };
  const rows = (now.groups[group.id] ?? []).filter((row) => row.id !== undefined || row.remove !== true);
  return { values, groups: { [group.id]: rows.map((row) => (row.remove === true ? { id: row.id, remove: true, values: {} } : { ...row, values: row.id === undefined ? answered(row.values) : row.values })) } };
}

const cellsOfError = (error: unknown): readonly CellNote[] =>
  error instanceof ApiError ? ((error.details as { cells?: readonly CellNote[] } | undefined)?.cells ?? []).filter((cell) => typeof cell === 'object') : [];

/** A section in place: its inputs, saved under the version that was read. */
export function EditPanel({ form, record, catalogs, section, group, onClose }: Props) {
  const initial = useMemo(() => stateOf(form, record), [form, record]);
  const { control, handleSubmit, formState } = useForm<FormState>({ defaultValues: initial });
  const notes = useMemo(() => new NotesStore(), []);
  const save = useRecordCommand<Patch>(record, 'PATCH', '', () => {
    announce(texts.record.saved);
    onClose();
  });
  useWarnBeforeLeaving(formState.isDirty);
  useLiveNotes(form, control, record, notes);
  useProblemNotes(save.error, form, notes);
  const submit = handleSubmit((state) => save.mutate(patchOf(initial, state, group)));
  return (
    <form className={styles.editPanel} onSubmit={submit} noValidate onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && void submit()}>
      <FilesContext value={record.files ?? none}><NotesContext value={notes}>
        {section !== undefined && <FieldInputs control={control} prefix="values" fields={section.fields} catalogs={catalogs} />}
        {group !== undefined && <GroupRows control={control} group={group} catalogs={catalogs} />}
      </NotesContext></FilesContext>
      {save.isError && <ErrorNotice error={save.error} />}
      <div className={styles.editActions}>
        <Button type="submit" loading={save.isPending}>{shared.save}</Button>
        <Button variant="default" onClick={onClose}>{shared.cancel}</Button>
      </div>
    </form>
  );
}

/** What the server thinks of the answers while they are being edited goes beside their inputs. */
function useLiveNotes(form: FormView, control: Control<FormState>, record: RecordView, notes: NotesStore): void {
  const { path } = useScreens();
  const check = useCheck(path, useWatch({ control }) as FormState, record.id);
  useEffect(() => {
    if (check === undefined) return;
    const next = new Map<string, Notes>(check.warnings.map(({ cell, message }) => [readCellPath(form, cell).name, { warning: message }]));
    for (const { cell, message } of check.problems) {
      const { name } = readCellPath(form, cell);
      next.set(name, { ...next.get(name), problem: message });
    }
    notes.set(next);
  }, [check, form, notes]);
}

function useProblemNotes(error: unknown, form: FormView, notes: NotesStore): void {
  useEffect(() => {
    const cells = cellsOfError(error);
    if (cells.length === 0) return;
    notes.set(new Map(cells.map(({ cell, message }) => [readCellPath(form, cell).name, { problem: message }])));
    const first = cells[0];
    if (first !== undefined) jumpTo(inputId(readCellPath(form, first.cell).name));
  }, [error, form, notes]);
}

/** Typed and not saved: leaving by a link or by closing the window asks first. */
function useWarnBeforeLeaving(dirty: boolean): void {
  useBlocker({ shouldBlockFn: () => dirty && !window.confirm(texts.form.leave), enableBeforeUnload: false, disabled: !dirty });
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
}
