import { ActionIcon } from '@mantine/core';
import { IconEyeOff, IconMenu2 } from '@tabler/icons-react';
import { useMe } from '@sintra/ui/session.ts';
import { allows } from '@sintra/ui/module.ts';
import { texts } from '../texts.ts';
import { Bell } from '../tray/Bell.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { QuickSearch } from './QuickSearch.tsx';
import styles from './shell.module.css';

export function TopBar({ onHide, onMenu }: { onHide: () => void; onMenu: () => void }) {
  const me = useMe();
  return (
    <header className={styles.bar}>
      <ActionIcon className={styles.burger ?? ''} variant="subtle" color="gray" size="lg" onClick={onMenu} aria-label={texts.menu}>
        <IconMenu2 size={20} aria-hidden />
      </ActionIcon>
      <div className={styles.institution} title={me.institution.name}>
        <strong>{me.institution.acronym}</strong>
        <span>{me.institution.name}</span>
      </div>
      {allows(me, 'record', 'read') && <QuickSearch />}
      <ActionIcon variant="subtle" color="gray" size="lg" onClick={onHide} aria-label={`${texts.hide} (${texts.hideKey})`} title={`${texts.hide} (${texts.hideKey}, o Esc dos veces)`}>
        <IconEyeOff size={20} aria-hidden />
      </ActionIcon>
      <Bell />
      <PersonMenu />
    </header>
  );
}
