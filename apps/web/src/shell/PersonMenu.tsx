import { Button, Menu, useMantineColorScheme, VisuallyHidden, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconChevronDown, IconLogout } from '@tabler/icons-react';
import { useMe } from '@sintra/ui/session.ts';
import { signOut } from '../session/api.ts';
import { texts } from '../texts.ts';
import styles from './shell.module.css';

const themes: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

const initials = (name: string): string =>
  name.split(/\s+/).filter((word) => word !== '').slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join('');

const leave = (): void => {
  void signOut().catch(() => undefined).finally(() => window.location.assign('/'));
};

/** Who is signed in, with which functions; theme and exit. */
export function PersonMenu() {
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={264} shadow="md">
      <Menu.Target>
        <Button variant="subtle" color="gray" className={styles.person ?? ''} rightSection={<IconChevronDown size={16} aria-hidden />}>
          <span className={styles.avatar} data-initials={initials(me.user.name)} aria-hidden="true" />
          <VisuallyHidden>{texts.account}</VisuallyHidden>
          <span className={styles.personName}>{me.user.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.personCard}>
          <strong>{me.user.name}</strong>
          <span>{me.user.email}</span>
          <span>{me.roles.map((role) => texts.roles[role] ?? role).join(' · ')}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{texts.theme.label}</Menu.Label>
        {themes.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={scheme === colorScheme ? <IconCheck size={16} aria-hidden /> : null}
          >
            {texts.theme[scheme as 'light' | 'dark' | 'auto']}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={leave}>{texts.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
