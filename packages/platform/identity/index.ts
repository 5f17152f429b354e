export { openKeyring, type KeyHouse, type Keyring } from './keyring.ts';
export type { KeyClass } from './institution-keys.ts';
export type { NewPersons, PersonKeys } from './person-keys.ts';
export { localProvider, type KeyProvider, type WrapPlace } from './provider.ts';
export { open, openBytes, seal, sealBytes, SealBroken, type Place, type SealKey } from './seal.ts';
export { exactToken, nameTokens, searchWords, soundTokens, spellingTokens, type Token, type TokenMaker } from './tokens.ts';
export { soundOf } from './sound.ts';
export { mask } from './mask.ts';
export { sweepOrphans, type Sweep } from './sweep.ts';
