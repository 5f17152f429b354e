import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRight } from '@sintra/ui/session.ts';
import type { PanelProps } from '@sintra/ui/records/screens.ts';
import { sheetQuery } from './api.ts';
import { Behind } from './Behind.tsx';
import { LightTag } from './LightTag.tsx';
import { newReport } from './new-report.ts';
import styles from './programme.module.css';
import { texts } from './texts.ts';

/** How the activity stands: its light with the rule that lit it, the way to report, and what it was resolved in. */
export function ActivityPanel({ record }: PanelProps) {
  const reports = useRight('work', 'create');
  const year = Number(record.values['year'] ?? 0);
  const sheet = useQuery({ ...sheetQuery(year), enabled: year > 0 });
  const line = sheet.data?.lines.find(({ id }) => id === record.id);
  return (
    <>
      <section id="activity-follow-up" className={styles.panel} aria-labelledby="activity-follow-up-title">
        <h2 id="activity-follow-up-title">{texts.followUp}</h2>
        {line !== undefined && <p><LightTag light={line.light} rule={line.rule} /> <span>{line.rule}</span></p>}
        {reports && <Button renderRoot={(props) => <Link {...newReport(record.id, year, sheet.data?.today)} {...props} />} variant="default">{texts.report}</Button>}
      </section>
      <Behind activity={record.id} />
    </>
  );
}
