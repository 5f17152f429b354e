import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { draftQuery } from '../api/queries.ts';
import { emptyState, stateOf } from '../form/model.ts';
import { Page } from '../parts/Page.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { CaptureForm } from './CaptureForm.tsx';
import { useRecordForm } from './form.ts';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

/** Captures begun in this tab: there is nothing on the server to read yet. */
const begunHere = new Set<string>();

/** A capture: the address holds the draft's id, so that leaving and coming back loses nothing. */
export function NewPage() {
  const { borrador: draftId } = useSearch({ strict: false }) as { borrador?: string };
  const { base } = useScreens();
  const navigate = useNavigate();
  useEffect(() => {
    if (draftId !== undefined) return;
    const id = uuidv7();
    begunHere.add(id);
    void navigate({ to: `${base}/nueva`, search: { borrador: id }, replace: true });
  }, [base, draftId, navigate]);
  return draftId === undefined ? null : <Capture key={draftId} draftId={draftId} />;
}

function Capture({ draftId }: { draftId: string }) {
  const { path, words } = useScreens();
  const { form, catalogs } = useRecordForm();
  const [fresh] = useState(() => begunHere.has(draftId));
  // Only its first screen is empty: whoever comes back to it in this tab finds what the server keeps.
  useEffect(() => () => void begunHere.delete(draftId), [draftId]);
  const draft = useQuery({ ...draftQuery(path, draftId), enabled: !fresh });
  if (fresh) return <CaptureForm {...{ form, catalogs, draftId }} initial={emptyState(form)} />;
  if (draft.isPending) return <Page title={words.create}><Waiting /></Page>;
  if (draft.isError) return <CaptureForm {...{ form, catalogs, draftId }} initial={emptyState(form)} warning={texts.form.draftGone} />;
  return <CaptureForm {...{ form, catalogs, draftId }} initial={stateOf(form, { values: draft.data.values ?? {}, groups: draft.data.groups as never })} />;
}
