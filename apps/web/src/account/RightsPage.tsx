import { useQuery } from '@tanstack/react-query';
import { get } from '@sintra/ui/api/http.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { texts } from '../texts.ts';
import styles from './account.module.css';

interface Rights {
  readonly roles: readonly { readonly id: string; readonly name: string; readonly about: string }[];
  readonly groups: readonly { readonly resource: string; readonly title: string; readonly rights: readonly { readonly action: string; readonly what: string; readonly whose: readonly string[] }[] }[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

const words = texts.rights;
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const list = new Intl.ListFormat('es', { type: 'conjunction' });

/** «Qué puedo hacer»: one's own rights, said by the same table that decides. */
export function RightsPage() {
  const rights = useQuery({ queryKey: ['me', 'rights'], queryFn: () => get<Rights>('/me/rights') });
  return (
    <Page title={words.title} lead={words.lead} width="narrow">
      {rights.isError && <ErrorNotice error={rights.error} />}
      {rights.isPending && <Waiting lines={8} />}
      {rights.data !== undefined && <Shown {...rights.data} />}
    </Page>
  );
}

function Shown({ roles, groups, reads, writes }: Rights) {
  return (
    <>
      <dl className={styles.facts}>{roles.map((role) => <div key={role.id}><dt>{role.name}</dt><dd>{role.about}</dd></div>)}</dl>
      {groups.map((group) => (
        <section key={group.resource} className={styles.rights} aria-labelledby={`rights-${group.resource}`}>
          <h2 id={`rights-${group.resource}`}>{group.title}</h2>
          <dl className={styles.facts}>{group.rights.map((right) => <div key={right.action}><dt>{sentence(right.what)}</dt><dd>{sentence(list.format(right.whose))}</dd></div>)}</dl>
        </section>
      ))}
      <div className={styles.rights}>
        {reads.length > 0 && <p>{words.reads(list.format(reads))}</p>}
        {writes.length > 0 && <p>{words.writes(list.format(writes))}</p>}
        <p>{words.rest}</p>
      </div>
    </>
  );
}
