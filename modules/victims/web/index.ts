import { IconUsers } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { allows, type WebModule } from '@sintra/ui/module.ts';
import { texts } from './texts.ts';

/** Where the module's screens are; ids in the address, never names. */
const screens = (parent: AnyRoute): readonly AnyRoute[] => [
  createRoute({ getParentRoute: () => parent, path: '/victimas', component: lazyRouteComponent(() => import('./ListPage.tsx'), 'ListPage') }),
  createRoute({ getParentRoute: () => parent, path: '/victimas/nueva', component: lazyRouteComponent(() => import('./NewPage.tsx'), 'NewPage') }),
  createRoute({ getParentRoute: () => parent, path: '/victimas/importaciones', component: lazyRouteComponent(() => import('./imports/ImportsPage.tsx'), 'ImportsPage') }),
  createRoute({ getParentRoute: () => parent, path: '/victimas/importaciones/$importId', component: lazyRouteComponent(() => import('./imports/ImportPage.tsx'), 'ImportPage') }),
  createRoute({ getParentRoute: () => parent, path: '/victimas/$id', component: lazyRouteComponent(() => import('./RecordPage.tsx'), 'RecordPage') }),
];

export const victims: WebModule = {
  id: 'victims',
  nav: { to: '/victimas', label: texts.module, icon: IconUsers, allowed: (me) => allows(me, 'record', 'read') },
  routes: screens,
};
