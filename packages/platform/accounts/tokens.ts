import { createHash, randomBytes } from 'node:crypto';

/** What is stored of a token. Its 256 random bits cannot be guessed, so a plain hash protects them. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const newSecret = (): { token: string; hash: Buffer } => {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
};
