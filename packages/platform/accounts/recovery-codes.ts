import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { hashPassword, passwordMatches } from './password-hash.ts';

const COUNT = 10;
// Without letters and digits that are mistaken for one another when read from paper.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const group = (): string => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** «3-abcde-fghjk»: its mark, and some 50 random bits under a password's hash (ASVS 6.5.2). */
const makeCode = (mark: number): string => `${String(mark)}-${group()}-${group()}`;

interface NewCodes {
  /** To be shown once. */
  readonly codes: readonly string[];
  readonly hashes: readonly string[];
}

/** Ten new codes; their hashes take half a second. */
export async function makeCodes(): Promise<NewCodes> {
  const codes = Array.from({ length: COUNT }, (_, mark) => makeCode(mark));
  return { codes, hashes: await Promise.all(codes.map(hashPassword)) };
}

/** Puts ten codes in the place of those there were. */
export async function storeCodes(tx: Tx, userId: string, { hashes }: NewCodes): Promise<void> {
  const now = clock.now();
  await withdrawCodes(tx, userId);
  const rows = hashes.map((code_hash, mark) => ({ id: uuidv7(), user_id: userId, mark, code_hash, created_at: now }));
  await tx`insert into recovery_code ${tx(rows)}`;
}

export async function withdrawCodes(tx: Tx, userId: string): Promise<void> {
  await tx`update recovery_code set withdrawn_at = ${clock.now()} where user_id = ${userId} and used_at is null and withdrawn_at is null`;
}

const written = (text: string): string => text.trim().toLowerCase().replace(/[\s–—_]+/g, '-');

/** Uses one of the person's codes up. Whether it was one. */
export async function useCode(tx: Tx, userId: string, text: string): Promise<boolean> {
  const code = written(text);
  const mark = /^(\d)-/.exec(code)?.[1];
  const [row] = await tx<{ id: string; code_hash: string }[]>`select id, code_hash from recovery_code
    where user_id = ${userId} and mark = ${Number(mark ?? -1)} and used_at is null and withdrawn_at is null for update`;
  // Without such a code it takes as long.
  if (!(await passwordMatches(row?.code_hash ?? null, code)) || row === undefined) return false;
  await tx`update recovery_code set used_at = ${clock.now()} where id = ${row.id}`;
  return true;
}

export async function codesLeft(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx<{ left: number }[]>`select count(*)::integer as left from recovery_code
    where user_id = ${userId} and used_at is null and withdrawn_at is null`;
  return row?.left ?? 0;
}
