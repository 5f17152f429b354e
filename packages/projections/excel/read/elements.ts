import { decodeEscapes, decodeXml, without } from './xml.ts';

/** Text of a rich or inline string: every <t> but those of phonetic runs. */
export function richText(xml: string, prefix: string): string {
  const plain = without(xml, `<${prefix}rPh `, `</${prefix}rPh>`);
  let text = '';
  for (let at = plain.indexOf(`<${prefix}t`); at >= 0; at = plain.indexOf(`<${prefix}t`, at + 1)) {
    const after = plain.charCodeAt(at + prefix.length + 2);
    if (after !== 62 && after !== 32 && after !== 10 && after !== 13 && after !== 9) continue;
    const start = plain.indexOf('>', at) + 1;
    if (start === 0 || plain[start - 2] === '/') continue;
    const end = plain.indexOf(`</${prefix}t>`, start);
    if (end < 0) break;
    text += decodeXml(plain.slice(start, end));
    at = end;
  }
  return decodeEscapes(text);
}

/**
 * Takes pieces of text and hands out every whole element of one name: the text it stands in, where its content starts and ends.
 * What is unfinished waits for the next piece; an element longer than `most` characters is given up.
 */
export class ElementCutter {
  readonly #open: string;
  readonly #close: string;
  readonly #most: number;
  readonly #onElement: (text: string, tag: number, content: number, end: number) => void;
  readonly #tooLong: () => never;
  #rest = '';
  #searched = 0;

  constructor(name: string, most: number, tooLong: () => never, onElement: (text: string, tag: number, content: number, end: number) => void) {
    this.#open = `<${name}`;
    this.#close = `</${name}>`;
    this.#most = most;
    this.#tooLong = tooLong;
    this.#onElement = onElement;
  }

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    for (;;) {
      const tag = this.#findOpen(text, at);
      if (tag < 0) return this.#wait(text.slice(Math.max(at, text.length - this.#open.length)), 0);
      const content = text.indexOf('>', tag) + 1;
      if (content === 0) return this.#wait(text.slice(tag), 0);
      if (text.charCodeAt(content - 2) === 47) {
        this.#onElement(text, tag, content, content);
        at = content;
        continue;
      }
      const end = text.indexOf(this.#close, Math.max(content, tag + this.#searched));
      if (end < 0) return this.#wait(text.slice(tag), text.length - tag - this.#close.length);
      this.#searched = 0;
      this.#onElement(text, tag, content, end);
      at = end + this.#close.length;
    }
  }

  /** Whether something was begun and never finished. */
  get unfinished(): boolean {
    return this.#rest.startsWith(this.#open) && this.#rest.length > this.#open.length;
  }

  #wait(rest: string, searched: number): void {
    if (rest.length > this.#most) this.#tooLong();
    this.#rest = rest;
    this.#searched = Math.max(0, searched);
  }

  /** «<row» followed by a space, «>» or «/»: not «<rowBreaks». */
  #findOpen(text: string, from: number): number {
    for (let at = text.indexOf(this.#open, from); at >= 0; at = text.indexOf(this.#open, at + 1)) {
      const after = text.charCodeAt(at + this.#open.length);
      if (Number.isNaN(after) || after === 62 || after === 47 || after <= 32) return at;
    }
    return -1;
  }
}
