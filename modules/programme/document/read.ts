import { inspectPackage, SheetProblem, type RefusalCode } from '@sintra/projections/excel';
import type { Problem } from '@sintra/platform/problems';
import mammoth from 'mammoth';
import type { Block } from './blocks.ts';
import { blocksOfHtml } from './html.ts';
import { packageLimits, MOST_CHARACTERS } from './limits.ts';
import { documentProblems } from './problems.ts';
import { blocksOfText } from './text.ts';
import { understand, type ReadOptions } from './understand.ts';
import type { Reading } from './types.ts';

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

/** A picture is of no use here, and must not become part of a text. */
const options = { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), styleMap: ['p[style-name="Title"] => h1:fresh', 'p[style-name="Subtitle"] => h2:fresh'] };

/** What a Word document is refused for before it is opened, said of a document. The rest of the codes are of workbooks. */
const refusals: Partial<Record<RefusalCode, (params: SheetProblem['params']) => Problem>> = {
  damaged: documentProblems.damagedDocument, encrypted: documentProblems.damagedDocument, has_macros: documentProblems.documentMacros, inflates_too_much: documentProblems.unpacksTooMuch,
  unsafe: ({ why }) => documentProblems.unsafeDocument({ why: String(why).replaceAll('Excel', 'Word').replaceAll('del libro', 'del documento') }),
};

async function blocksOfWord(bytes: Buffer): Promise<readonly Block[]> {
  await inspectPackage(bytes, packageLimits).catch((error: unknown) => {
    throw error instanceof SheetProblem ? (refusals[error.code] ?? documentProblems.notADocument)(error.params) : error;
  });
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, options).catch(() => { throw documentProblems.notADocument(); });
  if (value.length > 4 * MOST_CHARACTERS) throw documentProblems.tooLong();
  return blocksOfHtml(value);
}

function blocksOfPlainText(bytes: Buffer): readonly Block[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw documentProblems.notADocument();
  }
  if (text.includes('\u0000')) throw documentProblems.notADocument();
  if (text.length > MOST_CHARACTERS) throw documentProblems.tooLong();
  return blocksOfText(text);
}

/**
 * Reads and understands a programme by what its bytes are: a Word document (.docx) or a text in UTF-8. Somebody's file is opened
 * here: called in a process of its own (`reader.ts`), never in the server's.
 * @throws notADocument, damagedDocument, unsafeDocument, documentMacros, unpacksTooMuch, tooLong, emptyDocument
 */
export async function readHere(bytes: Buffer, reading: ReadOptions): Promise<Reading> {
  const blocks = isZip(bytes) ? await blocksOfWord(bytes) : blocksOfPlainText(bytes);
  if (blocks.length === 0) throw documentProblems.emptyDocument();
  if (blocks.reduce((sum, { text }) => sum + text.length, 0) > MOST_CHARACTERS) throw documentProblems.tooLong();
  return understand(blocks, reading);
}
