import { Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { texts as house } from '../texts.ts';
import { texts } from './access-texts.ts';
import styles from './administration.module.css';
import { changeFactorRule, factorRulesQuery, type FactorRule } from './api.ts';

/** Which roles must prove themselves twice, and for how long a new account may put it off. */
export function FactorRulesPanel() {
  const client = useQueryClient();
  const rules = useQuery(factorRulesQuery);
  const changing = useMutation({
    mutationFn: changeFactorRule,
    onSuccess: (all) => {
      client.setQueryData(factorRulesQuery.queryKey, all);
      announce(texts.saved);
    },
  });
  if (rules.isError) return <ErrorNotice error={rules.error} />;
  if (rules.data === undefined) return <Waiting />;
  return (
    <div className={styles.panel}>
      <p>{texts.rulesLead}</p>
      {changing.isError && <ErrorNotice error={changing.error} />}
      <div className={styles.scroll} role="region" aria-label={texts.rules} tabIndex={0}>
        <table className={styles.table}>
          <thead><tr>{[texts.role, texts.required, texts.grace].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>{rules.data.map((rule) => <RuleRow key={rule.role} rule={rule} onChange={changing.mutate} />)}</tbody>
        </table>
      </div>
    </div>
  );
}

function RuleRow({ rule, onChange }: { rule: FactorRule; onChange: (rule: FactorRule) => void }) {
  const name = house.roles[rule.role] ?? rule.role;
  const [days, setDays] = useState(String(rule.graceDays));
  const keep = () => {
    const graceDays = Number(days);
    if (!Number.isInteger(graceDays) || graceDays < 0 || graceDays > 30) return setDays(String(rule.graceDays));
    if (graceDays !== rule.graceDays) onChange({ ...rule, graceDays });
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td><Checkbox aria-label={texts.requiredFor(name)} checked={rule.required} onChange={(event) => onChange({ ...rule, required: event.currentTarget.checked })} /></td>
      <td><TextInput aria-label={texts.graceFor(name)} inputMode="numeric" size="xs" maxLength={2} disabled={!rule.required} value={days} onChange={(event) => setDays(event.currentTarget.value)} onBlur={keep} /></td>
    </tr>
  );
}
