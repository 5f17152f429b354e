import { RequestsPage } from '@sintra/ui/exports/RequestsPage.tsx';
import { modules } from '../modules.ts';

const paths = new Map(modules.flatMap(({ screens }) => screens ?? []).filter(({ resource }) => resource === 'record').map(({ formId, path }) => [formId, path]));

export const ExportRequestsPage = () => <RequestsPage kind="export" paths={paths} />;
export const ErasureRequestsPage = () => <RequestsPage kind="erasure" paths={paths} />;
