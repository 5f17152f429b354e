export { openHouse } from './house.ts';
export type { House, OpenOptions } from './house.ts';
export { contextKey } from './context-key.ts';
export { openRoots, type Roots } from './roots.ts';
export { secretPlace } from './house-keys.ts';
export { keyBackedUp, keyFingerprint, markKeyBackedUp, masterKeyFile, noteMasterKey, placeMasterKey, readKeyFile, writeKeyFile } from './master-key.ts';
export type { Sql } from './target.ts';
export { createPrivateFile, makePrivateFolder } from './private-file.ts';
