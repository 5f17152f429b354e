import { saveFile } from '@sintra/ui/api/download.ts';
import type { ChartData } from '@sintra/ui/charts/types.ts';
import { texts as shared } from '@sintra/ui/texts.ts';
import { texts } from './texts.ts';

interface Sheet {
  readonly title: string;
  readonly data: ChartData;
  readonly definition: string;
  readonly filters: string;
  readonly asOf: string;
  readonly fileName: string;
}

/** A chart's figures as a workbook, with its definition, its filters and its date beside them. */
export async function saveXlsx({ title, data, definition, filters, asOf, fileName }: Sheet): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx');
  const twofold = data.seriesName !== undefined;
  const head = [data.category, ...(twofold ? [data.seriesName ?? ''] : []), shared.chart.count];
  const rows = data.marks.map((mark) => [mark.label, ...(twofold ? [mark.series?.label ?? ''] : []), mark.count]);
  const about = [[title], [shared.chart.definition, definition], [texts.filtersRow, filters], [texts.asOfRow, asOf]];
  const bytes = await writeXlsx({ sheets: [{ name: texts.sheet, rows: [head, ...rows] }, { name: texts.definitionSheet, rows: about }] });
  saveFile(`${fileName}.xlsx`, new Blob([bytes as unknown as ArrayBuffer], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }));
}
