/** The one door from the browser to the server: cookies of the same origin, JSON, RFC 9457 problems. */
export const apiRoot = '/api/v1';

export interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly code?: string;
  readonly details?: unknown;
  readonly requestId?: string;
}

/** What the server answered, in Spanish and ready to show; `code` is stable, `requestId` is what support asks for. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  readonly requestId: string | undefined;
  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? 'El sistema no pudo atender la solicitud. Intente de nuevo en unos minutos.');
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.details = body.details;
    this.requestId = body.requestId;
  }
}

const unreachable = () =>
  new ApiError(0, { code: 'unreachable', detail: 'No hay comunicación con el servidor. Lo que escribió sigue en esta pantalla; se guardará cuando vuelva la conexión.' });

let onSignedOut: () => void = () => undefined;

/** Called whenever the server says that the sign-in is over, wherever it happened. */
export const whenSignedOut = (handler: () => void): void => {
  onSignedOut = handler;
};

let onUnfinished: () => void = () => undefined;
const unfinished = new Set(['notice_needed', 'second_factor_needed']);

/** Called whenever the server says that there is something to do before going on: a new notice, a factor to enrol. */
export const whenUnfinished = (handler: () => void): void => {
  onUnfinished = handler;
};

let confirmPerson: () => Promise<boolean> = () => Promise.resolve(false);
let confirming: Promise<boolean> | null = null;

/** How the person is asked to confirm who they are; gives whether they did. */
export const whenStepUpNeeded = (ask: () => Promise<boolean>): void => {
  confirmPerson = ask;
};

/** Requests that need it at once share one question. */
const confirmOnce = (): Promise<boolean> => (confirming ??= confirmPerson().finally(() => (confirming = null)));

async function problemOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  if (body.code === 'not_signed_in') onSignedOut();
  if (unfinished.has(body.code ?? '')) onUnfinished();
  return new ApiError(response.status, body);
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const headersFor = (method: Method, body: unknown, onBehalfOf: string | undefined): Record<string, string> => ({
  accept: 'application/json',
  ...(method === 'GET' ? {} : { 'x-sintra-csrf': '1' }),
  ...(onBehalfOf === undefined ? {} : { 'x-sintra-on-behalf-of': onBehalfOf }),
  ...(body === undefined ? {} : { 'content-type': body instanceof Blob ? 'application/octet-stream' : 'application/json' }),
});

/** @throws ApiError unreachable */
async function sendOnce(path: string, init: RequestInit): Promise<Response> {
  return fetch(apiRoot + path, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  });
}

/**
 * Sends one request and gives the response back when it is a success. Where the server wants the person to confirm who they
 * are, they are asked and the request is repeated. `onBehalfOf` is the id of the institution for which one captures.
 * @throws ApiError with the server's Spanish explanation, status 0 when it cannot be reached.
 */
export async function send(method: Method, path: string, body?: unknown, signal?: AbortSignal, onBehalfOf?: string): Promise<Response> {
  const payload = body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) };
  const init = { method, headers: headersFor(method, body, onBehalfOf), ...payload, ...(signal === undefined ? {} : { signal }) };
  const response = await sendOnce(path, init);
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code !== 'step_up_needed' || !(await confirmOnce())) throw problem;
  const again = await sendOnce(path, init);
  if (!again.ok) throw await problemOf(again);
  return again;
}

/** The same, reading the answer as JSON (undefined when it is empty). */
export async function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal, onBehalfOf?: string): Promise<T> {
  const response = await send(method, path, body, signal, onBehalfOf);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => request<T>('GET', path, undefined, signal);
export const post = <T>(path: string, body: unknown = {}): Promise<T> => request<T>('POST', path, body);
export const put = <T>(path: string, body: unknown = {}): Promise<T> => request<T>('PUT', path, body);
export const remove = (path: string): Promise<void> => request<void>('DELETE', path);

/** `?a=1&b=2`, without the empty ones; '' when nothing is left. */
export function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value !== undefined && value !== '') search.set(key, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
