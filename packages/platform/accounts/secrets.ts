import { createHmac, hkdfSync } from 'node:crypto';
import { openBytes, sealBytes, type Place } from '@sintra/platform/identity';

/** The part of a House that holds the master key. */
interface Keeper {
  readonly masterKey: Buffer;
}

/** A key of its own for each use, so that none opens what another sealed (HKDF, RFC 5869). */
const keyFor = (house: Keeper, use: string): Buffer => Buffer.from(hkdfSync('sha256', house.masterKey, '', `sintra ${use}`, 32));

const placeOf = (table: string, userId: string): Place => ({ table, row: userId, institution: '', keyId: table });

/** Seals what belongs to one account; it opens in no other row or table. An account may change institution: none is bound. */
export const sealFor = (house: Keeper, table: string, userId: string, text: string): Buffer =>
  sealBytes(keyFor(house, table), Buffer.from(text), placeOf(table, userId));

/** @throws SealBroken */
export const openFor = (house: Keeper, table: string, userId: string, sealed: Buffer): string =>
  openBytes(keyFor(house, table), sealed, placeOf(table, userId)).toString('utf8');

/** A keyed index: finds the same text again and says nothing about it without the key. */
export const indexOf = (house: Keeper, use: string, ...parts: string[]): Buffer =>
  createHmac('sha256', keyFor(house, use)).update(JSON.stringify(parts)).digest();
