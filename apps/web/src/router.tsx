import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { CreditsPage } from './CreditsPage.tsx';
import { HomePage } from './home/HomePage.tsx';
import { modules } from './modules.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { Broken } from './Broken.tsx';
import { parseSearch, stringifySearch } from './search.ts';
import { FirstAccountPage } from './session/FirstAccountPage.tsx';
import { ProviderPage } from './session/ProviderPage.tsx';
import { RecoveryPage } from './session/RecoveryPage.tsx';
import { SignedIn } from './session/SignedIn.tsx';

const root = createRootRoute({ notFoundComponent: NotFoundPage });
/** Everything behind the door; the address stays while somebody signs in. */
const house = createRoute({ getParentRoute: () => root, id: 'house', component: SignedIn });

const home = createRoute({ getParentRoute: () => house, path: '/', component: HomePage });
const log = createRoute({ getParentRoute: () => house, path: '/bitacora', component: lazyRouteComponent(() => import('./log/LogPage.tsx'), 'LogPage') });
const tray = createRoute({ getParentRoute: () => house, path: '/avisos', component: lazyRouteComponent(() => import('./tray/TrayPage.tsx'), 'TrayPage') });
const administration = createRoute({
  getParentRoute: () => house,
  path: '/administracion',
  component: lazyRouteComponent(() => import('./administration/AdministrationPage.tsx'), 'AdministrationPage'),
});
const account = createRoute({ getParentRoute: () => house, path: '/cuenta', component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage') });
const rights = createRoute({ getParentRoute: () => house, path: '/permisos', component: lazyRouteComponent(() => import('./account/RightsPage.tsx'), 'RightsPage') });
const exportRequests = createRoute({ getParentRoute: () => house, path: '/solicitudes/exportacion', component: lazyRouteComponent(() => import('./requests/RequestPages.tsx'), 'ExportRequestsPage') });
const erasureRequests = createRoute({ getParentRoute: () => house, path: '/solicitudes/supresion', component: lazyRouteComponent(() => import('./requests/RequestPages.tsx'), 'ErasureRequestsPage') });
const emergencies = createRoute({ getParentRoute: () => house, path: '/emergencias', component: lazyRouteComponent(() => import('./emergencies/EmergenciesPage.tsx'), 'EmergenciesPage') });
const emergency = createRoute({ getParentRoute: () => house, path: '/emergencias/$id', component: lazyRouteComponent(() => import('./emergencies/EmergenciesPage.tsx'), 'EmergencyPage') });
const elsewhere = createRoute({ getParentRoute: () => house, path: '$', component: NotFoundPage });
const credits = createRoute({ getParentRoute: () => house, path: '/creditos', component: CreditsPage });
const firstAccount = createRoute({ getParentRoute: () => root, path: '/primer-acceso/$token', component: FirstAccountPage });
const recovery = createRoute({ getParentRoute: () => root, path: '/recuperar', component: RecoveryPage });
const provider = createRoute({ getParentRoute: () => root, path: '/entrar/$provider', component: ProviderPage });

const tree = root.addChildren([
  house.addChildren([home, log, tray, exportRequests, erasureRequests, emergencies, emergency, administration, credits, account, rights, elsewhere, ...modules.flatMap((module) => module.routes(house))]),
  firstAccount,
  recovery,
  provider,
]);

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
  scrollToTopSelectors: ['#content'],
});
