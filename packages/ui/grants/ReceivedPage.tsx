import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorNotice } from '../parts/Notice.tsx';
import { EmptyState, Page } from '../parts/Page.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { useScreens } from '../records/screens.ts';
import { Tabs } from '../records/Tabs.tsx';
import { useMe } from '../session.ts';
import { sayShortInstant } from '../words.ts';
import { allGrantsQuery, isOpen, type ListedGrant } from './api.ts';
import styles from './grants.module.css';
import { grantTexts } from './texts.ts';
import { sayClasses } from './words.ts';

const words = grantTexts.received;

function Table({ grants, base }: { grants: readonly ListedGrant[]; base: string }) {
  const heads = [words.folio, words.owner, words.why, words.sees, words.until];
  return (
    <div className={styles.scroll} role="region" aria-label={words.title} tabIndex={0}>
      <table className={styles.table}>
        <thead><tr>{heads.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {grants.map((grant) => (
            <tr key={grant.id}>
              <th scope="row"><Link to={`${base}/${grant.record}`}>{grant.folio ?? words.closed}</Link></th>
              <td>{grant.owner}</td>
              <td>{grantTexts.kinds[grant.kind] ?? grant.kind}: «{grant.reason}»</td>
              <td>{sayClasses(grant.classes)}</td>
              <td>{sayShortInstant(grant.until)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Records of other institutions that are open today to one's own. */
export function ReceivedPage() {
  const { formId, base } = useScreens();
  const { institution } = useMe();
  const all = useQuery(allGrantsQuery);
  const now = Date.now();
  const grants = all.data?.filter((grant) => grant.form === formId && grant.to === institution.acronym && grant.owner !== institution.acronym && isOpen(grant, now));
  return (
    <Page title={words.title} lead={words.lead}>
      <Tabs />
      {all.isError && <ErrorNotice error={all.error} />}
      {all.isPending && <Waiting lines={6} />}
      {grants?.length === 0 && <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState>}
      {grants !== undefined && grants.length > 0 && <Table grants={grants} base={base} />}
    </Page>
  );
}
