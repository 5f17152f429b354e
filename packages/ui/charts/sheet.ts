import { saveFile } from '../api/download.ts';
import type { Me } from '../api/types.ts';
import { texts } from '../texts.ts';
import { sayInstant } from '../words.ts';
import type { ChartData } from './types.ts';

interface Sheet {
  readonly title: string;
  readonly data: ChartData;
  readonly definition: string;
  readonly filters: string;
  /** When the figures were true, in words. */
  readonly asOf: string;
  readonly fileName: string;
  /** Whoever takes the figures away. */
  readonly by: Pick<Me, 'user' | 'institution'>;
}

const words = texts.chart;
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A chart's figures as a workbook; beside them their definition, their filters and date, and who downloaded them when. */
export async function saveXlsx({ title, data, definition, filters, asOf, fileName, by }: Sheet): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx');
  const twofold = data.seriesName !== undefined;
  const head = [data.category, ...(twofold ? [data.seriesName ?? ''] : []), data.counted ?? words.count];
  const rows = data.marks.map((mark) => [mark.label, ...(twofold ? [mark.series?.label ?? ''] : []), mark.count]);
  const about = [
    [title], [words.definition, definition], [words.filtersRow, filters], [words.asOfRow, asOf],
    [words.byRow, by.user.name], [words.institutionRow, `${by.institution.name} (${by.institution.acronym})`], [words.downloadedRow, sayInstant(new Date())],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: words.sheet, rows: [head, ...rows] }, { name: words.definitionSheet, rows: about }] });
  saveFile(`${fileName}.xlsx`, new Blob([bytes as unknown as ArrayBuffer], { type }));
}
