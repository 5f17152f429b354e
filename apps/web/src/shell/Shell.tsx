import { Drawer } from '@mantine/core';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { AllScreensProvider } from '@sintra/ui/records/all-screens.ts';
import { UndoBar } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { modules } from '../modules.ts';
import { texts } from '../texts.ts';
import { Rail } from './Rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './TopBar.tsx';

const allScreens = modules.flatMap(({ screens }) => screens ?? []);

/** The house: skip link, rail, top bar and the screen. */
export function Shell({ onHide }: { onHide: () => void }) {
  const [menuOpen, setMenuOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useFocusOnNavigation(path);
  useEffect(() => setMenuOpen(false), [path]);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">{texts.skip}</a>
      <div className={styles.railHolder}><Rail label={texts.mainNavigation} /></div>
      <Drawer.Root opened={menuOpen} onClose={() => setMenuOpen(false)} size={264} lockScroll={false} withinPortal={false}>
        <Drawer.Overlay />
        <Drawer.Content className={styles.drawer ?? ''} aria-label={texts.menu}>
          <Drawer.Body className={styles.drawerBody ?? ''}>
            <Drawer.CloseButton aria-label={texts.closeMenu} className={styles.drawerClose ?? ''} />
            <Rail label={texts.drawerNavigation} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <TopBar onHide={onHide} onMenu={() => setMenuOpen(true)} />
      <main id="content" tabIndex={-1} className={styles.content}>
        <Suspense fallback={<div className={styles.fallback}><Waiting /></div>}>
          <AllScreensProvider value={allScreens}><Outlet /></AllScreensProvider>
        </Suspense>
      </main>
      <UndoBar />
    </div>
  );
}

/** A new screen tells where one is: the keyboard and the screen reader start at its title. */
function useFocusOnNavigation(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    const title = document.querySelector<HTMLElement>('[data-page-title]') ?? document.getElementById('content');
    title?.focus({ preventScroll: true });
  }, [path]);
}
