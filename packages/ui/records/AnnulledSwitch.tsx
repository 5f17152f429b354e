import { Button } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

/** Annulled records are in no list and no count; here they can be looked at, apart. */
export function AnnulledSwitch() {
  const { base } = useScreens();
  const { after: _, from: __, annulled, ...search } = useSearch({ strict: false }) as Record<string, string>;
  const navigate = useNavigate();
  const shown = annulled === 'true';
  const toggle = () => void navigate({ to: base, search: shown ? search : { ...search, annulled: 'true' } });
  return (
    <Button variant={shown ? 'filled' : 'default'} leftSection={<IconBan size={16} aria-hidden />} aria-pressed={shown} onClick={toggle}>
      {texts.list.annulled}
    </Button>
  );
}
