import { IconAdjustments, IconAlertTriangle, IconChecklist, IconHome, IconListDetails } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { allows, type NavItem } from '@sintra/ui/module.ts';
import { requestTexts } from '@sintra/ui/exports/texts.ts';
import { useMe } from '@sintra/ui/session.ts';
import { mayEmergencies } from '../emergencies/api.ts';
import { emergencyTexts } from '../emergencies/texts.ts';
import { modules } from '../modules.ts';
import { texts } from '../texts.ts';
import { Mark } from './Mark.tsx';
import styles from './shell.module.css';

const home: NavItem = { to: '/', label: texts.home, icon: IconHome, allowed: () => true };
const last: readonly NavItem[] = [
  { to: '/solicitudes/exportacion', label: requestTexts.rail, icon: IconChecklist, allowed: (me) => allows(me, 'record', 'approve_export') },
  { to: '/emergencias', label: emergencyTexts.rail, icon: IconAlertTriangle, allowed: mayEmergencies },
  { to: '/bitacora', label: texts.log, icon: IconListDetails, allowed: (me) => allows(me, 'log', 'read') },
  { to: '/administracion', label: texts.administration, icon: IconAdjustments, allowed: (me) => allows(me, 'user', 'read') || allows(me, 'user', 'confirm') || allows(me, 'institution', 'manage') },
];

/** Only the modules that exist and that the role may open. */
export function Rail({ label }: { label: string }) {
  const me = useMe();
  const items = [home, ...modules.map((module) => module.nav), ...last].filter((item) => item.allowed(me));
  return (
    <nav className={styles.rail} aria-label={label}>
      <div className={styles.brand}>
        <Mark size={28} />
        <span>{texts.product}</span>
      </div>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link to={item.to} className={styles.railLink ?? ''} activeOptions={{ exact: item.to === '/', includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
              <item.icon size={20} aria-hidden />
              <span>{item.label}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/creditos" className={styles.railFoot ?? ''}>{texts.credits}</Link>
    </nav>
  );
}
