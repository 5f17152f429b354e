import { createRequire } from 'node:module';
import type { dictionary } from '@zxcvbn-ts/language-common';

const require = createRequire(import.meta.url);
let known: ReadonlySet<string> | undefined;

/** Some 49,000 passwords that leaked most often, in lower case. From the library, offline (ASVS 6.2.4, 6.2.12); read when first asked for, since it is large. */
export function commonPasswords(): ReadonlySet<string> {
  if (known !== undefined) return known;
  const library = require('@zxcvbn-ts/language-common') as { dictionary: typeof dictionary };
  return (known = new Set(library.dictionary['passwords-common']));
}
