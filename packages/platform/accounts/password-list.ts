import { dictionary } from '@zxcvbn-ts/language-common';

/** Some 49,000 passwords that leaked most often, in lower case. From the library, offline (ASVS 6.2.4, 6.2.12). */
export const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common']);
