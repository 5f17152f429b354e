import { IconUsers } from '@tabler/icons-react';
import { allows, type WebModule } from '@sintra/ui/module.ts';
import { recordScreens } from '@sintra/ui/records/routes.tsx';
import { victimScreens } from './screens.ts';

const routes = recordScreens(victimScreens);

export const victims: WebModule = {
  id: 'victims',
  nav: { to: victimScreens.base, label: victimScreens.words.back, icon: IconUsers, allowed: (me) => allows(me, 'record', 'read') },
  screens: [victimScreens],
  routes: (parent) => [routes(parent)],
};
