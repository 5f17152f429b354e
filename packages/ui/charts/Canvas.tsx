import { useEffect, useRef } from 'react';
import { mount } from './engine.ts';
import { categoriesOf, optionOf, seriesOf } from './options.ts';
import { inegiOfMapId } from './mexico.ts';
import type { ChartData, ChartLook, Mark } from './types.ts';

interface Props {
  readonly data: ChartData;
  readonly look: ChartLook;
  readonly height: number;
  /** Mark under the keyboard in the list beside the chart. */
  readonly focused: Mark | null;
  readonly onOpen: (mark: Mark) => void;
}

type Chart = ReturnType<typeof mount>;
interface Hit {
  readonly seriesIndex?: number;
  readonly dataIndex?: number;
  readonly name?: string;
}

/** The mark that a click fell on. */
function markAt({ kind, marks }: ChartData, hit: Hit): Mark | undefined {
  if (kind === 'map') return marks.find((mark) => mark.code === inegiOfMapId[hit.name ?? '']);
  const category = categoriesOf(marks)[hit.dataIndex ?? -1];
  const series = kind === 'stacked' ? seriesOf(marks)[hit.seriesIndex ?? -1] : undefined;
  return marks.find((mark) => mark.code === category && mark.series?.code === series);
}

function placeOf({ kind, marks }: ChartData, mark: Mark): Hit {
  if (kind === 'map') return { seriesIndex: 0, name: Object.keys(inegiOfMapId).find((id) => inegiOfMapId[id] === mark.code) ?? '' };
  return { seriesIndex: kind === 'stacked' ? seriesOf(marks).indexOf(mark.series?.code ?? '') : 0, dataIndex: categoriesOf(marks).indexOf(mark.code) };
}

/** The drawing itself: for the eye and the mouse. The keyboard and the screen reader use the list of marks. */
export default function Canvas({ data, look, height, focused, onOpen }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const current = useRef({ data, onOpen });
  current.current = { data, onOpen };
  useEffect(() => {
    const holder = element.current;
    if (holder === null) return;
    const drawn = mount(holder);
    chart.current = drawn;
    drawn.on('click', (hit) => {
      const mark = markAt(current.current.data, hit);
      if (mark !== undefined) current.current.onOpen(mark);
    });
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(holder);
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => chart.current?.setOption(optionOf(data, look), { notMerge: true }), [data, look]);
  useEffect(() => {
    if (focused === null) return;
    const place = placeOf(data, focused);
    chart.current?.dispatchAction({ type: 'highlight', ...place });
    chart.current?.dispatchAction({ type: 'showTip', ...place });
    return () => {
      chart.current?.dispatchAction({ type: 'downplay', ...place });
      chart.current?.dispatchAction({ type: 'hideTip' });
    };
  }, [data, focused]);
  return <div ref={element} aria-hidden="true" style={{ inlineSize: '100%', blockSize: height }} />;
}
