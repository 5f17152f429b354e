import type { ReadLimits } from '../types.ts';
import { inspect } from './inspect.ts';
import { zipEntries } from './zip.ts';

/**
 * Looks through an Office package (.xlsx, .docx) before anything opens it: real sizes and checksums of its parts, names, macros,
 * document type definitions.
 * @throws SheetProblem, whose code says what is wrong with it
 */
export async function inspectPackage(file: Buffer, limits: ReadLimits): Promise<void> {
  await inspect(zipEntries(file, limits), file.length, limits);
}
