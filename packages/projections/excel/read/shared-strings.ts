import { SheetProblem } from '../refusals.ts';
import { ElementCutter, richText } from './elements.ts';
import { inflate } from './inflate.ts';
import { decodeText, rootPrefix } from './xml.ts';
import type { ZipEntry } from './zip.ts';

/**
 * Whoever reads a large part calls this between pieces. It refuses when the process has grown too far, and gives a promise to
 * await while the answers already written have not been taken.
 */
export type Pause = () => Promise<void> | undefined;

const mostCharacters = 4_000_000;

/** Content of one <si>: nearly always a single <t>. */
function stringOf(xml: string, prefix: string): string {
  const open = `<${prefix}t>`;
  const close = `</${prefix}t>`;
  if (xml.startsWith(open) && xml.indexOf(close) === xml.length - close.length) return decodeText(xml.slice(open.length, -close.length));
  return richText(xml, prefix);
}

/** The table of texts that a workbook's cells point to. @throws SheetProblem when it does not fit in memory. */
export async function readSharedStrings(entry: ZipEntry | undefined, pause: Pause): Promise<readonly string[]> {
  const strings: string[] = [];
  if (entry === undefined) return strings;
  const decoder = new TextDecoder();
  let cutter: ElementCutter | undefined;
  for await (const chunk of inflate(entry)) {
    const text = decoder.decode(chunk, { stream: true });
    cutter ??= cutterFor(text, strings);
    cutter.push(text);
    await pause();
  }
  if (cutter?.unfinished === true) throw new SheetProblem('damaged');
  return strings;
}

function cutterFor(start: string, strings: string[]): ElementCutter {
  const prefix = rootPrefix(start);
  const tooLong = (): never => {
    throw new SheetProblem('unsafe', { why: 'un texto interno es demasiado largo' });
  };
  return new ElementCutter(`${prefix}si`, mostCharacters, tooLong, (text, _tag, content, end) => {
    strings.push(stringOf(text.slice(content, end), prefix));
  });
}
