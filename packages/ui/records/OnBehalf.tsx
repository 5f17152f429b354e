import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.ts';
import { useMe, useRight } from '../session.ts';
import { texts } from '../texts.ts';

interface Institution {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
}

const words = texts.onBehalf;

interface Props {
  readonly value: string | null;
  readonly onChange: (institution: string | null) => void;
}

/** For whom the record is captured; only who coordinates the nation is asked. Null is one's own institution. */
export function OnBehalf({ value, onChange }: Props) {
  const me = useMe();
  const may = useRight('institution', 'act_for');
  const institutions = useQuery({ queryKey: ['institutions'], queryFn: () => get<readonly Institution[]>('/institutions'), enabled: may });
  if (!may) return null;
  const others = (institutions.data ?? []).filter(({ id }) => id !== me.institution.id).map(({ id, acronym, name }) => ({ value: id, label: `${acronym} · ${name}` }));
  return (
    <Select
      label={words.label} description={words.help} placeholder={words.own} data={others} value={value} onChange={onChange} searchable clearable
      clearButtonProps={{ 'aria-label': words.own }} maw={560}
    />
  );
}
