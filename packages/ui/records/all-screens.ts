import { createContext, useContext } from 'react';
import type { RecordScreens } from './screens.ts';

const Context = createContext<readonly RecordScreens[]>([]);
/** The screens of every form of the application: how a reference finds the page of its record. */
export const AllScreensProvider = Context.Provider;

/** The screens of a form by its API path; undefined when no module brings them. */
export const useScreensOf = (path: string | undefined): RecordScreens | undefined => useContext(Context).find((screens) => screens.path === path);
