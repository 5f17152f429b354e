/** What a notice may carry: counts, folios, days, acronyms. Never a name or another identifying value. */
export type NoticeDetails = Readonly<Record<string, string | number | boolean | null>>;

/** What people read: Spanish, a title of a few words and one or two sentences that say what happened and what to do. */
interface NoticeWords {
  readonly title: string;
  readonly text: string;
}

interface Spec<D> {
  readonly say: (details: D) => NoticeWords;
}

/** A notice ready to be left: its kind in snake_case and its details. */
export interface Notice {
  readonly kind: string;
  readonly details: NoticeDetails;
}

/** Fixes the words of one kind of notice; `D` are its details. */
export const notice = <D extends NoticeDetails>(say: (details: D) => NoticeWords): Spec<D> => ({ say });

type Makers<T> = { readonly [K in keyof T]: T[K] extends Spec<infer D> ? (details: D) => Notice : never };

const known = new Map<string, (details: never) => NoticeWords>();

/**
 * A module's catalogue of notices, as `defineProblems` is of its problems: keys in camelCase become kinds in snake_case.
 * @throws Error when a kind is defined twice
 */
// eslint-disable-next-line typescript/no-explicit-any -- a Spec is contravariant in its details; only `any` spans them all
export function defineNotices<T extends Record<string, Spec<any>>>(specs: T): Makers<T> {
  const make = ([key, { say }]: [string, Spec<never>]) => {
    const kind = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (known.has(kind)) throw new Error(`notice ${kind} is defined twice`);
    known.set(kind, say);
    return [key, (details: NoticeDetails): Notice => ({ kind, details })];
  };
  return Object.fromEntries(Object.entries(specs).map(make as never)) as Makers<T>;
}

/** The words of a stored notice. A kind that no module of this release knows is still shown. */
export const sayNotice = ({ kind, details }: Notice): NoticeWords =>
  known.get(kind)?.(details as never) ?? { title: 'Aviso', text: `Este aviso es de otra versión del sistema (${kind}).` };
