import { problems } from '../problems/index.ts';

/** What a file may be, told by its bytes; the name only has to agree. */
interface FileType {
  readonly extension: string;
  readonly media: string;
}

const office = 'application/vnd.openxmlformats-officedocument.';
const open = 'application/vnd.oasis.opendocument.';

const fileTypes: readonly FileType[] = [
  { extension: 'pdf', media: 'application/pdf' },
  { extension: 'docx', media: `${office}wordprocessingml.document` },
  { extension: 'xlsx', media: `${office}spreadsheetml.sheet` },
  { extension: 'odt', media: `${open}text` },
  { extension: 'ods', media: `${open}spreadsheet` },
  { extension: 'png', media: 'image/png' },
  { extension: 'jpg', media: 'image/jpeg' },
  { extension: 'txt', media: 'text/plain; charset=utf-8' },
];

const extensionOf = (name: string): string => (/\.([a-z0-9]{2,5})$/i.exec(name)?.[1] ?? '').toLowerCase().replace('jpeg', 'jpg');

/** Media type that a stored attachment's name stands for: its bytes agreed when it was taken in. */
export const mediaOf = (name: string): string => fileTypes.find(({ extension }) => extension === extensionOf(name))?.media ?? 'application/octet-stream';

const starts = (head: Buffer, bytes: readonly number[]): boolean => bytes.every((byte, index) => head[index] === byte);

/** Names inside a package that say what it is, or that it carries a program. */
const marks = { word: 'word/document.xml', sheet: 'xl/workbook.xml', program: 'vbaProject.bin', openText: `mimetype${open}text`, openSheet: `mimetype${open}spreadsheet` } as const;
const longest = Math.max(...Object.values(marks).map(({ length }) => length));

/** Looks at bytes as they pass, holding none but the seam between two pieces. */
class Sniffer {
  #head = Buffer.alloc(0);
  #seam = '';
  #plain = true;
  readonly #seen = new Set<string>();
  readonly #text = new TextDecoder('utf-8', { fatal: true });

  look(piece: Buffer): void {
    if (this.#head.length < 8) this.#head = Buffer.concat([this.#head, piece.subarray(0, 8)]);
    const words = this.#seam + piece.toString('latin1');
    for (const mark of Object.values(marks)) if (words.includes(mark)) this.#seen.add(mark);
    this.#seam = words.slice(-longest);
    if (this.#plain) this.#plain = this.#isText(piece);
  }

  #isText(piece: Buffer): boolean {
    try {
      // oxlint-disable-next-line no-control-regex -- a control character is what tells bytes from a text
      return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(this.#text.decode(piece, { stream: true }));
    } catch {
      return false;
    }
  }

  /** Extension of what the bytes are; undefined when it is nothing that is taken. */
  type(): string | undefined {
    if (starts(this.#head, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
    if (starts(this.#head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
    if (starts(this.#head, [0xff, 0xd8, 0xff])) return 'jpg';
    if (starts(this.#head, [0x50, 0x4b, 0x03, 0x04])) return this.#package();
    return this.#plain && this.#head.length > 0 ? 'txt' : undefined;
  }

  #package(): string | undefined {
    if (this.#seen.has(marks.program)) return undefined;
    const kinds = [['docx', marks.word], ['xlsx', marks.sheet], ['ods', marks.openSheet], ['odt', marks.openText]] as const;
    return kinds.find(([, mark]) => this.#seen.has(mark))?.[0];
  }
}

/** Bytes on their way, let through to the end only when they are of a type that is taken and that the name says. @throws fileType */
export async function* sniffed(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer, void, undefined> {
  const sniffer = new Sniffer();
  for await (const piece of source) {
    sniffer.look(piece);
    yield piece;
  }
  const type = sniffer.type();
  if (type === undefined || type !== extensionOf(name)) throw problems.fileType({ name: name.slice(0, 80), accepted: fileTypes.map(({ extension }) => extension).join(', ') });
}
