const plain = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)?(?:\.\d+)?$/;

/** As programs write what is very large or very small. */
const scientific = /^-?\d+(?:\.\d+)?e[-+]?\d{1,3}$/i;

/** «$ 1,234.50», «1 234», «17 años» → number, as numbers are written in Mexico: comma for thousands, point for decimals. */
export function parseNumber(text: string): number | undefined {
  const bare = text
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/\u2212/g, '-')
    .replace(/^(-?)\s*(?:mxn|mx)?\s*\$\s*/i, '$1')
    .replace(/\s*(?:años?|anos?|pesos|mxn|m\.?\s?n\.?)\.?$/i, '')
    .trim();
  if (scientific.test(bare)) return Number(bare);
  if (!/\d/.test(bare) || !plain.test(bare)) return undefined;
  return Number(bare.replace(/[, ]/g, ''));
}

/** «1,5» or «1.234,56» → what was probably meant, as it should be written. */
export function meantNumber(text: string): string | undefined {
  const match = /^(-?)(\d{1,3}(?:\.\d{3})*|\d+),(\d+)$/.exec(text.trim());
  return match === null ? undefined : `${match[1] ?? ''}${(match[2] ?? '').replaceAll('.', '')}.${match[3] ?? ''}`;
}
