import styles from './programme.module.css';
import { texts } from './texts.ts';

type Item = Readonly<Record<string, unknown>>;
const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const inside = (value: unknown, key: string): string => (typeof value === 'object' && value !== null ? word((value as Item)[key]) : '');
const peopleOf = (value: unknown): string => (Array.isArray(value) ? value.map((one: unknown) => `${inside(one, 'asWritten')}${inside(one, 'organization') === '' || inside(one, 'organization') === inside(one, 'asWritten') ? '' : ` (${inside(one, 'organization')})`}`).join('; ') : '');

const dateWords = (value: unknown): string => {
  const [written, read] = [inside(value, 'asWritten'), inside(value, 'value')];
  return written === '' || written === read ? read : `${written} → ${read === '' ? '?' : read}`;
};

/** Facts of an item in the order in which people ask for them; empty ones are left out. */
function factsOf(item: Item): readonly (readonly [string, string])[] {
  const responsible = peopleOf(item['responsibles']) || [inside(item['coordinator'], 'asWritten'), inside(item['coordinator'], 'organization')].filter(Boolean).join(' → ');
  const facts: readonly (readonly [string, string])[] = [
    ['', word(item['name']) || word(item['title']) || word(item['asWritten']) || word(item['text']) || word(item['acronym']) || inside(item['organization'], 'name') || word(item['year'])],
    ['Órgano', word(item['body'])], ['Número', item['kind'] === 'session' || item['kind'] === 'objective' || item['kind'] === 'strategy' || item['kind'] === 'action' ? word(item['number']) : ''],
    ['Fecha', dateWords(item['date']) || dateWords(item['validity'])], ['Responsable', responsible], ['Partes', word(item['parties'])], ['Sede', word(item['venue'])], ['Participantes', word(item['participants'])],
    ['Meta', word(item['target'])], ['Significado', word(item['meaning'])], ['Depende de', word(item['parent'])],
    ['Objetivo', [word(item['objective']), word(item['strategy']), word(item['action'])].filter(Boolean).join(' · ')],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** One thing that was understood: what it is and its facts. */
export function ItemWords({ item }: { item: Item }) {
  const [head, ...rest] = factsOf(item);
  const first = head?.[1] ?? '';
  return (
    <div className={styles.item}>
      <strong>{texts.items[word(item['kind'])] ?? ''}: </strong>{first.length > 260 ? `${first.slice(0, 260)}…` : first}
      {rest.length > 0 && <dl className={styles.facts}>{rest.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>}
    </div>
  );
}
