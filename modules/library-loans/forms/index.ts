export { loan } from './loan.form.ts';
export { country, genre, state, tag } from './catalogs.ts';

import { yesNo, type Catalog } from '@sintra/definition';
import { country, genre, state, tag } from './catalogs.ts';

/** Catalogues that the loan answers from. */
export const catalogs: readonly Catalog[] = [yesNo, genre, tag, country, state];
