import { Link } from '@tanstack/react-router';
import type { Title } from '../api/types.ts';
import { texts } from '../texts.ts';
import { useScreensOf } from './all-screens.ts';

/** The title of another record, as a link to its page; only words where the reader may not go, or no screen shows it. */
export function ReferenceLink({ id, title }: { id: string; title: Title | undefined }) {
  const screens = useScreensOf(title?.path);
  const words = title?.title ?? texts.list.hiddenRecord;
  if (screens === undefined || title === undefined || title.folio === null) return <>{words}</>;
  return <Link to={`${screens.base}/${id}`} title={title.folio}>{words}</Link>;
}
