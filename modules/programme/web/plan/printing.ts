import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the screen is being put on paper: what stands on paper alone is drawn then, before the browser lays the page out. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const paper = matchMedia('print');
    const leave = new AbortController();
    const say = (now: boolean) => flushSync(() => setPrinting(now));
    addEventListener('beforeprint', () => say(true), { signal: leave.signal });
    addEventListener('afterprint', () => say(paper.matches), { signal: leave.signal });
    paper.addEventListener('change', ({ matches }) => say(matches), { signal: leave.signal });
    return () => leave.abort();
  }, []);
  return isPrinting;
}
