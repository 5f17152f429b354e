import { crc32 } from 'node:zlib';
import { SheetProblem } from '../refusals.ts';
import type { ReadLimits } from '../types.ts';
import { inflate } from './inflate.ts';
import type { ZipEntry } from './zip.ts';

type Entries = ReadonlyMap<string, ZipEntry>;

/** Names that say that a workbook is more than data, with the refusal of each. */
const forbidden: readonly (readonly [RegExp, () => SheetProblem])[] = [
  [/(^|\/)vbaProject\.bin$|(^|\/)vbaData\.xml$|^xl\/(macrosheets|dialogsheets)\//i, () => new SheetProblem('has_macros')],
  [/^xl\/externalLinks\//i, () => new SheetProblem('has_external_links')],
  [/^xl\/(embeddings|activeX|ctrlProps)\/.*\.(bin|exe|js|vbs)$/i, () => new SheetProblem('unsafe', { why: 'contiene objetos incrustados' })],
  [/^xl\/workbook\.bin$/i, () => new SheetProblem('is_binary_workbook')],
];

/** Looks at names only: what kind of document the zip is. */
export async function checkParts(entries: Entries): Promise<void> {
  const mime = entries.get('mimetype');
  if (mime !== undefined && mime.data.subarray(0, 200).includes('opendocument')) throw new SheetProblem('is_ods');
  for (const name of entries.keys()) {
    for (const [shape, refusal] of forbidden) if (shape.test(name)) throw refusal();
  }
  if (!entries.has('[Content_Types].xml')) throw new SheetProblem('not_a_sheet');
}

const isXml = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name);
/** In the parts that hold data, a comment or a CDATA section is something that no spreadsheet program writes. */
const isData = (name: string): boolean => /^xl\/(worksheets\/[^/]+|sharedStrings)\.xml$/i.test(name);

const dtd = (): SheetProblem => new SheetProblem('unsafe', { why: 'contiene definiciones de documento (DTD), que Excel no escribe' });

/** Watches the bytes of one xml part go by, keeping the end of each piece for what falls between two. */
function watch(name: string): (chunk: Buffer) => void {
  if (!isXml(name)) return () => undefined;
  const marks = isData(name) ? ['<!'] : ['<!DOCTYPE', '<!ENTITY'];
  let tail = Buffer.alloc(0);
  let first = true;
  return (chunk) => {
    if (first && chunk.length > 1 && (chunk[0] === 0xff || chunk[0] === 0xfe || chunk[0] === 0 || chunk[1] === 0)) throw new SheetProblem('damaged');
    first = false;
    const seam = Buffer.concat([tail, chunk.subarray(0, 16)]);
    for (const mark of marks) if (chunk.includes(mark) || seam.includes(mark)) throw dtd();
    tail = Buffer.from(chunk.subarray(-16));
  };
}

async function inspectEntry(entry: ZipEntry, before: number, room: number, tooMuch: () => SheetProblem): Promise<number> {
  const look = watch(entry.name);
  let size = 0;
  let crc = 0;
  for await (const chunk of inflate(entry)) {
    size += chunk.length;
    if (before + size > room) throw tooMuch();
    crc = crc32(chunk, crc);
    look(chunk);
  }
  if (size !== entry.declared) throw new SheetProblem('unsafe', { why: 'el tamaño que declara una de sus partes no es el verdadero' });
  if (crc !== entry.crc) throw new SheetProblem('damaged');
  return size;
}

/** Below this size a high ratio is only a small file with much repetition. */
const ratioFloor = 10 * 1024 * 1024;

/**
 * Inflates every part once, keeping nothing: counts real bytes against the limits, compares sizes and checksums, and finds DTDs.
 * @param fileSize bytes of the whole file, for the ratio.
 */
export async function inspect(entries: Entries, fileSize: number, limits: ReadLimits): Promise<void> {
  const room = Math.min(limits.bytesInflated, Math.max(ratioFloor, fileSize * limits.ratio));
  const tooMuch = (): SheetProblem =>
    room < limits.bytesInflated
      ? new SheetProblem('unsafe', { why: `al abrirse crece más de ${limits.ratio} veces` })
      : new SheetProblem('inflates_too_much', { max: Math.round(limits.bytesInflated / 1024 / 1024) });
  await checkParts(entries);
  let total = 0;
  for (const entry of entries.values()) total += await inspectEntry(entry, total, room, tooMuch);
}
