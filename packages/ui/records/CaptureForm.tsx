import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useForm } from 'react-hook-form';
import { removeDraft } from '../api/drafts.ts';
import { request } from '../api/http.ts';
import { keys } from '../api/queries.ts';
import type { Catalogs, FormView, RecordView } from '../api/types.ts';
import { FormRenderer, sectionId } from '../form/FormRenderer.tsx';
import { answered, type FormState } from '../form/model.ts';
import { NotesContext, NotesStore } from '../form/notes.ts';
import { FoldedNav, SectionNav } from '../form/SectionNav.tsx';
import { ErrorNotice, Notice } from '../parts/Notice.tsx';
import { Page } from '../parts/Page.tsx';
import { announce } from '../parts/UndoBar.tsx';
import { es } from '../words.ts';
import { CaptureAside } from './CaptureAside.tsx';
import { OnBehalf } from './OnBehalf.tsx';
import styles from './records.module.css';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

interface Props {
  readonly form: FormView;
  readonly catalogs: Catalogs;
  readonly draftId: string;
  readonly initial: FormState;
  /** Said above the form: the draft asked for was not there. */
  readonly warning?: string;
}

const inputOf = (state: FormState) => ({
  values: answered(state.values),
  groups: Object.fromEntries(
    Object.entries(state.groups).map(([id, rows]) => [id, rows.filter((row) => row.remove !== true).map((row) => ({ values: answered(row.values) }))]),
  ),
});

/** Stores the record and throws its draft away. */
function useSave(draftId: string, onBehalfOf: string | null) {
  const { path, base } = useScreens();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (state: FormState) => {
      const record = await request<RecordView>('POST', `/${path}`, inputOf(state), undefined, onBehalfOf ?? undefined);
      await removeDraft(path, draftId);
      return record;
    },
    onSuccess: async (record) => {
      await Promise.all([client.invalidateQueries({ queryKey: keys.records(path) }), client.invalidateQueries({ queryKey: keys.drafts(path) })]);
      announce(texts.form.created(record.folio));
      await navigate({ to: `${base}/${record.id}` });
    },
  });
}

/** One column, saved as one goes, with what is missing always in sight. */
export function CaptureForm({ form, catalogs, draftId, initial, warning }: Props) {
  const { words } = useScreens();
  const { control, handleSubmit, getValues, setValue } = useForm<FormState>({ defaultValues: initial });
  const notes = useMemo(() => new NotesStore(), []);
  const [onBehalfOf, setOnBehalfOf] = useState<string | null>(null);
  const save = useSave(draftId, onBehalfOf);
  const submit = handleSubmit((state) => save.mutate(state));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) void submit();
  };
  const sections = [...form.sections, ...form.groups].map((section) => ({ id: sectionId(section.id), label: es(section.label) }));
  return (
    <Page title={words.create} lead={words.lead}>
      <div className={styles.capture} onKeyDown={onKeyDown}>
        <div className={styles.captureNav}>
          <SectionNav label={texts.form.sections} sections={sections} />
        </div>
        <form className={styles.captureForm} onSubmit={submit} noValidate aria-label={words.create}>
          {warning !== undefined && <Notice tone="warning">{warning}</Notice>}
          <FoldedNav label={texts.form.sections} sections={sections} />
          <p className={styles.keys}>{texts.form.keys}</p>
          <OnBehalf value={onBehalfOf} onChange={setOnBehalfOf} />
          <NotesContext value={notes}>
            <FormRenderer form={form} catalogs={catalogs} control={control} />
          </NotesContext>
          {save.isError && <ErrorNotice error={save.error} />}
          <Button type="submit" size="md" loading={save.isPending}>{texts.form.save}</Button>
        </form>
        <CaptureAside {...{ form, control, notes, draftId, getValues, setValue }} active={!save.isPending && !save.isSuccess} onSave={submit} saving={save.isPending} />
      </div>
    </Page>
  );
}
