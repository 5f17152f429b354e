/** The chart library, only the parts in use; this file is loaded the first time that a chart is shown. */
import mexicoMap from '@svg-maps/mexico';
import { BarChart, MapChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { optionOf } from './options.ts';
import type { ChartData, ChartLook } from './types.ts';

echarts.use([BarChart, MapChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, CanvasRenderer, SVGRenderer]);

interface SvgMap {
  readonly viewBox: string;
  readonly locations: readonly { readonly id: string; readonly path: string }[];
}

const { viewBox, locations } = mexicoMap as unknown as SvgMap;
const paths = locations.map(({ id, path }) => `<path name="${id}" d="${path}"/>`).join('');
echarts.registerMap('mexico', { svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${paths}</svg>` });

export const mount = (element: HTMLElement): echarts.ECharts => echarts.init(element, null, { renderer: 'canvas' });

interface PictureOptions {
  readonly data: ChartData;
  readonly look: ChartLook;
  readonly width: number;
  readonly height: number;
}

/** The chart as an SVG document of its own. */
export function drawSvg({ data, look, width, height }: PictureOptions): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ ...optionOf(data, look), backgroundColor: look.surface });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** The chart as a PNG, twice the size in pixels for print. */
export async function drawPng({ data, look, width, height }: PictureOptions): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const chart = echarts.init(canvas, null, { renderer: 'canvas', width, height, devicePixelRatio: 2 });
  chart.setOption({ ...optionOf(data, look), backgroundColor: look.surface });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  chart.dispose();
  if (blob === null) throw new Error('El navegador no pudo crear la imagen.');
  return blob;
}
