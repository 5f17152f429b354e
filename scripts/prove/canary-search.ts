import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A word, and how many digits follow it: four letters alone turn up by chance in base64. */
interface Marker {
  readonly word: string;
  readonly digits?: number;
}

/** Every way in which a word may stand on a disk: UTF-8, UTF-16 of both orders (the other byte is zero in both), and hexadecimal digits; any case. */
function formsOf({ word, digits = 0 }: Marker): string[] {
  const cases = [word, word.toUpperCase(), word.toLowerCase()];
  return [
    `${escaped(word)}\\d{${String(digits)}}`,
    `${escaped(utf16(word).slice(0, -1))}(?:\\0\\d){${String(digits)}}`,
    ...cases.map((one) => `${hex(one)}(?:3\\d){${String(digits)}}`),
  ];
}
const patternOf = (markers: readonly Marker[]): RegExp => new RegExp(markers.flatMap(formsOf).join('|'), 'i');

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(at);
    else if (entry.isFile() && statSync(at).size > 0) yield at;
  }
}

export interface Searched {
  readonly files: number;
  readonly bytes: number;
  /** Files in which one of the markers stands, with what was found. */
  readonly found: readonly string[];
}

/** Looks for markers in every file under some folders, byte by byte, whatever the file is. */
export function searchFolders(folders: readonly string[], markers: readonly Marker[]): Searched {
  const pattern = patternOf(markers);
  let [files, bytes] = [0, 0];
  const found: string[] = [];
  for (const file of folders.flatMap((folder) => [...filesUnder(folder)])) {
    const text = readFileSync(file).toString('latin1');
    files += 1;
    bytes += text.length;
    const match = pattern.exec(text);
    if (match !== null) found.push(`${file}: ${text.slice(Math.max(0, match.index - 60), match.index + 60).replace(/[^ -~]/g, '·')}`);
  }
  return { files, bytes, found };
}
