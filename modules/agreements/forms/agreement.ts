import { defineCatalog, defineForm, type Catalog, type Field, type Group } from '@sintra/definition';
import { also, entry, internal, say, shared } from '@sintra/commissions/forms';

/** What kind of instrument it is (LGT 88-VI, VII, X). */
const agreementType = defineCatalog({
  id: 'agreement_type', label: { es: 'Tipo de instrumento', en: 'Type of instrument' }, law: 'LGT 88-VI, VII, X',
  entries: [
    entry('collaboration', 'Convenio de colaboración', 'Collaboration agreement', also('Convenio General de Colaboración')), entry('framework', 'Convenio marco', 'Framework agreement'),
    entry('coordination', 'Convenio de coordinación', 'Coordination agreement'), entry('specific', 'Convenio específico', 'Specific agreement'),
    entry('memorandum', 'Memorándum de entendimiento', 'Memorandum of understanding'), entry('other', 'Otro', 'Other', also('Otra', 'Acuerdo')),
  ],
});

const agreementStatus = defineCatalog({
  id: 'agreement_status', label: { es: 'Situación del instrumento', en: 'Status of the instrument' },
  entries: [entry('in_force', 'Vigente', 'In force'), entry('expired', 'Vencido', 'Expired'), entry('in_negotiation', 'En negociación', 'In negotiation'), entry('terminated', 'Terminado', 'Terminated')],
});

const commitmentStatus = defineCatalog({
  id: 'commitment_status', label: { es: 'Cumplimiento del compromiso', en: 'Status of the commitment' },
  entries: [entry('pending', 'Pendiente', 'Pending'), entry('in_progress', 'En curso', 'In progress'), entry('fulfilled', 'Cumplido', 'Fulfilled'), entry('cancelled', 'Cancelado', 'Cancelled')],
});

export const agreementCatalogs: readonly Catalog[] = [agreementType, agreementStatus, commitmentStatus];

const what: readonly Field[] = [
  shared('number', 'text', 'Número', 'Number', undefined, { maxLength: 60 }),
  shared('instrumentType', 'catalogOne', 'Tipo de instrumento', 'Type', undefined, { catalog: 'agreement_type', needed: true }),
  shared('title', 'text', 'Instrumento', 'Title', say('Nombre del instrumento y con quién se firma.', 'Name of the instrument and its other party.'), { needed: true, maxLength: 400 }),
  shared('partiesAsWritten', 'text', 'Partes, como aparecen escritas', 'Parties as written', undefined, { maxLength: 800 }),
  shared('object', 'longText', 'Objeto', 'Object', undefined, { maxLength: 8000 }),
];

const life: readonly Field[] = [
  shared('signedOn', 'date', 'Fecha de firma', 'Signed on'),
  shared('validUntil', 'date', 'Vigencia', 'Valid until', say('Una fecha, o «Indefinida».', 'A date, or indefinite.')),
  shared('agreementStatus', 'catalogOne', 'Situación', 'Status', undefined, { catalog: 'agreement_status', needed: true }),
  internal('notes', 'longText', 'Notas', 'Notes'),
];

const parties: Group = {
  id: 'parties', table: 'agreement_party', label: { es: 'Partes', en: 'Parties' }, singular: { es: 'parte', en: 'party' },
  fields: [shared('organization', 'reference', 'Organización', 'Organization', undefined, { refers: 'organization' }), shared('partyAsWritten', 'text', 'Como aparece escrita', 'As written', undefined, { maxLength: 400 })],
};

const renewals: Group = {
  id: 'renewals', table: 'agreement_renewal', label: { es: 'Renovaciones', en: 'Renewals' }, singular: { es: 'renovación', en: 'renewal' },
  fields: [shared('renewedOn', 'date', 'Fecha de renovación', 'Renewed on'), shared('renewedUntil', 'date', 'Vigente hasta', 'Until'), shared('renewalNote', 'text', 'Nota', 'Note', undefined, { maxLength: 400 })],
};

const commitments: Group = {
  id: 'commitments', table: 'agreement_commitment', label: { es: 'Compromisos', en: 'Commitments' }, singular: { es: 'compromiso', en: 'commitment' },
  fields: [
    shared('commitment', 'longText', 'Compromiso', 'Commitment', undefined, { maxLength: 4000 }), shared('commitmentDue', 'date', 'Fecha compromiso', 'Due'),
    shared('commitmentStatus', 'catalogOne', 'Cumplimiento', 'Status', undefined, { catalog: 'commitment_status' }),
  ],
};

/** An instrument that the Commission signed with others (LGT 88-VI, VII, X). */
export const agreementForm = defineForm({
  id: 'agreement', domain: 'work', path: 'agreements', table: 'agreement', version: 1, title: 'title',
  label: { es: 'Convenios', en: 'Agreements' }, singular: { es: 'Convenio', en: 'Agreement' },
  sections: [{ id: 'what', label: { es: 'Instrumento', en: 'Instrument' }, fields: what }, { id: 'life', label: { es: 'Vigencia', en: 'Life' }, fields: life }],
  groups: [parties, renewals, commitments],
});
