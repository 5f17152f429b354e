import { get, request } from './http.ts';
import type { Draft } from './types.ts';

/** What is on its way to each draft. */
const underWay = new Map<string, Promise<unknown>>();

/** After whatever was sent of this draft before: a save never overtakes another, and nobody reads an answer older than what was typed. */
function inTurn<T>(id: string, act: () => Promise<T>): Promise<T> {
  const turn = (underWay.get(id) ?? Promise.resolve()).then(act, act);
  const settled = turn.then(() => undefined, () => undefined).then(() => {
    if (underWay.get(id) === settled) underWay.delete(id);
  });
  underWay.set(id, settled);
  return turn;
}

const addressOf = (path: string, id: string) => `/${path}/drafts/${id}`;

export const readDraft = (path: string, id: string): Promise<Draft> => inTurn(id, () => get<Draft>(addressOf(path, id)));

/** `body` is the draft as it is sent, in JSON. */
export const putDraft = (path: string, id: string, body: string): Promise<unknown> => inTurn(id, () => request('PUT', addressOf(path, id), JSON.parse(body)));

/** One that is not there is already what is wanted. */
export const removeDraft = (path: string, id: string): Promise<unknown> => inTurn(id, () => request('DELETE', addressOf(path, id)).catch(() => undefined));
