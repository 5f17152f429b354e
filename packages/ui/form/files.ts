import { createContext } from 'react';
import type { FileNames } from '../api/types.ts';

/** Names of the files that a record already has: its answers hold only their ids. */
export const FilesContext = createContext<FileNames>({});
