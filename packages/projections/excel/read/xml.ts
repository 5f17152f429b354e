/** The little of XML that the parts of a workbook need: tags with attributes, and text with references. */

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const codePoint = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

const reference = (whole: string, body: string): string => {
  if (body.startsWith('#x')) return codePoint(Number.parseInt(body.slice(2), 16));
  if (body.startsWith('#')) return codePoint(Number.parseInt(body.slice(1), 10));
  return named[body] ?? whole;
};

/** Text of an element: references resolved (five names and numbers, no others exist without a DTD), line ends as XML reads them. */
export function decodeXml(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return lines.includes('&') ? lines.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, reference) : lines;
}

/** Excel's own escape for characters that XML cannot hold: `_x000D_`. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

export const decodeText = (text: string): string => decodeEscapes(decodeXml(text));

export type Attributes = ReadonlyMap<string, string>;

/** Attributes of every start tag with this local name, in order; prefixes are dropped except in `r:id`, kept as `id`. */
export function tags(xml: string, name: string): readonly Attributes[] {
  const found: Attributes[] = [];
  for (const tag of xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(\\s[^>]*)?/?>`, 'g'))) {
    const attributes = new Map<string, string>();
    for (const [, key = '', double, single] of (tag[1] ?? '').matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      const local = key.includes(':') ? key.slice(key.indexOf(':') + 1) : key;
      if (!attributes.has(local) || !key.includes(':')) attributes.set(local, decodeXml(double ?? single ?? ''));
    }
    found.push(attributes);
  }
  return found;
}

/** The part of an element's content between its first start tag and its last end tag; '' when it is absent. */
export function inside(xml: string, name: string): string {
  const match = new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*)</(?:[\\w.-]+:)?${name}\\s*>`).exec(xml);
  return match?.[1] ?? '';
}

/** Prefix of a part's root element, with its colon: '' in nearly every file, 'x:' in those of some producers. */
export const rootPrefix = (start: string): string => /<([\w.-]+:)?(?:worksheet|sst)[\s>/]/.exec(start)?.[1] ?? '';
