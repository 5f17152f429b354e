import { yesNo, type Catalog } from '@sintra/definition';
import { victimCatalogs } from './catalogs/index.ts';

/** All catalogues that the victim form may answer from, by id. For tests. */
export const catalogById: ReadonlyMap<string, Catalog> = new Map([yesNo, ...victimCatalogs].map((catalog) => [catalog.id, catalog]));
