import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { useMe } from '@sintra/ui/session.ts';
import { allows } from '@sintra/ui/module.ts';
import { texts } from '../texts.ts';
import { texts as access } from './access-texts.ts';
import { ConfirmPanel } from './ConfirmPanel.tsx';
import { FactorRulesPanel } from './FactorRulesPanel.tsx';
import { InstitutionsPanel } from './InstitutionsPanel.tsx';
import { KeysPanel } from './KeysPanel.tsx';
import { keyTexts } from './key-texts.ts';
import { texts as lifecycle } from './lifecycle-texts.ts';
import { QuotasPanel } from './QuotasPanel.tsx';
import { quotaTexts } from './quota-texts.ts';
import { UsersPanel } from './UsersPanel.tsx';

interface Tab {
  readonly id: string;
  readonly label: string;
  /** Resource and action that open it. */
  readonly right: readonly [string, string];
  readonly panel: ComponentType;
}

const tabs: readonly Tab[] = [
  { id: 'personas', label: texts.admin.users, right: ['user', 'read'], panel: UsersPanel },
  { id: 'confirmar', label: lifecycle.confirmTab, right: ['user', 'confirm'], panel: ConfirmPanel },
  { id: 'instituciones', label: texts.admin.institutions, right: ['institution', 'manage'], panel: InstitutionsPanel },
  { id: 'segundo-paso', label: access.rules, right: ['user', 'manage'], panel: FactorRulesPanel },
  { id: 'limites', label: quotaTexts.tab, right: ['quota', 'manage'], panel: QuotasPanel },
  { id: 'llaves', label: keyTexts.tab, right: ['key', 'manage'], panel: KeysPanel },
];

/** Institutions and accounts; the tab is in the address, and each is there for who may use it. */
export function AdministrationPage() {
  const { ver } = useSearch({ strict: false }) as { ver?: string };
  const navigate = useNavigate();
  const me = useMe();
  const mine = tabs.filter(({ right: [resource, action] }) => allows(me, resource, action));
  const shown = mine.find(({ id }) => id === ver)?.id ?? mine[0]?.id ?? null;
  return (
    <Page title={texts.admin.title}>
      <Tabs value={shown} onChange={(tab) => void navigate({ to: '/administracion', search: { ver: tab } })} keepMounted={false}>
        <Tabs.List>{mine.map(({ id, label }) => <Tabs.Tab key={id} value={id}>{label}</Tabs.Tab>)}</Tabs.List>
        {mine.map(({ id, panel: Panel }) => <Tabs.Panel key={id} value={id} pt={16}><Panel /></Tabs.Panel>)}
      </Tabs>
    </Page>
  );
}
