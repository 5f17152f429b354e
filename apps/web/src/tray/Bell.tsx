import { ActionIcon, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bellQuery } from './api.ts';
import { NoticeLine } from './NoticeLine.tsx';
import { trayTexts as words } from './texts.ts';
import styles from './tray.module.css';

/** How many notices wait, and the newest of them. */
export function Bell() {
  const [open, setOpen] = useState(false);
  const tray = useQuery(bellQuery).data;
  const unseen = tray?.unseen ?? 0;
  const label = words.bell(unseen);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={360} shadow="md" trapFocus withRoles={false} withinPortal={false}>
      <Popover.Target>
        <ActionIcon className={styles.bell ?? ''} variant="subtle" color="gray" size="lg" onClick={() => setOpen(!open)} aria-expanded={open} aria-label={label} title={label}>
          <IconBell size={20} aria-hidden />
          {unseen > 0 && <span className={styles.count} aria-hidden="true">{words.count(unseen)}</span>}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown ?? ''}>
        {(tray?.items.length ?? 0) === 0 ? <p className={styles.quiet}>{words.none}</p> : (
          <ul className={styles.list}>{tray?.items.map((notice) => <NoticeLine key={notice.id} notice={notice} onOpen={() => setOpen(false)} />)}</ul>
        )}
        <Link to="/avisos" onClick={() => setOpen(false)}>{words.all}</Link>
      </Popover.Dropdown>
    </Popover>
  );
}
