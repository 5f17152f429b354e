import { IconTargetArrow } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { allows, type WebModule } from '@sintra/ui/module.ts';
import { recordScreens } from '@sintra/ui/records/routes.tsx';
import { programmeScreens } from './screens.ts';
import { texts } from './texts.ts';

export { LightTag } from './LightTag.tsx';
export { placeInYear, type PlanLine } from './plan/line.ts';
export { planTexts } from './plan/texts.ts';
export { YearPlan } from './plan/YearPlan.tsx';
export { YearBar } from './YearBar.tsx';

const records = programmeScreens.map(recordScreens);

const own = (parent: AnyRoute): readonly AnyRoute[] => [
  createRoute({ getParentRoute: () => parent, path: '/programa', component: lazyRouteComponent(() => import('./SheetPage.tsx'), 'SheetPage') }),
  createRoute({ getParentRoute: () => parent, path: '/programa/ronda', component: lazyRouteComponent(() => import('./RoundPage.tsx'), 'RoundPage') }),
  createRoute({ getParentRoute: () => parent, path: '/programa/objetivos', component: lazyRouteComponent(() => import('./TreePage.tsx'), 'TreePage') }),
  createRoute({ getParentRoute: () => parent, path: '/programa/comparar', component: lazyRouteComponent(() => import('./ComparePage.tsx'), 'ComparePage') }),
  createRoute({ getParentRoute: () => parent, path: '/programa/documentos', component: lazyRouteComponent(() => import('./DocumentsPage.tsx'), 'DocumentsPage') }),
  createRoute({ getParentRoute: () => parent, path: '/programa/documentos/$documentId', component: lazyRouteComponent(() => import('./DocumentPage.tsx'), 'DocumentPage') }),
];

export const programme: WebModule = {
  id: 'programme',
  nav: { to: '/programa', label: texts.module, icon: IconTargetArrow, allowed: (me) => allows(me, 'work', 'read') },
  screens: programmeScreens,
  routes: (parent) => [...own(parent), ...records.map((routes) => routes(parent))],
};
