import { Button, Popover, SegmentedControl, useMantineColorScheme, VisuallyHidden, type MantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconKey, IconListCheck, IconLogout } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '@sintra/ui/session.ts';
import { signOut } from '../session/api.ts';
import { texts } from '../texts.ts';
import styles from './shell.module.css';

const themes = [{ value: 'light', label: texts.theme.light }, { value: 'dark', label: texts.theme.dark }, { value: 'auto', label: texts.theme.auto }];

const initials = (name: string): string =>
  name.split(/\s+/).filter((word) => word !== '').slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join('');

const leave = (): void => {
  void signOut().catch(() => undefined).finally(() => window.location.assign('/'));
};

/** Who is signed in, with which functions; theme and exit. */
export function PersonMenu() {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={280} shadow="md" trapFocus withRoles={false} withinPortal={false}>
      <Popover.Target>
        <Button variant="subtle" color="gray" className={styles.person ?? ''} onClick={() => setOpen(!open)} aria-expanded={open} rightSection={<IconChevronDown size={16} aria-hidden />}>
          <span className={styles.avatar} data-initials={initials(me.user.name)} aria-hidden="true" />
          <VisuallyHidden>{texts.accountOf}</VisuallyHidden>
          <span className={styles.personName}>{me.user.name}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.personCard}>
          <strong>{me.user.name}</strong>
          <span>{me.user.email}</span>
          <span>{me.roles.map((role) => texts.roles[role] ?? role).join(' · ')}</span>
        </div>
        <SegmentedControl fullWidth size="xs" aria-label={texts.theme.label} data={themes} value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)} />
        <Button className={styles.leave ?? ''} variant="default" fullWidth component={Link} to="/cuenta" leftSection={<IconKey size={16} aria-hidden />} onClick={() => setOpen(false)}>{texts.account.title}</Button>
        <Button className={styles.leave ?? ''} variant="default" fullWidth component={Link} to="/permisos" leftSection={<IconListCheck size={16} aria-hidden />} onClick={() => setOpen(false)}>{texts.rights.title}</Button>
        <Button className={styles.leave ?? ''} variant="default" fullWidth leftSection={<IconLogout size={16} aria-hidden />} onClick={leave}>{texts.signOut}</Button>
      </Popover.Dropdown>
    </Popover>
  );
}
