/** Characters of a passphrase, at least: the file may fall into anybody's hands, and scrypt only slows the guessing down. */
export const MIN_PASSPHRASE = 12;
