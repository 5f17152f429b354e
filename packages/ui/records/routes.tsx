import { createRoute, lazyRouteComponent, Outlet, type AnyRoute } from '@tanstack/react-router';
import { ScreensProvider, type RecordScreens } from './screens.ts';

const list = lazyRouteComponent(() => import('./ListPage.tsx'), 'ListPage');
const capture = lazyRouteComponent(() => import('./NewPage.tsx'), 'NewPage');
const imports = lazyRouteComponent(() => import('../imports/ImportsPage.tsx'), 'ImportsPage');
const oneImport = lazyRouteComponent(() => import('../imports/ImportPage.tsx'), 'ImportPage');
const received = lazyRouteComponent(() => import('../grants/ReceivedPage.tsx'), 'ReceivedPage');
const record = lazyRouteComponent(() => import('./RecordPage.tsx'), 'RecordPage');

/** List, capture, imports and record page of one form, at the addresses under its base; ids in the address, never names. */
export function recordScreens(screens: RecordScreens): (parent: AnyRoute) => AnyRoute {
  const { base, formId, resource } = screens;
  return (parent) => {
    const around = createRoute({ getParentRoute: () => parent, id: `records-${formId}`, component: () => <ScreensProvider value={screens}><Outlet /></ScreensProvider> });
    const at = (path: string, component: ReturnType<typeof lazyRouteComponent>) => createRoute({ getParentRoute: () => around, path: `${base}${path}`, component });
    // Only records of people are opened one by one to other institutions.
    const shared = resource === 'record' ? [at('/compartidos', received)] : [];
    return around.addChildren([at('', list), at('/nueva', capture), at('/importaciones', imports), at('/importaciones/$importId', oneImport), ...shared, at('/$id', record)]);
  };
}
