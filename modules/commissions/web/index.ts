import { IconUsersGroup } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { allows, type WebModule } from '@sintra/ui/module.ts';
import { recordScreens } from '@sintra/ui/records/routes.tsx';
import { screens } from './screens.ts';
import { texts } from './texts.ts';

export { WatchLine } from './parts.tsx';

/** Where the module's own screens are; lists, captures and record pages are those of every form. */
const own = (parent: AnyRoute): readonly AnyRoute[] => [
  createRoute({ getParentRoute: () => parent, path: '/comisiones', component: lazyRouteComponent(() => import('./overview/OverviewPage.tsx'), 'OverviewPage') }),
  createRoute({ getParentRoute: () => parent, path: '/comisiones/seguimiento', component: lazyRouteComponent(() => import('./FollowUpPage.tsx'), 'FollowUpPage') }),
  createRoute({ getParentRoute: () => parent, path: '/comisiones/sesiones/$id/preparar', component: lazyRouteComponent(() => import('./session/PreparePage.tsx'), 'PreparePage') }),
  createRoute({ getParentRoute: () => parent, path: '/comisiones/sesiones/$id/celebrar', component: lazyRouteComponent(() => import('./session/HoldPage.tsx'), 'HoldPage') }),
  createRoute({ getParentRoute: () => parent, path: '/comisiones/sesiones/$id/cerrar', component: lazyRouteComponent(() => import('./session/ClosePage.tsx'), 'ClosePage') }),
];

export const commissions: WebModule = {
  id: 'commissions',
  nav: { to: '/comisiones', label: texts.module, icon: IconUsersGroup, allowed: (me) => allows(me, 'work', 'read') },
  screens,
  routes: (parent) => [...own(parent), ...screens.map((screen) => recordScreens(screen)(parent))],
};
