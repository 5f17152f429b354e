import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { allows } from '@sintra/ui/module.ts';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { useMe } from '@sintra/ui/session.ts';
import { texts } from '../texts.ts';
import { CutCard } from './CutCard.tsx';
import { DecideCard } from './DecideCard.tsx';
import { NextCards } from './NextCards.tsx';
import styles from './home.module.css';
import { WatchCards } from './WatchCards.tsx';
import { DraftsCard, ImportsCard, StatusCard } from './WorkCards.tsx';

const words = texts.work;

/** A work list, not a poster: what waits for this person. */
export function HomePage() {
  const me = useMe();
  const captures = allows(me, 'record', 'create');
  const validates = allows(me, 'record', 'validate');
  const reads = allows(me, 'record', 'read') || allows(me, 'record', 'count');
  const actions = captures && <Button component={Link} to="/victimas/nueva" leftSection={<IconPlus size={16} aria-hidden />}>{words.newVictim}</Button>;
  return (
    <Page title={words.title} lead={words.greeting(me.user.name)} actions={actions}>
      <div className={styles.cards}>
        {captures && <StatusCard status="observed" title={words.observed} line={words.observedLine} empty={words.observedEmpty} />}
        {captures && <DraftsCard />}
        {captures && <StatusCard status="draft" title={words.toSend} line={words.toSendLine} empty={words.toSendEmpty} />}
        {validates && <StatusCard status="submitted" title={words.toValidate} line={words.toValidateLine} empty={words.toValidateEmpty} />}
        <DecideCard />
        {allows(me, 'record', 'import') && <ImportsCard />}
        {allows(me, 'work', 'read') && <NextCards />}
        <WatchCards />
        {reads && <CutCard />}
      </div>
    </Page>
  );
}
