export { exportRecords, visibleCells, type Export, type ExportRequest } from './export.ts';
export { exportRoutes } from './routes.ts';
