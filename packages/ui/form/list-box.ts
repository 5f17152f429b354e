import { useEffect, useState } from 'react';

/** The library names a list twice while it appears and keeps the first name on the input; this puts the real one there. */
function nameList(inputId: string): void {
  const input = document.getElementById(inputId);
  const list = input?.closest('[data-field]')?.querySelector('[role="listbox"]');
  if (list !== null && list !== undefined) input?.setAttribute('aria-controls', list.id);
}

/**
 * Properties of a list that exists only while it is open: a form with ten questions about countries would otherwise hold
 * thousands of options.
 */
export function useListBox(inputId: string) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const frame = requestAnimationFrame(() => nameList(inputId));
    return () => cancelAnimationFrame(frame);
  });
  return {
    onDropdownOpen: () => setOpen(true),
    onDropdownClose: () => setOpen(false),
    comboboxProps: { withinPortal: false, keepMounted: false },
  };
}
