import { useQuery } from '@tanstack/react-query';
import { IconChecklist } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { requestsQuery, type Approval } from '@sintra/ui/exports/api.ts';
import { allows } from '@sintra/ui/module.ts';
import { useMe } from '@sintra/ui/session.ts';
import { confirmableQuery } from '../administration/api.ts';
import { emergenciesQuery, isWaiting } from '../emergencies/api.ts';
import { Card } from './Card.tsx';
import styles from './home.module.css';
import { decideTexts as words } from './texts.ts';

const toDecide = (list: readonly Approval[] | undefined): number | undefined => list?.filter(({ state, own }) => state === 'waiting' && !own).length;

/** What waits for this person's word, one question a kind and only by right. */
function useDecisions() {
  const me = useMe();
  const mayExport = allows(me, 'record', 'approve_export');
  const mayErase = allows(me, 'record', 'erase');
  const reviews = allows(me, 'record', 'grant');
  const confirms = allows(me, 'user', 'confirm');
  const exports = useQuery({ ...requestsQuery('export'), enabled: mayExport });
  const erasures = useQuery({ ...requestsQuery('erasure'), enabled: mayErase });
  const emergencies = useQuery({ ...emergenciesQuery, enabled: reviews });
  const people = useQuery({ ...confirmableQuery, enabled: confirms });
  return [
    { may: mayExport, to: '/solicitudes/exportacion', count: toDecide(exports.data), line: words.exports },
    { may: mayErase, to: '/solicitudes/supresion', count: toDecide(erasures.data), line: words.erasures },
    { may: reviews, to: '/emergencias', count: emergencies.data?.filter(isWaiting).length, line: words.emergencies },
    { may: confirms, to: '/administracion', search: { ver: 'confirmar' }, count: people.data?.filter(({ due }) => due).length, line: words.accounts },
  ].filter(({ may }) => may);
}

/** Requests and accesses that another person's word is waited for; nothing for who decides none. */
export function DecideCard() {
  const decisions = useDecisions();
  if (decisions.length === 0) return null;
  const waiting = decisions.filter(({ count }) => (count ?? 0) > 0);
  const known = decisions.every(({ count }) => count !== undefined);
  return (
    <Card title={words.title} icon={IconChecklist} waits={waiting.length > 0}>
      {waiting.length === 0 && <p className={styles.line}>{known ? words.empty : '\u00a0'}</p>}
      <ul className={styles.list}>
        {waiting.map(({ to, search, count, line }) => <li key={to}><span>{line(count ?? 0)}</span><Link to={to} {...(search !== undefined && { search })} aria-label={words.openOf(line(count ?? 0))}>{words.open}</Link></li>)}
      </ul>
    </Card>
  );
}
