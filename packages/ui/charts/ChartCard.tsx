import { Button, Menu, Popover, Skeleton, VisuallyHidden } from '@mantine/core';
import { IconChartBar, IconDownload, IconInfoCircle, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useId, useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { saveFile } from '../api/download.ts';
import { announce } from '../parts/UndoBar.tsx';
import { texts } from '../texts.ts';
import { sayNumber, sayShare } from '../words.ts';
import styles from './charts.module.css';
import { looks, useLook } from './look.ts';
import { MarksList } from './MarksList.tsx';
import { MarksTable } from './MarksTable.tsx';
import { heightOf, sayMark } from './options.ts';
import type { Address, ChartData, Mark } from './types.ts';

const Canvas = lazy(() => import('./Canvas.tsx'));
const words = texts.chart;

interface Props {
  /** The question that the chart answers. */
  readonly title: string;
  readonly data: ChartData;
  /** The marks to draw, when not all of them fit; the table always has them all. */
  readonly drawn?: readonly Mark[];
  readonly total: number;
  /** What exactly is counted, from the server. */
  readonly definition: string;
  /** The list behind a mark; absent for who may count and not read. */
  readonly address?: Address | undefined;
  /** A short name for downloaded files: «victimas-por-entidad». */
  readonly fileName: string;
  /** Without it, the figures are only drawn and tabulated. */
  readonly downloadXlsx?: () => Promise<void>;
  readonly controls?: ReactNode;
  readonly note?: ReactNode;
}

/** One question, its answer drawn, listed for the keyboard and the ear, tabulated, downloadable, and defined. */
export function ChartCard(props: Props) {
  const { title, data, total, definition, address, controls, note } = props;
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id} data-kind={data.kind}>
      <header className={styles.head}>
        <div className={styles.titleRow}>
          <h2 id={id}>{title}</h2>
          <Definition title={title} text={definition} />
        </div>
        <div className={styles.tools}>
          {controls}
          <Button variant="subtle" color="gray" size="compact-sm" leftSection={asTable ? <IconChartBar size={16} aria-hidden /> : <IconTable size={16} aria-hidden />} onClick={() => setAsTable(!asTable)}>
            {asTable ? words.asChart : words.asTable}
            <VisuallyHidden>: {title}</VisuallyHidden>
          </Button>
          <Downloads {...props} />
        </div>
      </header>
      {data.marks.length === 0 ? <p className={styles.quiet}>{words.empty}</p> : asTable ? <MarksTable {...{ title, data, total, address }} /> : <Drawing {...props} />}
      {note !== undefined && note !== null && <p className={styles.quiet}>{note}</p>}
    </section>
  );
}

const drawnOf = (data: ChartData, drawn: Props['drawn']): ChartData => (drawn === undefined ? data : { ...data, marks: drawn });

function Drawing(props: Props) {
  const { title, total, address, data: whole, drawn } = props;
  const data = useMemo(() => drawnOf(whole, drawn), [whole, drawn]);
  const look = useLook();
  const navigate = useNavigate();
  const [focused, setFocused] = useState<Mark | null>(null);
  const height = heightOf(data);
  const largest = data.marks.reduce<Mark | undefined>((most, mark) => (most === undefined || mark.count > most.count ? mark : most), undefined);
  const open = (mark: Mark) => {
    if (address !== undefined) void navigate({ ...address(mark), search: address(mark).search });
  };
  const first = largest === undefined ? '' : `${sayMark(largest)}: ${sayNumber(largest.count)} (${sayShare(largest.count, total)}).`;
  return (
    <div className={styles.drawing}>
      <VisuallyHidden>{words.summary(title, sayNumber(total), first)}</VisuallyHidden>
      <Suspense fallback={<Skeleton height={height} />}>
        <Canvas {...{ data, look, height, focused }} onOpen={open} />
      </Suspense>
      <MarksList {...{ title, address }} marks={data.marks} onFocus={setFocused} />
    </div>
  );
}

function Definition({ title, text }: { title: string; text: string }) {
  return (
    <Popover width={320} position="bottom" shadow="md" withRoles={false} trapFocus withinPortal={false}>
      <Popover.Target>
        <button type="button" className={styles.info} aria-label={`${words.definition}: ${title}`}><IconInfoCircle size={20} aria-hidden /></button>
      </Popover.Target>
      <Popover.Dropdown>
        <strong>{words.definition}</strong>
        <p className={styles.definition} tabIndex={-1} data-autofocus>{text}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

const pictureWidth = 960;

function Downloads(props: Props) {
  const { title, fileName, downloadXlsx } = props;
  const data = drawnOf(props.data, props.drawn);
  const fail = (error: unknown) => announce(error instanceof Error ? error.message : texts.errorTitle);
  const picture = { data, look: looks.light, width: pictureWidth, height: heightOf(data) };
  const svg = async () => {
    const { drawSvg } = await import('./engine.ts');
    saveFile(`${fileName}.svg`, new Blob([drawSvg(picture)], { type: 'image/svg+xml' }));
  };
  const png = async () => {
    const { drawPng } = await import('./engine.ts');
    saveFile(`${fileName}.png`, await drawPng(picture));
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconDownload size={16} aria-hidden />}>
          {words.download}
          <VisuallyHidden>: {title}</VisuallyHidden>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void png().catch(fail)}>{words.png}</Menu.Item>
        <Menu.Item onClick={() => void svg().catch(fail)}>{words.svg}</Menu.Item>
        {downloadXlsx !== undefined && <Menu.Item onClick={() => void downloadXlsx().catch(fail)}>{words.xlsx}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
