import { defineForm, type Field } from '@sintra/definition';
import { internal, say, shared } from './field.ts';

const call: readonly Field[] = [
  shared('call', 'text', 'Convocatoria', 'Call', say('Nombre o número de la convocatoria pública.', 'Name or number of the public call.'), { needed: true, maxLength: 200 }),
  shared('callYear', 'integer', 'Año de la convocatoria', 'Year of the call', undefined, { needed: true, min: 2012, max: 2100 }),
  shared('candidateName', 'text', 'Candidatura', 'Candidate', say('Organización o persona experta que se presenta.', 'Organisation or expert that stands.'), { needed: true, maxLength: 300 }),
  shared('candidateType', 'catalogOne', 'Tipo', 'Type', undefined, { catalog: 'candidate_type', needed: true, maps: { law: 'LGT 86' } }),
];

const decision: readonly Field[] = [
  shared('decision', 'catalogOne', 'Decisión', 'Decision', undefined, { catalog: 'candidacy_decision', needed: true }),
  shared('decidedOn', 'date', 'Fecha de la decisión', 'Decided on'),
  shared('body', 'reference', 'Órgano', 'Body', say('Al que se integra; sus reglas dicen cuántas reelecciones se permiten.', 'Which it joins; its rules say how many re-elections are allowed.'), { refers: 'body' }),
  shared('session', 'reference', 'Sesión en que se decidió', 'Session of the decision', undefined, { refers: 'session' }),
  shared('termFrom', 'date', 'Periodo: desde', 'Term from', undefined, { showIf: { cell: 'decision', in: ['selected'] } }),
  shared('termUntil', 'date', 'Periodo: hasta', 'Term until', say('Si lo deja vacío se calculan dos años.', 'Two years where left empty.'), { showIf: { cell: 'decision', in: ['selected'] } }),
  shared('renewed', 'yesNo', 'Es reelección', 'Is a re-election', say('Se permite una sola vez, por un periodo igual.', 'Allowed once, for an equal term.'), { maps: { law: 'Reglamento Interno 18' } }),
  internal('notes', 'longText', 'Notas', 'Notes'),
];

/** Selection of civil-society organisations and academic experts: two years, renewable once (Reglamento Interno 18). */
export const candidacyForm = defineForm({
  id: 'candidacy', domain: 'work', path: 'candidacies', table: 'candidacy', version: 1, title: 'candidateName',
  label: { es: 'Selección de organizaciones y personas expertas', en: 'Selection of organisations and experts' }, singular: { es: 'Candidatura', en: 'Candidacy' },
  sections: [
    { id: 'call', label: { es: 'Convocatoria', en: 'Call' }, fields: call },
    { id: 'decision', label: { es: 'Decisión y periodo', en: 'Decision and term' }, fields: decision },
  ],
  groups: [],
});
