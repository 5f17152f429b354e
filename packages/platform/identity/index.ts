export { openKeyring, providerOf, type KeyHouse, type Keyring } from './keyring.ts';
export type { InstitutionKey, KeyClass } from './institution-keys.ts';
export { makePersonKeys, wrapPersonKeys, type PersonKeys, type WrappedKeys } from './person-keys.ts';
export { fileProvider, isFromFile, localProvider, movingProvider, type KeyProvider, type WrapPlace } from './provider.ts';
export { rotateVaultKey, vaultProvider } from './vault/provider.ts';
export { open, openBytes, seal, sealBytes, SealBroken, sealText, type Place, type SealKey } from './seal.ts';
export { exactToken, nameTokens, searchWords, soundTokens, spellingTokens, type Token, type TokenMaker } from './tokens.ts';
export { tokenUnder } from './token-mac.ts';
export { soundOf } from './sound.ts';
export { mask } from './mask.ts';
export { sweepOrphans, type Sweep } from './sweep.ts';
export {
  finishRotation, institutionsWithKeys, rewrapInstitutionKeys, rotatingClasses, startRotation, unfinishedRotations, type Rotation, type RotatingClass,
} from './rotate.ts';
