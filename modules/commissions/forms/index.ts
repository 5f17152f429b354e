export { organizationForm } from './organization.ts';
export { bodyForm } from './body.ts';
export { sessionForm } from './session.ts';
export { resolutionForm } from './resolution.ts';
export { candidacyForm } from './candidacy.ts';
export { bodyCatalogs, candidacyCatalogs, organizationCatalogs, resolutionCatalogs, sessionCatalogs } from './catalogs/index.ts';
