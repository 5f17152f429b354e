import type { Sql } from 'postgres';
import { loadInstitutionKeys, type InstitutionKey, type InstitutionKeys, type KeyClass } from './institution-keys.ts';
import { batches, insertPersonKey, makePersonKeys, readPersonKeys, storePersonKeys, wrapPersonKeys, type PersonKeys, type WrappedKeys } from './person-keys.ts';
import { localProvider, type KeyProvider } from './provider.ts';
import { tokenUnder } from './token-mac.ts';

export interface Keyring {
  /** Loads an institution's keys, or makes them the first time. Cheap once done. */
  ready(institutionId: string): Promise<void>;
  /** Makes keys for new persons. Key first, record second: an orphan is swept, a record without key would be lost. */
  newPersons(institutionId: string, personIds: readonly string[]): Promise<PersonKeys>;
  /**
   * Stores keys from `makePersonKeys`, under which somebody may seal meanwhile: nothing sealed may be stored before this has ended.
   * @param wrapped by whoever wrapped them already under `personWrapping`; wrapped here where that key was retired since
   */
  storePersons(institutionId: string, keys: PersonKeys, wrapped?: WrappedKeys): Promise<void>;
  /** The key that wraps those of new persons. @throws Error before `ready` */
  personWrapping(institutionId: string): InstitutionKey;
  /**
   * The key of a person whose record had no identity until now: the one there is, or a new one. Null when it was destroyed.
   * Two callers at once get the same key.
   */
  ensurePerson(institutionId: string, personId: string): Promise<Buffer | null>;
  /** Keys of existing persons. A destroyed key is absent: the person's data can no longer be read by anybody. */
  personKeys(institutionId: string, personIds: readonly string[]): Promise<PersonKeys>;
  /** Makes everything sealed under this person's key unreadable, in old copies too. Cannot be undone. */
  destroyPerson(institutionId: string, personId: string): Promise<void>;
  /** Keyed token of a normalised text: signed 64 bits, as PostgreSQL's bigint. @throws Error before `ready`. */
  token(institutionId: string, domain: string, normalised: string): bigint;
  /** The key of a file or of an unfinished capture: the one there is, or a new one. Null when it was destroyed. */
  ensureItem(institutionId: string, keyClass: 'file' | 'draft', itemId: string): Promise<Buffer | null>;
  /** The institution's own key of a class, 32 bytes: what sealed files and captures before each had its own. */
  classKey(institutionId: string, keyClass: KeyClass): Promise<Buffer>;
  /** Reads an institution's keys again: another process may have made new ones. */
  refresh(institutionId: string): Promise<void>;
}

/** The part of a House that keys need. */
export interface KeyHouse {
  readonly keysSql: Sql;
  readonly masterKey: Buffer;
  /** Wraps the institution keys. Absent: the master key itself. */
  readonly provider?: KeyProvider;
}

class InstitutionCache {
  readonly loaded = new Map<string, InstitutionKeys>();
  readonly #loading = new Map<string, Promise<InstitutionKeys>>();
  readonly #load: (institutionId: string) => Promise<InstitutionKeys>;

  constructor(load: (institutionId: string) => Promise<InstitutionKeys>) {
    this.#load = load;
  }

  // A failed load is forgotten, so that the next request tries again.
  async keys(institutionId: string): Promise<InstitutionKeys> {
    return this.loaded.get(institutionId) ?? this.refresh(institutionId);
  }

  /** Reads them again; until then the ones of before serve. Who asks meanwhile waits for the same answer. */
  async refresh(institutionId: string): Promise<InstitutionKeys> {
    const known = this.#loading.get(institutionId);
    if (known !== undefined) return known;
    const loading = this.#load(institutionId);
    this.#loading.set(institutionId, loading);
    try {
      const keys = await loading;
      this.loaded.set(institutionId, keys);
      return keys;
    } finally {
      this.#loading.delete(institutionId);
    }
  }
}

function loadedKeys(cache: InstitutionCache, institutionId: string): InstitutionKeys {
  const keys = cache.loaded.get(institutionId);
  if (keys === undefined) throw new Error('the keyring was asked before keyring.ready');
  return keys;
}

/** PostgreSQL's word (migrations/keys/0003) for a key that wraps nothing new. */
export const isRetired = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'SK001';

/** Times that a question is asked again when another process rotates keys in between. */
const TRIES = 4;

/** Work that needs the present keys of an institution, done again with fresh ones while they turn out not to be. */
async function withKeys<T>(cache: InstitutionCache, id: string, work: (keys: InstitutionKeys) => Promise<T | null>): Promise<T> {
  for (let left = TRIES; left > 0; left -= 1) {
    const done = await work(await cache.keys(id)).catch((error: unknown) => {
      if (isRetired(error)) return null;
      throw error;
    });
    if (done !== null) return done;
    await cache.refresh(id);
  }
  throw new Error('the keys of the institution changed at every try');
}

function build({ keysSql: sql }: KeyHouse, provider: KeyProvider): Keyring {
  const cache = new InstitutionCache((institutionId) => loadInstitutionKeys(sql, provider, institutionId));
  const personKeys = (id: string, personIds: readonly string[]): Promise<PersonKeys> =>
    withKeys(cache, id, (keys) => readPersonKeys(sql, id, (keyId) => keys.byId.get(keyId), personIds));
  const ensure = async (id: string, keyClass: 'person' | 'file' | 'draft', itemId: string): Promise<Buffer | null> => {
    const known = (await personKeys(id, [itemId])).get(itemId);
    if (known !== undefined) return known;
    await withKeys(cache, id, async (keys) => insertPersonKey(sql, id, keys[keyClass], itemId).then(() => true));
    return (await personKeys(id, [itemId])).get(itemId) ?? null;
  };
  const store = async (id: string, keys: PersonKeys, wrapped?: WrappedKeys): Promise<void> => {
    for (const part of batches([...keys.keys()])) {
      await withKeys(cache, id, async ({ person }) => {
        const done = wrapped?.keyId === person.id && part.length === keys.size ? wrapped : wrapPersonKeys(id, person, part, (index) => keys.get(part[index] as string) as Buffer);
        await storePersonKeys(sql, id, part, done);
        return true;
      });
    }
  };
  return {
    ready: async (id) => void (await cache.keys(id)),
    async newPersons(id, personIds) {
      const keys = makePersonKeys(personIds);
      await store(id, keys);
      return keys;
    },
    storePersons: store,
    personWrapping: (id) => loadedKeys(cache, id).person,
    ensurePerson: (id, personId) => ensure(id, 'person', personId),
    ensureItem: ensure,
    personKeys,
    async destroyPerson(id, personId) {
      await sql`update person_key set wrapped = null, destroyed_at = now()
        where institution_id = ${id} and person_id = ${personId} and wrapped is not null`;
    },
    token: (id, domain, normalised) => tokenUnder(loadedKeys(cache, id).search.key, domain, normalised),
    classKey: async (id, keyClass) => (await cache.keys(id))[keyClass].key.export(),
    refresh: async (id) => void (await cache.refresh(id)),
  };
}

/** Who wraps the institution keys of a house. */
export const providerOf = (house: Pick<KeyHouse, 'masterKey' | 'provider'>): KeyProvider => house.provider ?? localProvider(house.masterKey);

const keyrings = new WeakMap<KeyHouse, Keyring>();

/** The house's keyring: one per house, so that institution keys are unwrapped once. */
export function openKeyring(house: KeyHouse, provider: KeyProvider = providerOf(house)): Keyring {
  let keyring = keyrings.get(house);
  if (keyring === undefined) keyrings.set(house, (keyring = build(house, provider)));
  return keyring;
}
