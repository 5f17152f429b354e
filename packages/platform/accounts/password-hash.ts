import { hash, verify, type Options } from '@node-rs/argon2';

// Argon2id (the library's default) with more memory than OWASP's minimum of 19 MiB: some 50 ms on a small server.
const options: Options = { memoryCost: 32_768, timeCost: 3, parallelism: 1 };

/** The same password typed on another keyboard must be the same bytes. */
const bytes = (password: string): string => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(bytes(password), options);

let nobody: Promise<string> | undefined;

/** Whether the password is the account's. Without an account it takes as long: the answer's time tells nothing. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobody), bytes(password));
  return matches && stored !== null;
}
