import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { texts } from '../texts.ts';
import { texts as access } from './access-texts.ts';
import { FactorRulesPanel } from './FactorRulesPanel.tsx';
import { InstitutionsPanel } from './InstitutionsPanel.tsx';
import { QuotasPanel } from './QuotasPanel.tsx';
import { quotaTexts } from './quota-texts.ts';
import { UsersPanel } from './UsersPanel.tsx';

/** Institutions and accounts; the tab is in the address. */
export function AdministrationPage() {
  const { ver = 'personas' } = useSearch({ strict: false }) as { ver?: string };
  const navigate = useNavigate();
  const limits = useRight('quota', 'manage');
  return (
    <Page title={texts.admin.title}>
      <Tabs value={ver} onChange={(tab) => void navigate({ to: '/administracion', search: { ver: tab } })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="personas">{texts.admin.users}</Tabs.Tab>
          <Tabs.Tab value="instituciones">{texts.admin.institutions}</Tabs.Tab>
          <Tabs.Tab value="segundo-paso">{access.rules}</Tabs.Tab>
          {limits && <Tabs.Tab value="limites">{quotaTexts.tab}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="personas" pt={16}><UsersPanel /></Tabs.Panel>
        <Tabs.Panel value="instituciones" pt={16}><InstitutionsPanel /></Tabs.Panel>
        <Tabs.Panel value="segundo-paso" pt={16}><FactorRulesPanel /></Tabs.Panel>
        {limits && <Tabs.Panel value="limites" pt={16}><QuotasPanel /></Tabs.Panel>}
      </Tabs>
    </Page>
  );
}
