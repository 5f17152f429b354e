export { exportRecords, visibleCells, type ApprovedExport, type Export, type ExportRequest } from './export.ts';
export { decideExport, listExportRequests, requestExportCommand } from './requests.ts';
export { exportRequestRoutes, exportRoutes } from './routes.ts';
