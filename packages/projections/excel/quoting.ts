/**
 * How texts travel in spreadsheets without becoming formulas or commands, and come back exactly as they were.
 * A text is written with an apostrophe before it when it begins as a formula would (also in full-width letters), when it has
 * spaces at its ends (people's own are trimmed on reading), when it is the word that erases, or when it already looks quoted.
 */
// oxlint-disable-next-line no-control-regex -- tab, line ends and NUL make some programs read what follows as a formula
const active = /^[=+\-@|%\t\r\n\0\uff1d\uff0b\uff0d\uff20\ufeff]/;

const eraseWord = /^\(\s*borrar\s*\)$/i;

/** Whether a cell says that the stored value is to be erased. */
export const isErase = (text: string): boolean => eraseWord.test(text.trim());

function needsQuote(text: string): boolean {
  let rest = text;
  while (rest.startsWith("'")) rest = rest.slice(1);
  return active.test(rest) || rest !== rest.trim() || eraseWord.test(rest) || (rest === '' && text !== '');
}

/** For writing. `unquote(quote(text)) === text` for every text. */
export const quote = (text: string): string => (needsQuote(text) ? `'${text}` : text);

/** For reading: takes our apostrophe off, or trims what people typed. */
export const unquote = (text: string): string => (text.startsWith("'") && needsQuote(text.slice(1)) ? text.slice(1) : text.trim());
