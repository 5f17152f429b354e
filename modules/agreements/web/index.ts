import { IconContract } from '@tabler/icons-react';
import { allows, type WebModule } from '@sintra/ui/module.ts';
import { recordScreens } from '@sintra/ui/records/routes.tsx';
import type { RecordScreens } from '@sintra/ui/records/screens.ts';
import { wordsOf } from '@sintra/ui/records/words.ts';
import { TermPanel } from './TermPanel.tsx';
import { texts } from './texts.ts';

const screens: RecordScreens = {
  formId: 'agreement', path: 'agreements', base: '/convenios', resource: 'work', identity: false, Before: TermPanel,
  parts: [{ id: 'agreement-term', label: texts.term }],
  words: wordsOf({ singular: 'convenio', plural: 'convenios', gender: 'm' }, { lead: texts.lead, empty: texts.empty }),
  columns: ['title', 'instrumentType', 'signedOn', 'validUntil', 'agreementStatus'],
};

export const agreements: WebModule = {
  id: 'agreements',
  nav: { to: '/convenios', label: texts.module, icon: IconContract, allowed: (me) => allows(me, 'work', 'read') },
  screens: [screens],
  routes: (parent) => [recordScreens(screens)(parent)],
};
