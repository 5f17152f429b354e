/** Scrolls to an input and puts the keyboard in it; honours «less motion». */
export function jumpTo(id: string): void {
  const target = document.getElementById(id) ?? document.getElementById(`${id}-set`);
  if (target === null) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  target.focus({ preventScroll: true });
}
