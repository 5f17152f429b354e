import { IconListSearch, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { allows } from '@sintra/ui/module.ts';
import { useMe } from '@sintra/ui/session.ts';
import { Card } from './Card.tsx';
import styles from './home.module.css';
import { watchTexts as words } from './texts.ts';

/** What whoever watches over the system begins with: nothing waits for them, so each card says what can be found where. */
export function WatchCards() {
  const me = useMe();
  return (
    <>
      {allows(me, 'log', 'read') && (
        <Card title={words.log} icon={IconListSearch}>
          <p className={styles.line}>{words.logLine}</p>
          <ul className={styles.list}>
            <li><Link to="/bitacora" search={{ ver: 'alertas' }}>{words.alerts}</Link></li>
            <li><Link to="/bitacora" search={{ ver: 'comprobar' }}>{words.check}</Link></li>
          </ul>
        </Card>
      )}
      {allows(me, 'user', 'manage') && (
        <Card title={words.accounts} icon={IconUsersGroup}>
          <p className={styles.line}>{words.accountsLine}</p>
          <ul className={styles.list}><li><Link to="/administracion">{words.people}</Link></li></ul>
        </Card>
      )}
    </>
  );
}
