import mammoth from 'mammoth';
import type { Block } from './blocks.ts';
import { blocksOfHtml } from './html.ts';
import { documentProblems } from './problems.ts';
import { blocksOfText } from './text.ts';
import { understand, type ReadOptions } from './understand.ts';
import type { Reading } from './types.ts';
import { unpackedSize } from './zip.ts';

/** Bytes of a document, and of everything packed inside a Word document: a programme has some tens of pages. */
export const MOST_BYTES = 20 * 1024 * 1024;
const MOST_UNPACKED = 200 * 1024 * 1024;

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

/** A picture is of no use here, and must not become part of a text. */
const options = { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), styleMap: ['p[style-name="Title"] => h1:fresh', 'p[style-name="Subtitle"] => h2:fresh'] };

async function blocksOfWord(bytes: Buffer): Promise<readonly Block[]> {
  const size = unpackedSize(bytes);
  if (size === null) throw documentProblems.notADocument();
  if (size > MOST_UNPACKED) throw documentProblems.tooBig();
  try {
    const { value } = await mammoth.convertToHtml({ buffer: bytes }, options);
    return blocksOfHtml(value);
  } catch {
    throw documentProblems.notADocument();
  }
}

function blocksOfPlainText(bytes: Buffer): readonly Block[] {
  const text = new TextDecoder('utf-8', { fatal: true });
  try {
    return blocksOfText(text.decode(bytes));
  } catch {
    throw documentProblems.notADocument();
  }
}

/**
 * The blocks of a document by what its bytes are: a Word document (.docx) or a text in UTF-8.
 * @throws notADocument, tooBig, emptyDocument
 */
export async function blocksOf(bytes: Buffer): Promise<readonly Block[]> {
  if (bytes.length > MOST_BYTES) throw documentProblems.tooBig();
  const blocks = isZip(bytes) ? await blocksOfWord(bytes) : blocksOfPlainText(bytes);
  if (blocks.length === 0) throw documentProblems.emptyDocument();
  return blocks;
}

/** Reads and understands a programme of work. @throws notADocument, tooBig, emptyDocument */
export const readProgramme = async (bytes: Buffer, reading: ReadOptions): Promise<Reading> => understand(await blocksOf(bytes), reading);
