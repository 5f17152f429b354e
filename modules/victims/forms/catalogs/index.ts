import type { Catalog } from '@sintra/definition';
import * as age from './age.ts';
import * as care from './care.ts';
import * as conduct from './conduct.ts';
import * as controlMethods from './control-methods.ts';
import * as detection from './detection.ts';
import * as exploitation from './exploitation.ts';
import * as followUp from './follow-up.ts';
import { indigenousPeople, language } from './languages.ts';
import * as person from './person.ts';
import * as places from './places.ts';
import * as record from './record.ts';
import * as recruitment from './recruitment.ts';
import * as social from './social.ts';
import * as territory from './territory.ts';
import * as vulnerability from './vulnerability.ts';

/** Every catalogue of the victims module. A new export of a family's file joins by itself; yes_no belongs to the definitions. */
export const victimCatalogs: readonly Catalog[] = [
  age, care, conduct, controlMethods, detection, exploitation, followUp, { indigenousPeople, language }, person, places, record,
  recruitment, social, territory, vulnerability,
].flatMap((family): Catalog[] => Object.values(family));
