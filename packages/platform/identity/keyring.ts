import { createHmac } from 'node:crypto';
import type { Sql } from 'postgres';
import { loadInstitutionKeys, type InstitutionKey, type InstitutionKeys, type KeyClass } from './institution-keys.ts';
import { insertPersonKey, makePersonKeys, readPersonKeys, type NewPersons, type PersonKeys } from './person-keys.ts';
import { localProvider, type KeyProvider } from './provider.ts';

export interface Keyring {
  /** Loads an institution's keys, or makes them the first time. Cheap once done. */
  ready(institutionId: string): Promise<void>;
  /** Makes keys for new persons. Key first, record second: an orphan is swept, a record without key would be lost. */
  newPersons(institutionId: string, personIds: readonly string[]): Promise<PersonKeys>;
  /** As `newPersons`, to seal while the keys are being stored: nothing sealed may be stored before `stored`. */
  beginPersons(institutionId: string, personIds: readonly string[]): Promise<NewPersons>;
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
  /** The institution's own key of a class, 32 bytes. */
  classKey(institutionId: string, keyClass: KeyClass): Promise<Buffer>;
}

/** The part of a House that keys need. */
export interface KeyHouse {
  readonly keysSql: Sql;
  readonly masterKey: Buffer;
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
    const known = this.loaded.get(institutionId) ?? this.#loading.get(institutionId);
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

function tokenOf(keys: InstitutionKeys | undefined, domain: string, normalised: string): bigint {
  if (keys === undefined) throw new Error('keyring.token before keyring.ready');
  return createHmac('sha256', keys.search.key).update(`${domain}\0${normalised}`).digest().readBigInt64BE(0);
}

function wrappingKey(keys: InstitutionKeys, keyId: string): InstitutionKey {
  if (keys.person.id !== keyId) throw new Error(`person key wrapped by the unknown institution key ${keyId}`);
  return keys.person;
}

function build({ keysSql: sql }: KeyHouse, provider: KeyProvider): Keyring {
  const cache = new InstitutionCache((institutionId) => loadInstitutionKeys(sql, provider, institutionId));
  const personKeys = async (id: string, personIds: readonly string[]): Promise<PersonKeys> => {
    const keys = await cache.keys(id);
    return readPersonKeys(sql, id, (keyId) => wrappingKey(keys, keyId), personIds);
  };
  return {
    ready: async (id) => void (await cache.keys(id)),
    async newPersons(id, personIds) {
      const { keys, stored } = makePersonKeys(sql, id, (await cache.keys(id)).person, personIds);
      await stored;
      return keys;
    },
    beginPersons: async (id, personIds) => makePersonKeys(sql, id, (await cache.keys(id)).person, personIds),
    async ensurePerson(id, personId) {
      await insertPersonKey(sql, id, (await cache.keys(id)).person, personId);
      return (await personKeys(id, [personId])).get(personId) ?? null;
    },
    personKeys,
    async destroyPerson(id, personId) {
      await sql`update person_key set wrapped = null, destroyed_at = now()
        where institution_id = ${id} and person_id = ${personId} and wrapped is not null`;
    },
    token: (id, domain, normalised) => tokenOf(cache.loaded.get(id), domain, normalised),
    classKey: async (id, keyClass) => (await cache.keys(id))[keyClass].key.export(),
  };
}

const keyrings = new WeakMap<KeyHouse, Keyring>();

/** The house's keyring: one per house, so that institution keys are unwrapped once. */
export function openKeyring(house: KeyHouse, provider: KeyProvider = localProvider(house.masterKey)): Keyring {
  let keyring = keyrings.get(house);
  if (keyring === undefined) keyrings.set(house, (keyring = build(house, provider)));
  return keyring;
}
