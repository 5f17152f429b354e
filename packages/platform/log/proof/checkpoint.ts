import type { KeyObject } from 'node:crypto';
import { HASH, sha256 } from './hash.ts';
import { isSigned, readNote, signNote } from './note.ts';

const ORIGIN = 'sintra/bitacora/sello/1';

/** Size and root of one institution's tree at a checkpoint. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
}

export interface Checkpoint {
  readonly number: number;
  /** RFC 3339 in UTC, milliseconds. */
  readonly time: string;
  /** SHA-256 of the whole previous note; null for the first. */
  readonly previous: Buffer | null;
  /** By institution id, in order. */
  readonly trees: ReadonlyMap<string, TreeHead>;
}

/** What the next checkpoint calls `previous`. */
export const checkpointHash = (note: string): Buffer => sha256(note);

/** The signed note of a checkpoint. */
export function writeCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject, publicKey: Uint8Array): string {
  const { number, time, previous, trees } = checkpoint;
  const heads = [...trees].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    ORIGIN, `number ${String(number)}`, `time ${time}`, `previous ${previous?.toString('base64') ?? 'none'}`,
    ...heads.map(([tree, { size, root }]) => `tree ${tree} ${String(size)} ${root.toString('base64')}`),
  ];
  return signNote(`${lines.join('\n')}\n`, privateKey, publicKey);
}

function readHash(encoded: string): Buffer | null {
  const hash = Buffer.from(encoded, 'base64');
  return hash.length === HASH && hash.toString('base64') === encoded ? hash : null;
}

function readTree(line: string): readonly [string, TreeHead] | null {
  const [, tree, digits, encoded] = /^tree ([0-9a-f-]{36}) ([1-9]\d{0,15}) (\S+)$/.exec(line) ?? [];
  const root = readHash(encoded ?? '');
  const size = Number(digits);
  return tree === undefined || root === null || !Number.isSafeInteger(size) ? null : [tree, { size, root }];
}

/** Reads a checkpoint's note without looking at its signature; null for anything that is not exactly one. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [origin, first = '', second = '', third = '', ...rest] = readNote(note)?.text.trimEnd().split('\n') ?? [];
  const number = Number(/^number ([1-9]\d{0,15})$/.exec(first)?.[1]);
  const time = /^time (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/.exec(second)?.[1];
  const word = /^previous (\S+)$/.exec(third)?.[1] ?? '';
  const previous = word === 'none' ? null : readHash(word);
  const trees = rest.map(readTree).filter((tree) => tree !== null);
  if (origin !== ORIGIN || !Number.isSafeInteger(number) || time === undefined || (previous === null && word !== 'none')) return null;
  const inOrder = trees.every(([id], index) => index === 0 || (trees[index - 1]?.[0] ?? '') < id);
  return trees.length === rest.length && inOrder ? { number, time, previous, trees: new Map(trees) } : null;
}

/** A checkpoint that one of these keys signed, or null. */
export function openCheckpoint(note: string, keys: readonly Uint8Array[]): Checkpoint | null {
  const read = readNote(note);
  return read !== null && keys.some((key) => isSigned(read, key)) ? readCheckpoint(note) : null;
}

const WHOLE = /^([^\n]+\n(?:[^\n]+\n)*\n(?:— \S+ \S+\n)+)([^]*)$/u;

/** The notes of a file of checkpoints, and apart from them whatever else is there, such as the beginning of one. */
export function splitCheckpoints(content: string): string[] {
  const parts = content.split(new RegExp(`^(?=${ORIGIN}$)`, 'mu')).map((part) => part.replace(/^\n+/, ''));
  return parts.flatMap((part) => WHOLE.exec(part)?.slice(1) ?? [part]).filter((part) => part.trim() !== '');
}
