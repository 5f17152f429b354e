import { useEffect, useState } from 'react';

const between = 500;

/** Esc twice, or Ctrl + «.»: the screen is covered at once; Ctrl + «.» again brings it back. */
export function useHideKey(active: boolean): [boolean, (hidden: boolean) => void] {
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    if (!active) return;
    let escaped = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '.' && event.ctrlKey) {
        event.preventDefault();
        setHidden((now) => !now);
      }
      if (event.key !== 'Escape') return;
      if (event.timeStamp - escaped < between) setHidden(true);
      escaped = event.timeStamp;
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [active]);
  return [hidden, setHidden];
}
