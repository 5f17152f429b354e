import type { EChartsCoreOption } from 'echarts/core';
import { sayNumber } from '../words.ts';
import { inegiOfMapId } from './mexico.ts';
import type { ChartData, ChartKind, ChartLook, Mark } from './types.ts';

type Option = EChartsCoreOption;
type Build = (data: ChartData, look: ChartLook) => Option;

const fontFamily = "'Noto Sans Variable', system-ui, sans-serif";
const unique = (values: readonly string[]): string[] => [...new Set(values)];
export const categoriesOf = (marks: readonly Mark[]): string[] => unique(marks.map((mark) => mark.code));
export const seriesOf = (marks: readonly Mark[]): string[] => unique(marks.flatMap((mark) => mark.series?.code ?? []));

/** What every chart shares. Patterns (decals) beside colours, and no motion for who asks for less. */
const common = (look: ChartLook, stacked: boolean): Option => ({
  animation: false,
  textStyle: { fontFamily, color: look.ink },
  color: [...look.fills],
  aria: { enabled: true, label: { enabled: false }, decal: { show: stacked } },
  tooltip: {
    trigger: 'item', renderMode: 'richText', backgroundColor: look.surface, borderColor: look.quiet, textStyle: { color: look.ink, fontFamily, fontSize: 13 },
  },
});

/** Generous for small letters and enough for acronyms, which must not break. */
const letterWidth = 9;
const shortest = 48;
const lineHeight = 16;
/** Widest label of each kind of chart, in pixels. */
const most = { bars: 184, stacked: 152 } as const;

/** Labels take the width that the longest needs, and break in lines beyond the most. */
const axisText = (look: ChartLook, labels: readonly string[], widest: number) => ({
  // Each bar has its name, however long its neighbours': `heightOf` makes room.
  interval: 0, color: look.ink, fontSize: 12, lineHeight, overflow: 'break' as const,
  width: Math.min(widest, Math.max(shortest, ...labels.map((label) => label.length * letterWidth))),
});
const valueAxis = (look: ChartLook) => ({
  type: 'value' as const, minInterval: 1, splitNumber: 4, axisLabel: { color: look.quiet, fontSize: 12, formatter: (value: number) => sayNumber(value) }, splitLine: { lineStyle: { color: look.line } },
});
const countLabel = (look: ChartLook, position: 'right' | 'top') => ({
  show: true, position, color: look.ink, fontSize: 12, formatter: ({ value }: { value: unknown }) => sayNumber(Number(value)),
});

const labelOf = (marks: readonly Mark[], code: string): string => marks.find((mark) => mark.code === code)?.label ?? code;

const bars: Build = ({ marks }, look) => ({
  ...common(look, false),
  grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
  xAxis: { ...valueAxis(look), axisLabel: { show: false }, splitLine: { show: false } },
  yAxis: { type: 'category', inverse: true, data: marks.map((mark) => mark.label), axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } }, axisLabel: axisText(look, marks.map((mark) => mark.label), most.bars) },
  series: [{ type: 'bar', data: marks.map((mark) => mark.count), barMaxWidth: 20, label: countLabel(look, 'right'), emphasis: { focus: 'self' } }],
});

const columns: Build = ({ marks }, look) => ({
  ...common(look, false),
  grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
  xAxis: { type: 'category', data: marks.map((mark) => mark.label), axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } }, axisLabel: { color: look.ink, fontSize: 12, hideOverlap: true } },
  yAxis: valueAxis(look),
  series: [{ type: 'bar', data: marks.map((mark) => mark.count), barMaxWidth: 40, label: { ...countLabel(look, 'top'), show: marks.length <= 16 }, emphasis: { focus: 'self' } }],
});

/** The colour of a series that has one of its own; the others take theirs in order. */
function fillOf(marks: readonly Mark[], code: string, look: ChartLook): { itemStyle?: { color: string } } {
  const color = look.fills[marks.find((mark) => mark.series?.code === code)?.series?.fill ?? -1];
  return color === undefined ? {} : { itemStyle: { color } };
}

const stacked: Build = ({ marks }, look) => {
  const categories = categoriesOf(marks);
  const series = seriesOf(marks);
  const countOf = (category: string, code: string) => marks.find((mark) => mark.code === category && mark.series?.code === code)?.count ?? 0;
  return {
    ...common(look, true),
    legend: { top: 0, left: 0, textStyle: { color: look.ink, fontSize: 12 }, selectedMode: false, itemWidth: 20 },
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    xAxis: valueAxis(look),
    yAxis: { type: 'category', inverse: true, data: categories.map((code) => labelOf(marks, code)), axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } }, axisLabel: axisText(look, categories.map((code) => labelOf(marks, code)), most.stacked) },
    series: series.map((code) => ({ ...fillOf(marks, code, look),
      type: 'bar', stack: 'all', barMaxWidth: 24, name: marks.find((mark) => mark.series?.code === code)?.series?.label ?? code,
      data: categories.map((category) => countOf(category, code)), emphasis: { focus: 'none' },
    })),
  };
};

/** Steps of one hue: the map says more or less, never a category. */
const ramp = (look: ChartLook): string[] => (look.dark ? ['#2b2327', '#5c2f40', '#9b4a66', '#dd8ba6', '#fbdfe8'] : ['#f7e9ee', '#e3b5c5', '#c1708d', '#8f2c50', '#4d0e27']);

const idOfCode = Object.fromEntries(Object.entries(inegiOfMapId).map(([id, code]) => [code, id]));

const map: Build = ({ marks }, look) => {
  const known = marks.filter((mark) => idOfCode[mark.code] !== undefined);
  return {
    ...common(look, false),
    visualMap: {
      min: 0, max: Math.max(1, ...known.map((mark) => mark.count)), calculable: false, left: 8, bottom: 8, inRange: { color: ramp(look) }, textStyle: { color: look.ink }, itemHeight: 88,
      text: [sayNumber(Math.max(0, ...known.map((mark) => mark.count))), '0'],
    },
    series: [{
      type: 'map', map: 'mexico', roam: false, left: 8, right: 8, top: 8, bottom: 8, preserveAspect: 'contain', aspectScale: 1, selectedMode: false,
      itemStyle: { areaColor: look.line, borderColor: look.surface, borderWidth: 1 }, label: { show: false },
      emphasis: { label: { show: false }, itemStyle: { areaColor: look.dark ? '#e6d194' : '#a57f2c' } },
      nameMap: {}, data: known.map((mark) => ({ name: idOfCode[mark.code], value: mark.count })),
      tooltip: { formatter: ({ name, value }: { name: string; value: number }) => `${labelOf(marks, inegiOfMapId[name] ?? name)}: ${Number.isNaN(value) ? '0' : sayNumber(value)}` },
    }],
  };
};

/** One way to draw per kind of chart. */
const builders: Readonly<Record<ChartKind, Build>> = { bars, columns, stacked, map };

export const optionOf: Build = (data, look) => builders[data.kind](data, look);

/** Height in pixels that the chart's marks need; fixed before the data is drawn, so that nothing jumps. */
export function heightOf({ kind, marks }: ChartData): number {
  if (kind === 'map') return 400;
  if (kind === 'columns') return 280;
  const categories = categoriesOf(marks);
  // Breaking between words wastes some of each line: hence four fifths of the letters' full width.
  const lines = Math.max(1, ...categories.map((code) => Math.ceil((labelOf(marks, code).length * letterWidth * 0.8) / most[kind])));
  const body = categories.length * Math.max(36, lines * lineHeight + 8);
  return kind === 'stacked' ? Math.max(200, 64 + body) : Math.max(160, 24 + body);
}

export const sayMark = (mark: Mark): string => (mark.series === undefined ? mark.label : `${mark.label}, ${mark.series.label}`);
