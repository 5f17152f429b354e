import type { Catalog } from '@sintra/definition';
import * as bodies from './bodies.ts';
import * as organizations from './organizations.ts';
import * as resolutions from './resolutions.ts';
import * as sessions from './sessions.ts';

export const organizationCatalogs: readonly Catalog[] = Object.values(organizations);
export const bodyCatalogs: readonly Catalog[] = Object.values(bodies);
export const sessionCatalogs: readonly Catalog[] = Object.values(sessions);
export const resolutionCatalogs: readonly Catalog[] = [resolutions.resolutionType, resolutions.resolutionStatus, resolutions.voteResult];
export const candidacyCatalogs: readonly Catalog[] = [resolutions.candidateType, resolutions.candidacyDecision];
