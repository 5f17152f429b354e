import { Link } from '@tanstack/react-router';
import { texts } from '../texts.ts';
import { sayNumber, sayShare } from '../words.ts';
import styles from './charts.module.css';
import type { Address, ChartData } from './types.ts';

interface Props {
  readonly title: string;
  readonly data: ChartData;
  readonly total: number;
  readonly address?: Address | undefined;
}

/** The same figures as a table; every number opens its list, for who may read one. */
export function MarksTable({ title, data, total, address }: Props) {
  const twofold = data.seriesName !== undefined;
  return (
    <div className={styles.tableScroll} role="region" aria-label={texts.chart.tableOf(title)} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.hiddenCaption}>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{data.category}</th>
            {twofold && <th scope="col">{data.seriesName}</th>}
            <th scope="col" data-number="true">{data.counted ?? texts.chart.count}</th>
            <th scope="col" data-number="true">{texts.chart.share}</th>
          </tr>
        </thead>
        <tbody>
          {data.marks.map((mark) => (
            <tr key={`${mark.code} ${mark.series?.code ?? ''}`}>
              <th scope="row">{mark.label}</th>
              {twofold && <td>{mark.series?.label}</td>}
              <td data-number="true">{address === undefined ? sayNumber(mark.count) : <Link {...address(mark)} search={address(mark).search as never}>{sayNumber(mark.count)}</Link>}</td>
              <td data-number="true">{sayShare(mark.count, total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
