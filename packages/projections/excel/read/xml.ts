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

/** Takes out every `open…close`; one that is never closed stays. By position, since a pattern would search the rest again and again. */
export function without(xml: string, open: string, close: string): string {
  let [kept, from] = ['', 0];
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, from)) {
    const end = xml.indexOf(close, at + open.length);
    if (end < 0) break;
    kept += xml.slice(from, at);
    from = end + close.length;
  }
  return kept + xml.slice(from);
}

/** What may stand in a start tag after its name: never a «<», so that a tag without end costs no more than its own length. */
const inTag = `(\\s(?:[^"'<>]|"[^"<]*"|'[^'<]*')*)?`;

/** Attributes of every start tag with this local name, in order; prefixes are dropped except in `r:id`, kept as `id`. */
export function tags(xml: string, name: string): readonly Attributes[] {
  const found: Attributes[] = [];
  for (const tag of without(xml, '<!--', '-->').matchAll(new RegExp(`<(?:[\\w.-]{1,60}:)?${name}${inTag}>`, 'g'))) {
    const attributes = new Map<string, string>();
    for (const [, key = '', double, single] of (tag[1] ?? '').matchAll(/([\w.:-]{1,80})\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      const local = key.includes(':') ? key.slice(key.indexOf(':') + 1) : key;
      if (!attributes.has(local) || !key.includes(':')) attributes.set(local, decodeXml(double ?? single ?? ''));
    }
    found.push(attributes);
  }
  return found;
}

/** The part of an element's content between its first start tag and its last end tag; '' when it is absent. */
export function inside(xml: string, name: string): string {
  const start = new RegExp(`<(?:[\\w.-]{1,60}:)?${name}${inTag}>`).exec(xml);
  if (start === null) return '';
  const from = start.index + start[0].length;
  const end = Math.max(xml.lastIndexOf(`:${name}>`), xml.lastIndexOf(`/${name}>`));
  return end < from ? '' : xml.slice(from, xml.lastIndexOf('<', end));
}

/** Prefix of a part's root element, with its colon: '' in nearly every file, 'x:' in those of some producers. */
export const rootPrefix = (start: string): string => /<([\w.-]{1,60}:)?(?:worksheet|sst)[\s>/]/.exec(start.slice(0, 4096))?.[1] ?? '';
