import { Link } from '@tanstack/react-router';
import { useRef, type KeyboardEvent } from 'react';
import { texts } from '../texts.ts';
import { sayNumber } from '../words.ts';
import styles from './charts.module.css';
import { sayMark } from './options.ts';
import type { Address, Mark } from './types.ts';

interface Props {
  readonly title: string;
  readonly marks: readonly Mark[];
  /** Without it the marks are said and lit, and open nothing. */
  readonly address?: Address | undefined;
  readonly onFocus: (mark: Mark | null) => void;
}

/**
 * The marks of a chart as a list of links: what the screen reader hears and the keyboard walks (arrows), shown only while
 * it has the focus, with the mark lit in the drawing.
 */
export function MarksList({ title, marks, address, onFocus }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])];
    links[links.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  };
  return (
    <ul ref={list} className={styles.marks} aria-label={address === undefined ? texts.chart.values(title) : texts.chart.marks(title)} onKeyDown={onKeyDown} onBlur={() => onFocus(null)}>
      {marks.map((mark, index) => (
        <li key={`${mark.code} ${mark.series?.code ?? ''}`}>
          {address === undefined ? (
            <span data-mark="" tabIndex={index === 0 ? 0 : -1} onFocus={() => onFocus(mark)}>{texts.chart.mark(sayMark(mark), sayNumber(mark.count))}</span>
          ) : (
            <Link data-mark="" {...address(mark)} search={address(mark).search as never} tabIndex={index === 0 ? 0 : -1} onFocus={() => onFocus(mark)}>
              {texts.chart.openList(sayMark(mark), sayNumber(mark.count))}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
