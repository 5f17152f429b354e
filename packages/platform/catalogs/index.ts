export { editCatalog } from './edit.ts';
export { catalogRoutes } from './routes.ts';
export { catalogsOf, refreshCatalogs, type Catalogs } from './held.ts';
export { loadCatalog, type CatalogLoad, type LoadBalance } from './load.ts';
export { seedCatalogs } from './seed.ts';
