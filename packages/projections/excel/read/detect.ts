import { isUtf8 } from 'node:buffer';
import { SheetProblem } from '../refusals.ts';

export type FileKind = 'workbook' | 'text';

const starts = (file: Buffer, ...bytes: readonly number[]): boolean => bytes.every((byte, index) => file[index] === byte);

/** Programs and pictures begin with these; the message says what would be read. */
const foreign: readonly (readonly number[])[] = [[0x7f, 0x45, 0x4c, 0x46], [0x4d, 0x5a, 0x90], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x1f, 0x8b], [0x37, 0x7a, 0xbc, 0xaf], [0x52, 0x61, 0x72, 0x21]];

/** Looks at what the file is, whatever its name says. @throws SheetProblem for everything that is neither workbook nor text. */
export function detect(file: Buffer): FileKind {
  if (file.length === 0) throw new SheetProblem('empty');
  if (starts(file, 0x50, 0x4b, 0x03, 0x04)) return 'workbook';
  if (starts(file, 0x50, 0x4b, 0x05, 0x06)) throw new SheetProblem('empty');
  if (starts(file, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetProblem('is_old_or_encrypted');
  if (starts(file, 0x09, 0x08) || starts(file, 0x09, 0x04)) throw new SheetProblem('is_old_or_encrypted');
  if (starts(file, 0x25, 0x50, 0x44, 0x46)) throw new SheetProblem('is_pdf');
  if (foreign.some((bytes) => starts(file, ...bytes))) throw new SheetProblem('not_a_sheet');
  const head = file.subarray(0, 4096);
  if (isWide(head)) return 'text';
  if (head.includes(0) || /^\s*(<!doctype|<html|<\?xml|\{)/i.test(head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''))) throw new SheetProblem('not_a_sheet');
  return 'text';
}

const isWide = (file: Buffer): boolean => starts(file, 0xff, 0xfe) || starts(file, 0xfe, 0xff);

/** The encoding of a text file: its mark when it has one, UTF-8 when every byte agrees, else what old Excel writes. */
export function encodingOf(file: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  if (isWide(file)) return file[0] === 0xff ? 'utf-16le' : 'utf-16be';
  return isUtf8(file) ? 'utf-8' : 'windows-1252';
}
