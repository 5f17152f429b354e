import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { draftQuery } from '../api/queries.ts';
import { begunState, emptyState, stateOf } from '../form/model.ts';
import { Page } from '../parts/Page.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { CaptureForm } from './CaptureForm.tsx';
import { useRecordForm } from './form.ts';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

type Given = Readonly<Record<string, string>>;

/** Captures begun in this tab, with the answers that they were begun with: there is nothing on the server to read yet. */
const begunHere = new Map<string, Given>();

/**
 * A capture: the address holds the draft's id, so that leaving and coming back loses nothing. Another screen may begin one with
 * answers, by cell: `/nueva?activity=…&period=…`.
 */
export function NewPage() {
  const { borrador: draftId, ...given } = useSearch({ strict: false }) as Given;
  const { base } = useScreens();
  const navigate = useNavigate();
  const begin = useEffectEvent(() => {
    const id = uuidv7();
    begunHere.set(id, given);
    void navigate({ to: `${base}/nueva`, search: { borrador: id }, replace: true });
  });
  useEffect(() => {
    if (draftId === undefined) begin();
  }, [draftId]);
  return draftId === undefined ? null : <Capture key={draftId} draftId={draftId} />;
}

function Capture({ draftId }: { draftId: string }) {
  const { path, words, identity } = useScreens();
  const { form, catalogs } = useRecordForm();
  const [fresh] = useState(() => begunHere.get(draftId));
  // Only its first screen is empty: whoever comes back to it in this tab finds what the server keeps.
  useEffect(() => () => void begunHere.delete(draftId), [draftId]);
  const draft = useQuery({ ...draftQuery(path, draftId), enabled: fresh === undefined });
  // No answer about a person travels in an address (browsers and proxies keep them).
  if (fresh !== undefined) return <CaptureForm {...{ form, catalogs, draftId }} initial={identity ? emptyState(form) : begunState(form, fresh)} />;
  if (draft.isPending) return <Page title={words.create}><Waiting /></Page>;
  if (draft.isError) return <CaptureForm {...{ form, catalogs, draftId }} initial={emptyState(form)} warning={texts.form.draftGone} />;
  return <CaptureForm {...{ form, catalogs, draftId }} initial={stateOf(form, { values: draft.data.values ?? {}, groups: draft.data.groups as never })} />;
}
