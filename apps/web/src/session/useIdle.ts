import { useEffect, useRef } from 'react';

/** The screen locks after this long without a key, a touch or a movement in any tab. */
const idleMilliseconds = 15 * 60_000;

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls `onIdle` once nothing has happened for fifteen minutes in any tab of this application. */
export function useIdle(onIdle: () => void, active: boolean): void {
  const handler = useRef(onIdle);
  handler.current = onIdle;
  useEffect(() => {
    if (!active) return;
    const tabs = new BroadcastChannel('sintra-activity');
    let last = Date.now();
    let told = 0;
    const live = () => {
      last = Date.now();
      if (last - told < 5000) return;
      told = last;
      tabs.postMessage('live');
    };
    tabs.addEventListener('message', () => (last = Date.now()));
    const timer = setInterval(() => {
      if (Date.now() - last >= idleMilliseconds) handler.current();
    }, 1000);
    for (const sign of signs) window.addEventListener(sign, live, { passive: true });
    return () => {
      clearInterval(timer);
      tabs.close();
      for (const sign of signs) window.removeEventListener(sign, live);
    };
  }, [active]);
}
