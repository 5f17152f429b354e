import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sayShortInstant } from '@sintra/ui/words.ts';
import { markSeen, trayKey, type TrayNotice } from './api.ts';
import { trayTexts as words } from './texts.ts';
import styles from './tray.module.css';

/** Where the notice is dealt with: a screen, or a file of the server. */
function Where({ link, title, onOpen }: { link: string; title: string; onOpen: () => void }) {
  const [path = '', search = ''] = link.split('?');
  if (path.startsWith('/api/')) return <a href={link} download onClick={onOpen} aria-label={`${words.download}: ${title}`}>{words.download}</a>;
  return <Link to={path} search={Object.fromEntries(new URLSearchParams(search))} onClick={onOpen} aria-label={`${words.open}: ${title}`}>{words.open}</Link>;
}

/** One notice: what happened, where to deal with it, and who saw it. */
export function NoticeLine({ notice, onOpen }: { notice: TrayNotice; onOpen?: () => void }) {
  const client = useQueryClient();
  const seeing = useMutation({ mutationFn: () => markSeen(notice.id), onSuccess: () => client.invalidateQueries({ queryKey: trayKey }) });
  const { title, text, link, createdAt, seenAt, seenBy } = notice;
  const open = () => {
    if (seenAt === null) seeing.mutate();
    onOpen?.();
  };
  return (
    <li className={styles.line} data-unseen={seenAt === null}>
      <strong>{title}</strong>
      <p>{text}</p>
      <div className={styles.foot}>
        <span className={styles.quiet}>{sayShortInstant(createdAt)}</span>
        {link !== null && <Where link={link} title={title} onOpen={open} />}
        {seenAt === null
          ? <Button size="compact-xs" variant="subtle" loading={seeing.isPending} onClick={() => seeing.mutate()} aria-label={`${words.seen}: ${title}`}>{words.seen}</Button>
          : <span className={styles.quiet}>{seenBy === null ? words.seenWhen(sayShortInstant(seenAt)) : words.seenBy(seenBy, sayShortInstant(seenAt))}</span>}
      </div>
    </li>
  );
}
