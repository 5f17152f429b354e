import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { VaultSettings } from '../../config/index.ts';
import { vaultProblems } from './problems.ts';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly token?: string;
}

/** How long one question may take: people wait behind it. */
const TIMEOUT_MS = 5_000;
/** Answers are a few hundred bytes; more is not Vault. */
const MOST = 1024 * 1024;

function parsed(text: string): Answer['body'] {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? (json as Answer['body']) : {};
  } catch {
    return {};
  }
}

/** One question by HTTP, whole or an error; redirections are not followed. */
function send({ address, namespace, ca }: VaultSettings, { method, path, body, token }: Asked, timeout: number): Promise<Answer> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    ...(token !== undefined && { 'x-vault-token': token }), ...(namespace !== undefined && { 'x-vault-namespace': namespace }), 'x-vault-request': 'true',
    ...(payload !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
  };
  const open = address.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeout);
    const asking = open(`${address}/v1/${path}`, { method, headers, signal, ...(ca !== undefined && { ca }) }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        if (text.length > MOST) asking.destroy(new Error('answer too long'));
      });
      answer.once('error', reject).once('end', () => resolve({ status: answer.statusCode ?? 0, body: parsed(text) }));
    });
    asking.once('error', (error) => reject(signal.aborted ? new Error(`sin respuesta en ${String(timeout / 1000)} s`) : error));
    asking.end(payload);
  });
}

const errorsOf = ({ body }: Answer): string => (Array.isArray(body['errors']) ? body['errors'].map(String).join(' ') : '');

/** The problem of an answer that is not a success. The service's own words stay out: they may repeat what was sent. */
function problemOf({ address }: VaultSettings, path: string, answer: Answer): Error {
  const errors = errorsOf(answer);
  if (answer.status === 503 && /sealed/i.test(errors)) return vaultProblems.vaultSealed({ address });
  if (answer.status === 403 || answer.status === 401) return vaultProblems.vaultForbidden({ address, path });
  if (answer.status === 404 || /key not found/i.test(errors)) return vaultProblems.vaultNoKey({ address, path: path.replace(/\/(encrypt|decrypt|rewrap)\//, '/keys/') });
  return vaultProblems.vaultRefused({ address, status: answer.status });
}

const field = (body: unknown, name: string): unknown => (typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined);

/** Asks Vault or OpenBao, signing in where that is needed. */
export class VaultClient {
  readonly #settings: VaultSettings;
  readonly #timeout: number;
  #signedIn: Promise<string> | undefined;

  constructor(settings: VaultSettings, timeout = TIMEOUT_MS) {
    this.#settings = settings;
    this.#timeout = timeout;
  }

  /** @returns `data` of the answer @throws vaultUnreachable, vaultSealed, vaultForbidden, vaultNoKey, vaultRefused */
  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Readonly<Record<string, unknown>>> {
    let answer = await this.#send({ method, path, ...(body && { body }), token: await this.#token() });
    // The login of an AppRole ends; a token of one's own is read again, because an agent may have renewed its file.
    if (answer.status === 403) {
      this.#signedIn = undefined;
      answer = await this.#send({ method, path, ...(body && { body }), token: await this.#token() });
    }
    if (answer.status >= 300) throw problemOf(this.#settings, path, answer);
    return (field(answer.body, 'data') ?? {}) as Record<string, unknown>;
  }

  /** Once more when the connection broke: what is asked has no effect that could happen twice. */
  async #send(asked: Asked): Promise<Answer> {
    const once = (): Promise<Answer> => send(this.#settings, asked, this.#timeout);
    try {
      return await once().catch((error: unknown) => (field(error, 'code') === 'ECONNRESET' ? once() : Promise.reject(error as Error)));
    } catch (error) {
      const code = field(error, 'code');
      const cause = typeof code === 'string' ? code : error instanceof Error ? error.message : '';
      throw vaultProblems.vaultUnreachable({ address: this.#settings.address, cause });
    }
  }

  #token(): Promise<string> {
    const { token } = this.#settings;
    if (token !== undefined) return Promise.resolve(token());
    this.#signedIn ??= this.#signIn().catch((error: unknown) => {
      this.#signedIn = undefined;
      throw error;
    });
    return this.#signedIn;
  }

  async #signIn(): Promise<string> {
    const { appRole, address } = this.#settings;
    const path = 'auth/approle/login';
    const answer = await this.#send({ method: 'POST', path, body: { role_id: appRole?.roleId ?? '', secret_id: appRole?.secretId() ?? '' } });
    const token = field(field(answer.body, 'auth'), 'client_token');
    if (answer.status < 300 && typeof token === 'string') return token;
    throw answer.status === 400 ? vaultProblems.vaultForbidden({ address, path }) : problemOf(this.#settings, path, answer);
  }
}
