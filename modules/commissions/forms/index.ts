export { organizationForm } from './organization.ts';
export { bodyForm } from './body.ts';
export { sessionForm } from './session.ts';
export { resolutionForm } from './resolution.ts';
export { candidacyForm } from './candidacy.ts';
export { bodyCatalogs, candidacyCatalogs, organizationCatalogs, resolutionCatalogs, sessionCatalogs } from './catalogs/index.ts';
export { MOST_ORDINAL, readOrdinal, romanNumeral, sayOrdinal, type OrdinalReading, type OrdinalStyle } from './ordinals.ts';
export {
  placeInKey, readMeeting, resolutionKey, sayMeeting, sessionTitle, type SessionName, type SessionNoun, type SessionType,
} from './session-title.ts';
export { internal, say, shared } from './field.ts';
export { also, entry } from './catalogs/entry.ts';
