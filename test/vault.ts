import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly namespace: string | undefined;
  readonly body: Readonly<Record<string, string>>;
}

interface Reply {
  readonly status: number;
  readonly body: object;
}

const failed = (status: number, ...errors: string[]): Reply => ({ status, body: { errors } });
const data = (content: object): Reply => ({ status: 200, body: { data: content } });

/**
 * A stand-in for Vault and OpenBao, on loopback, that speaks the part of their HTTP protocol that SINTRA uses: transit's encrypt,
 * decrypt, rewrap, keys and rotate, tokens, AppRole and namespaces. It is not Vault: what it shows is our side of the conversation.
 */
export class VaultStandIn {
  sealed = false;
  /** Answers nothing at all. */
  silent = false;
  token = 'hvs.prueba';
  namespace: string | undefined;
  readonly asked: Asked[] = [];
  readonly #versions: Buffer[] = [randomBytes(32)];
  readonly #server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (this.silent) return;
      const { status, body: answer } = this.#answer({
        method: request.method ?? '', path: (request.url ?? '').replace(/^\/v1\//, ''), body,
        token: request.headers['x-vault-token'] as string | undefined, namespace: request.headers['x-vault-namespace'] as string | undefined,
      });
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** How often an operation was asked for. */
  count(operation: string): number {
    return this.asked.filter(({ path }) => path.includes(operation)).length;
  }

  /** Forgets the versions before the last one, as `min_decryption_version` does. */
  trim(): void {
    this.#versions.fill(Buffer.alloc(0), 0, -1);
  }

  #answer(asked: Asked): Reply {
    this.asked.push(asked);
    if (this.sealed) return failed(503, 'Vault is sealed');
    if (asked.namespace !== this.namespace) return failed(403, 'permission denied');
    if (asked.path === 'auth/approle/login') {
      const right = asked.body['role_id'] === 'sintra' && asked.body['secret_id'] === 'secreto';
      return right ? { status: 200, body: { auth: { client_token: this.token, lease_duration: 60 } } } : failed(400, 'invalid role or secret ID');
    }
    if (asked.token !== this.token) return failed(403, 'permission denied');
    const [mount, operation, name, last] = asked.path.split('/');
    if (mount !== 'transit' || name !== 'sintra') return failed(asked.method === 'GET' ? 404 : 400, 'encryption key not found');
    return this.#transit(operation ?? '', last, asked.body);
  }

  #transit(operation: string, last: string | undefined, body: Asked['body']): Reply {
    if (operation === 'keys' && last === 'rotate') this.#versions.push(randomBytes(32));
    if (operation === 'keys') return data({ latest_version: this.#versions.length });
    if (operation === 'encrypt') return data({ ciphertext: this.#encrypt(Buffer.from(body['plaintext'] ?? '', 'base64')) });
    const plain = this.#decrypt(body['ciphertext'] ?? '');
    if (plain === null) return failed(400, 'cipher: message authentication failed');
    return operation === 'decrypt' ? data({ plaintext: plain.toString('base64') }) : data({ ciphertext: this.#encrypt(plain) });
  }

  #encrypt(plain: Buffer): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#versions.at(-1) as Buffer, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return `vault:v${String(this.#versions.length)}:${sealed.toString('base64')}`;
  }

  #decrypt(ciphertext: string): Buffer | null {
    const [, version, text] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
    const [key, bytes] = [this.#versions[Number(version) - 1], Buffer.from(text ?? '', 'base64')];
    if (key === undefined || key.length === 0 || bytes.length < 28) return null;
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    } catch {
      return null;
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text === '' ? {} : (JSON.parse(text) as Record<string, string>);
}
