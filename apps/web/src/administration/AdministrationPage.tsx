import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { texts } from '../texts.ts';
import { texts as access } from './access-texts.ts';
import { FactorRulesPanel } from './FactorRulesPanel.tsx';
import { InstitutionsPanel } from './InstitutionsPanel.tsx';
import { UsersPanel } from './UsersPanel.tsx';

/** Institutions and accounts; the tab is in the address. */
export function AdministrationPage() {
  const { ver = 'personas' } = useSearch({ strict: false }) as { ver?: string };
  const navigate = useNavigate();
  return (
    <Page title={texts.admin.title}>
      <Tabs value={ver} onChange={(tab) => void navigate({ to: '/administracion', search: { ver: tab } })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="personas">{texts.admin.users}</Tabs.Tab>
          <Tabs.Tab value="instituciones">{texts.admin.institutions}</Tabs.Tab>
          <Tabs.Tab value="segundo-paso">{access.rules}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="personas" pt={16}><UsersPanel /></Tabs.Panel>
        <Tabs.Panel value="instituciones" pt={16}><InstitutionsPanel /></Tabs.Panel>
        <Tabs.Panel value="segundo-paso" pt={16}><FactorRulesPanel /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}
