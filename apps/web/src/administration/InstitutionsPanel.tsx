import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { catalogsQuery } from '@sintra/ui/api/queries.ts';
import { labelOf } from '@sintra/ui/form/options.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { texts as house } from '../texts.ts';
import styles from './administration.module.css';
import { institutionsQuery, type Institution } from './api.ts';
import { ExcelTools } from './ExcelTools.tsx';
import { InstitutionForm } from './InstitutionForm.tsx';
import { texts } from './lifecycle-texts.ts';
import { plain } from './UsersPanel.tsx';

const words = house.admin;
const sayDay = (iso: string): string => iso.split('-').toReversed().join('/');

export function InstitutionsPanel() {
  const institutions = useQuery(institutionsQuery);
  const [edited, setEdited] = useState<Institution | 'new' | null>(null);
  const [text, setText] = useState('');
  if (institutions.isError) return <ErrorNotice error={institutions.error} />;
  if (institutions.data === undefined) return <Waiting />;
  const found = institutions.data.filter(({ acronym, name, legalName }) => plain(`${acronym} ${name} ${legalName ?? ''}`).includes(plain(text.trim())));
  return (
    <div className={styles.panel}>
      {edited === null
        ? <Button onClick={() => setEdited('new')}>{words.newInstitution}</Button>
        : <InstitutionForm key={edited === 'new' ? 'new' : edited.id} institution={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      <ExcelTools kind="institutions" queryKey={institutionsQuery.queryKey} />
      <TextInput type="search" label={texts.findInstitution} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      {found.length === 0 ? <p role="status">{texts.noInstitution}</p> : <InstitutionsTable institutions={found} onEdit={setEdited} />}
    </div>
  );
}

function InstitutionsTable({ institutions, onEdit }: { institutions: readonly Institution[]; onEdit: (one: Institution) => void }) {
  const states = useQuery(catalogsQuery).data?.['state'] ?? [];
  const heads = [words.acronym, words.name, words.level, words.state, texts.successor, texts.until, texts.manage];
  return (
    <div className={styles.scroll} role="region" aria-label={words.institutions} tabIndex={0}>
      <table className={styles.table}>
        <thead><tr>{heads.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {institutions.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.acronym}</th>
              <td>
                {one.name}
                {one.legalName !== null && one.legalName !== one.name && <div className={styles.quiet}>{one.legalName}</div>}
                {one.formerNames.map(({ name, until }) => <div key={until} className={styles.quiet}>{texts.former(name, sayDay(until))}</div>)}
              </td>
              <td>{words.levels[one.level as keyof typeof words.levels] ?? one.level}</td>
              <td>{one.state === null ? '' : labelOf(states, one.state)}</td>
              <td>{one.successor?.acronym}</td>
              <td>{one.validUntil === null ? '' : sayDay(one.validUntil)}</td>
              <td><Button variant="default" size="compact-md" aria-label={texts.changeInstitution(one.acronym)} onClick={() => onEdit(one)}>{texts.manage}</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
