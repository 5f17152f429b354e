/** What everybody sees of an identifying text: its first letter, never its length. Digits are not shown: `2004-…` would tell. */
export function mask(text: string): string {
  const [first = ''] = text.trim();
  return (/\p{L}/u.test(first) ? first.toUpperCase() : '') + '•••••';
}
