import { IconChartHistogram } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { allows, type WebModule } from '@sintra/ui/module.ts';
import { texts } from './texts.ts';

export const statistics: WebModule = {
  id: 'statistics',
  nav: { to: '/estadistica', label: texts.module, icon: IconChartHistogram, allowed: (me) => allows(me, 'record', 'count') },
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/estadistica', component: lazyRouteComponent(() => import('./DashboardPage.tsx'), 'DashboardPage') }),
  ],
};
