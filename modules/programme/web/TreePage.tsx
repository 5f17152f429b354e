import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { treeQuery, type Goal } from './api.ts';
import { ProgrammeTabs } from './ProgrammeTabs.tsx';
import styles from './programme.module.css';
import { texts } from './texts.ts';

const at: Readonly<Record<Goal['level'], string>> = { objective: '/programa/catalogo-objetivos', strategy: '/programa/estrategias', action: '/programa/acciones' };

function Branch({ goals, parent }: { goals: readonly Goal[]; parent: string | null }) {
  const own = goals.filter((goal) => goal.parent === parent);
  if (own.length === 0) return null;
  return (
    <ul className={styles.tree}>
      {own.map((goal) => (
        <li key={goal.id} data-level={goal.level}>
          <Link to={`${at[goal.level]}/${goal.id}`}>{goal.title}</Link>
          <span className={styles.quiet}>{texts.activitiesOf(goal.open, goal.activities)}</span>
          <Branch goals={goals} parent={goal.id} />
        </li>
      ))}
    </ul>
  );
}

/** Objectives, strategies and actions of the Programa Nacional, with the year's activities under each. */
export function TreePage() {
  const search: { anio?: string } = useSearch({ strict: false });
  const tree = useQuery(treeQuery(Number(search.anio ?? new Date().getFullYear())));
  return (
    <Page title={texts.treeTitle} lead={texts.treeLead}>
      <ProgrammeTabs />
      {tree.isError && <ErrorNotice error={tree.error} />}
      {tree.isPending && <Waiting lines={10} />}
      {tree.data?.length === 0 && <EmptyState title={texts.noTree}>{texts.empty}</EmptyState>}
      {tree.data !== undefined && <Branch goals={tree.data} parent={null} />}
    </Page>
  );
}
