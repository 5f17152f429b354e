import type { ComponentType } from 'react';
import { createContext, useContext } from 'react';
import type { Catalogs, Dimension, FormView, RecordView } from '../api/types.ts';
import type { TabLink } from '../parts/TabLinks.tsx';
import type { RecordWords } from './words.ts';

/** What a panel of the record page receives. */
export interface PanelProps {
  readonly form: FormView;
  readonly catalogs: Catalogs;
  readonly record: RecordView;
}

export type Panel = ComponentType<PanelProps>;

/** What a module says of a form so that it has a list, a capture, a record page and imports: only what the definition does not. */
export interface RecordScreens {
  readonly formId: string;
  /** Last part of the API address: `/api/v1/<path>`. */
  readonly path: string;
  /** Address of the list; everything else is under it: `/victimas`, `/comisiones/organos`. */
  readonly base: string;
  /** Name of its rights in the policy. */
  readonly resource: 'record' | 'work';
  /** Sentences with its noun: `wordsOf`. */
  readonly words: RecordWords;
  /** Cells that the list shows until somebody chooses others. */
  readonly columns: readonly string[];
  /** Some of its cells are sealed: identity is revealed with a reason, and words of a name never reach the address. */
  readonly identity: boolean;
  /** Dimensions that «Agregar filtro» leaves out, because another one says the same. */
  readonly twins?: readonly string[];
  /** Cell whose value fills others in; what was filled is said under it. */
  readonly fillsFrom?: string;
  /** Links between the lists of one module, above each of them. */
  readonly tabs?: readonly TabLink[];
  /** Buttons of the list, before the usual ones. */
  readonly Actions?: ComponentType;
  /** The module's own part of the record page: before the sections, after them, or beside them above the history. */
  readonly Before?: Panel;
  readonly After?: Panel;
  /** The panels of `Before`, for the index beside the record: ids of their elements, and their headings. */
  readonly parts?: readonly { readonly id: string; readonly label: string }[];
  readonly Aside?: Panel;
}

const Context = createContext<RecordScreens | null>(null);
export const ScreensProvider = Context.Provider;

/** The description of the screens one is in. @throws Error outside the routes of `recordScreens` */
export function useScreens(): RecordScreens {
  const screens = useContext(Context);
  if (screens === null) throw new Error('no record screens around: use the routes of recordScreens()');
  return screens;
}

/** API path of the form one is in; undefined where no record screens are around. */
export const useRecordPath = (): string | undefined => useContext(Context)?.path;

export const isOffered = ({ twins = [] }: RecordScreens) => ({ id }: Dimension): boolean => !twins.includes(id);
