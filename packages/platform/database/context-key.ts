import { hkdfSync } from 'node:crypto';
import type { Sql } from './target.ts';

/** SHA-256 works on blocks of 64 bytes; RFC 2104 pads the key to one block. */
const BLOCK = 64;

/** Key (32 bytes) of the token that carries a request's context to row security, derived from the master key. */
export function contextKey(masterKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), 'row-context', 32));
}

/** Hands the key to the database, already padded for HMAC (RFC 2104), which has no built-in of its own. Owner only. */
export async function storeContextKey(owner: Sql, masterKey: Buffer): Promise<void> {
  const block = Buffer.alloc(BLOCK);
  contextKey(masterKey).copy(block);
  const inner = block.map((byte) => byte ^ 0x36);
  const outer = block.map((byte) => byte ^ 0x5c);
  await owner`
    insert into security.context_key (inner_pad, outer_pad) values (${Buffer.from(inner)}, ${Buffer.from(outer)})
    on conflict (only_one) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
    where (context_key.inner_pad, context_key.outer_pad) is distinct from (excluded.inner_pad, excluded.outer_pad)`;
}
