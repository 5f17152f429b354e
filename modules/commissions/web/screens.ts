import type { RecordScreens } from '@sintra/ui/records/screens.ts';
import { wordsOf } from '@sintra/ui/records/words.ts';
import { BodyPanel } from './body/BodyPanel.tsx';
import { ResolutionPanel } from './resolution/ResolutionPanel.tsx';
import { SessionPanel } from './session/SessionPanel.tsx';
import { tabs } from './tabs.ts';
import { texts } from './texts.ts';

const bodyScreens: RecordScreens = {
  formId: 'body', path: 'bodies', base: '/comisiones/organos', resource: 'work', identity: false, tabs, Before: BodyPanel,
  parts: [{ id: 'body-sessions', label: texts.body.sessions }, { id: 'body-minimums', label: texts.body.minimums }, { id: 'body-resolutions', label: texts.body.resolutions }],
  words: wordsOf({ singular: 'órgano', plural: 'órganos', gender: 'm' }, { list: 'Órganos colegiados' }),
  columns: ['acronym', 'name', 'bodyType', 'bodyStatus', 'installedOn'],
};

const sessionScreens: RecordScreens = {
  formId: 'session', path: 'sessions', base: '/comisiones/sesiones', resource: 'work', identity: false, tabs, Before: SessionPanel,
  words: wordsOf({ singular: 'sesión', plural: 'sesiones', gender: 'f' }),
  columns: ['title', 'planned', 'heldOn', 'sessionStatus', 'minutesStatus'],
};

const resolutionScreens: RecordScreens = {
  formId: 'resolution', path: 'resolutions', base: '/comisiones/acuerdos', resource: 'work', identity: false, tabs, Before: ResolutionPanel,
  parts: [{ id: 'resolution-light', label: texts.resolution.light }],
  words: wordsOf({ singular: 'acuerdo', plural: 'acuerdos', gender: 'm' }),
  columns: ['key', 'text', 'dueDate', 'percent', 'resolutionStatus'],
};

const candidacyScreens: RecordScreens = {
  formId: 'candidacy', path: 'candidacies', base: '/comisiones/seleccion', resource: 'work', identity: false, tabs,
  words: wordsOf({ singular: 'candidatura', plural: 'candidaturas', gender: 'f' }, { list: 'Selección de organizaciones y personas expertas' }),
  columns: ['candidateName', 'candidateType', 'call', 'decision', 'termFrom', 'termUntil'],
};

const organizationScreens: RecordScreens = {
  formId: 'organization', path: 'organizations', base: '/comisiones/organizaciones', resource: 'work', identity: false, tabs,
  words: wordsOf({ singular: 'organización', plural: 'organizaciones', gender: 'f' }),
  columns: ['acronym', 'name', 'organizationType', 'nameInLaw', 'organizationStatus'],
};

export const screens = [bodyScreens, sessionScreens, resolutionScreens, candidacyScreens, organizationScreens];
