import { defineForm, type Field } from '@sintra/definition';
import { internal, say, shared } from '@sintra/commissions/forms';

const what: readonly Field[] = [
  shared('name', 'text', 'Nombre', 'Name', undefined, { needed: true, maxLength: 400 }),
  shared('programmeType', 'catalogOne', 'Tipo de programa', 'Type', undefined, { catalog: 'programme_type', needed: true, maps: { law: 'LGT 88-I, 93' } }),
  shared('year', 'integer', 'Año', 'Year', say('Del programa anual.', 'Of the annual programme.'), { min: 1990, max: 2100, showIf: { cell: 'programmeType', in: ['annual'] }, needed: true }),
  shared('periodFrom', 'integer', 'Rige desde (año)', 'From (year)', undefined, { min: 1990, max: 2100 }),
  shared('periodUntil', 'integer', 'Rige hasta (año)', 'Until (year)', undefined, { min: 1990, max: 2100 }),
  shared('publishedOn', 'date', 'Fecha de publicación o aprobación', 'Published or approved on'),
  shared('gazette', 'text', 'Dónde se publicó', 'Gazette', undefined, { maxLength: 200 }),
  shared('previous', 'reference', 'Programa anterior', 'Previous programme', say('Con el que se compara y del que se trasladan pendientes.', 'Compared with, and carried over from.'), { refers: 'programme' }),
  internal('notes', 'longText', 'Notas', 'Notes'),
];

/** A programme: the Programa Nacional of several years, or the annual programme of work (LGT 88-I; Reglamento LGT 35). */
export const programmeForm = defineForm({
  id: 'programme', domain: 'work', path: 'programmes', table: 'programme', version: 1, title: 'name',
  label: { es: 'Programas', en: 'Programmes' }, singular: { es: 'Programa', en: 'Programme' },
  sections: [{ id: 'what', label: { es: 'Programa', en: 'Programme' }, fields: what }], groups: [],
});

const step = (parent: string, form: string, es: string, en: string): readonly Field[] => [
  shared(parent, 'reference', es, en, undefined, { refers: form, needed: true }),
  shared('number', 'text', 'Número', 'Number', say('Como en el programa: 4, 4.2 o 4.2.2.', 'As in the programme.'), { needed: true, maxLength: 20 }),
  shared('text', 'longText', 'Texto', 'Text', undefined, { needed: true, maxLength: 4000 }),
  shared('title', 'text', 'Título', 'Title', say('Se forma con el número y las primeras palabras.', 'Made of number and first words.'), { maxLength: 220 }),
];

/** One of the goals of the Programa Nacional. */
export const objectiveForm = defineForm({
  id: 'objective', domain: 'work', path: 'objectives', table: 'objective', version: 1, title: 'title',
  label: { es: 'Objetivos', en: 'Objectives' }, singular: { es: 'Objetivo', en: 'Objective' },
  sections: [{ id: 'what', label: { es: 'Objetivo', en: 'Objective' }, fields: step('programme', 'programme', 'Programa', 'Programme') }], groups: [],
});

export const strategyForm = defineForm({
  id: 'strategy', domain: 'work', path: 'strategies', table: 'strategy', version: 1, title: 'title',
  label: { es: 'Estrategias', en: 'Strategies' }, singular: { es: 'Estrategia', en: 'Strategy' },
  sections: [{ id: 'what', label: { es: 'Estrategia', en: 'Strategy' }, fields: step('objective', 'objective', 'Objetivo', 'Objective') }], groups: [],
});

export const actionForm = defineForm({
  id: 'action', domain: 'work', path: 'actions', table: 'action', version: 1, title: 'title',
  label: { es: 'Acciones puntuales', en: 'Actions' }, singular: { es: 'Acción puntual', en: 'Action' },
  sections: [{ id: 'what', label: { es: 'Acción puntual', en: 'Action' }, fields: step('strategy', 'strategy', 'Estrategia', 'Strategy') }], groups: [],
});

/** What an abbreviation of the programme means; the last chapter of its document. */
export const acronymForm = defineForm({
  id: 'acronym', domain: 'work', path: 'acronyms', table: 'programme_acronym', version: 1, title: 'acronym',
  label: { es: 'Siglas y acrónimos', en: 'Acronyms' }, singular: { es: 'Sigla', en: 'Acronym' },
  sections: [{
    id: 'what', label: { es: 'Sigla', en: 'Acronym' }, fields: [
      shared('programme', 'reference', 'Programa', 'Programme', undefined, { refers: 'programme', needed: true }),
      shared('acronym', 'text', 'Sigla', 'Acronym', undefined, { needed: true, maxLength: 60 }),
      shared('meaning', 'text', 'Significado', 'Meaning', undefined, { needed: true, maxLength: 600 }),
      shared('organization', 'reference', 'Organización', 'Organization', say('Si la sigla es de una organización.', 'If it is that of an organization.'), { refers: 'organization' }),
    ],
  }], groups: [],
});
