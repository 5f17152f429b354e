/**
 * The files door: sealed chunks in PostgreSQL (design page §10), so that a file is in the backup and under the policy of what it
 * belongs to, and never in clear on a disk.
 */
export { dropFile, storeFile, type Attachment, type StoredFile } from './store.ts';
export { mediaOf, sniffed } from './sniff.ts';
export { examine } from './scan.ts';
export { readFile } from './read.ts';
