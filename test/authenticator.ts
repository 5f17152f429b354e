import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A passkey's device made of software, as its standard describes it (WebAuthn level 2, «none» attestation, ES256). */
export interface Authenticator {
  /** Answers a site's offer with a new key. */
  create(options: unknown, changes?: Changes): object;
  /** Answers a site's question with its key. */
  get(options: unknown, changes?: Changes): object;
}

/** What a false or careless device would do otherwise. */
export interface Changes {
  readonly origin?: string;
  readonly host?: string;
  readonly challenge?: string;
  /** The holder showed no finger, face or PIN. */
  readonly unverified?: true;
}

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

/** The little of CBOR (RFC 8949) that an authenticator writes: whole numbers, bytes, texts, maps. */
type Cbor = number | Buffer | string | ReadonlyMap<number | string, Cbor>;
function head(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(kind << 5) | size]);
  return size < 256 ? Buffer.from([(kind << 5) | 24, size]) : Buffer.from([(kind << 5) | 25, size >> 8, size & 255]);
}
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, held]) => [cbor(key), cbor(held)])]);
}

function publicKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = (text: string): Buffer => Buffer.from(text, 'base64url');
  return cbor(new Map<number, Cbor>([[1, 2], [3, -7], [-1, 1], [-2, point(x)], [-3, point(y)]]));
}

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
}

export function authenticator(origin: string): Authenticator {
  const { privateKey, publicKey: open } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let counter = 0;
  const client = (type: string, options: Options, changes: Changes): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: changes.challenge ?? options.challenge, origin: changes.origin ?? origin, crossOrigin: false }));
  const data = (options: Options, changes: Changes, made: Buffer): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE((counter += 1));
    const flags = 0x01 | (changes.unverified ? 0 : 0x04) | (made.length > 0 ? 0x40 : 0);
    return Buffer.concat([sha256(changes.host ?? options.rp?.id ?? options.rpId ?? ''), Buffer.from([flags]), count, made]);
  };
  const answer = (response: object): object =>
    ({ id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {}, response });
  return {
    create(options, changes = {}) {
      const asked = options as Options;
      const made = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, publicKey(open)]);
      const attestation = cbor(new Map<string, Cbor>([['fmt', 'none'], ['attStmt', new Map()], ['authData', data(asked, changes, made)]]));
      return answer({ clientDataJSON: client('webauthn.create', asked, changes).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] });
    },
    get(options, changes = {}) {
      const asked = options as Options;
      const clientData = client('webauthn.get', asked, changes);
      const authenticatorData = data(asked, changes, Buffer.alloc(0));
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), privateKey);
      return answer({
        clientDataJSON: clientData.toString('base64url'), authenticatorData: authenticatorData.toString('base64url'), signature: signature.toString('base64url'),
      });
    },
  };
}
