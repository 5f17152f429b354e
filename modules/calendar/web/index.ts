import { IconCalendar } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { allows, type WebModule } from '@sintra/ui/module.ts';
import { texts } from './texts.ts';

export { nextQuery, type Item } from './api.ts';
export { texts as calendarTexts } from './texts.ts';

export const calendar: WebModule = {
  id: 'calendar',
  nav: { to: '/calendario', label: texts.module, icon: IconCalendar, allowed: (me) => allows(me, 'work', 'read') },
  routes: (parent: AnyRoute) => [
    createRoute({ getParentRoute: () => parent, path: '/calendario', component: lazyRouteComponent(() => import('./CalendarPage.tsx'), 'CalendarPage') }),
    createRoute({ getParentRoute: () => parent, path: '/calendario/cumplimiento', component: lazyRouteComponent(() => import('./CompliancePage.tsx'), 'CompliancePage') }),
    createRoute({ getParentRoute: () => parent, path: '/calendario/suscripciones', component: lazyRouteComponent(() => import('./FeedsPage.tsx'), 'FeedsPage') }),
  ],
};
