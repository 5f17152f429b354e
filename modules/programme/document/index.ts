/** Reading a programme of work as it arrives: file → blocks → what each passage says. Pure: neither database nor clock. */
export { balanceOf, unaccounted, type Balance } from './accounting.ts';
export { MOST_BYTES } from './limits.ts';
export { readProgramme } from './reader.ts';
export { documentProblems } from './problems.ts';
export { readWithin, type WrittenDate } from './dates.ts';
export { readResponsibles, Registry, TECHNICAL_SECRETARIAT_NAME, type NamedOrganization, type Responsible } from './organizations.ts';
export { nameKey, sameBody, simple } from './words.ts';
export type * from './types.ts';
