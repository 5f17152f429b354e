import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { Acts } from './Acts.tsx';
import { Alerts } from './Alerts.tsx';
import { Check } from './Check.tsx';
import { logTexts as words } from './texts.ts';

const parts = [{ value: 'anotaciones', label: words.tabs.acts }, { value: 'alertas', label: words.tabs.alerts }, { value: 'comprobar', label: words.tabs.check }];

/** The log as the auditor works with it: who, what, when, why; never a value. */
export function LogPage() {
  const { ver = 'anotaciones', ...asked } = useSearch({ strict: false }) as Readonly<Record<string, string>>;
  const navigate = useNavigate();
  return (
    <Page title={words.title} lead={words.lead}>
      <div>
        <SegmentedControl
          size="sm" aria-label={words.which} data={parts} value={ver}
          onChange={(part) => void navigate({ to: '/bitacora', search: part === 'anotaciones' ? {} : { ver: part } })}
        />
      </div>
      {ver === 'alertas' && <Alerts />}
      {ver === 'comprobar' && <Check />}
      {ver !== 'alertas' && ver !== 'comprobar' && <Acts asked={asked} />}
    </Page>
  );
}
