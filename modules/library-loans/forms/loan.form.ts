import { defineForm, type Field, type Group } from '@sintra/definition';

const borrower: readonly Field[] = [
  { id: 'name', kind: 'personName', label: { es: 'Nombre de quien pide', en: 'Name of the borrower' }, sensitivity: 'identifying', needed: true, search: 'name' },
  { id: 'card', kind: 'identifier', label: { es: 'Credencial', en: 'Library card' }, sensitivity: 'identifying', pattern: '[A-Z]{2}[0-9]{6}', search: 'exact',
    help: { es: 'Dos letras y seis dígitos, como AB123456.', en: 'Two letters and six digits, such as AB123456.' } },
  { id: 'birthDate', kind: 'date', label: { es: 'Fecha de nacimiento', en: 'Date of birth' }, sensitivity: 'identifying' },
  { id: 'email', kind: 'email', label: { es: 'Correo', en: 'E-mail' }, sensitivity: 'identifying' },
  { id: 'phone', kind: 'phone', label: { es: 'Teléfono', en: 'Telephone' }, sensitivity: 'identifying' },
];

const book: readonly Field[] = [
  { id: 'title', kind: 'text', label: { es: 'Título', en: 'Title' }, sensitivity: 'public', needed: true },
  { id: 'isbn', kind: 'identifier', label: { es: 'ISBN', en: 'ISBN' }, sensitivity: 'public', pattern: '[0-9]{13}' },
  { id: 'genre', kind: 'catalogOne', catalog: 'genre', label: { es: 'Género', en: 'Genre' }, sensitivity: 'public', needed: true, renamedFrom: ['class'] },
  { id: 'tags', kind: 'catalogMany', catalog: 'tag', label: { es: 'Etiquetas', en: 'Tags' }, sensitivity: 'public' },
  { id: 'copies', kind: 'integer', label: { es: 'Ejemplares', en: 'Copies' }, sensitivity: 'internal', min: 1, max: 50 },
  { id: 'weight', kind: 'decimal', label: { es: 'Peso (kg)', en: 'Weight (kg)' }, sensitivity: 'internal', min: 0, max: 40 },
];

const terms: readonly Field[] = [
  { id: 'due', kind: 'date', label: { es: 'Fecha de devolución', en: 'Due date' }, sensitivity: 'internal', needed: true },
  { id: 'branch', kind: 'place', label: { es: 'Sucursal', en: 'Branch' }, sensitivity: 'public', needed: true },
  { id: 'late', kind: 'yesNo', label: { es: '¿Se entregó tarde?', en: 'Returned late?' }, sensitivity: 'internal' },
  { id: 'fine', kind: 'money', label: { es: 'Multa (pesos)', en: 'Fine (pesos)' }, sensitivity: 'internal', needed: true, showIf: { cell: 'late', in: ['yes'] } },
  { id: 'receipt', kind: 'file', label: { es: 'Recibo', en: 'Receipt' }, sensitivity: 'internal' },
  { id: 'previous', kind: 'reference', refers: 'loan', label: { es: 'Préstamo anterior', en: 'Previous loan' }, sensitivity: 'internal' },
  { id: 'notes', kind: 'longText', label: { es: 'Notas', en: 'Notes' }, sensitivity: 'internal' },
];

const renewals: Group = {
  id: 'renewals',
  table: 'loan_renewal',
  label: { es: 'Renovaciones', en: 'Renewals' },
  singular: { es: 'renovación', en: 'renewal' },
  fields: [
    { id: 'renewedOn', kind: 'date', label: { es: 'Fecha de renovación', en: 'Date of renewal' }, sensitivity: 'internal', needed: true },
    { id: 'days', kind: 'integer', label: { es: 'Días', en: 'Days' }, sensitivity: 'internal', min: 1, max: 90 },
    { id: 'by', kind: 'personName', label: { es: 'Quien renovó', en: 'Renewed by' }, sensitivity: 'identifying' },
  ],
};

/** A loan of a library: every kind of field and one group, so that the engine is proved without anybody's real form. */
export const loan = defineForm({
  id: 'loan',
  path: 'loans',
  table: 'loan',
  version: 1,
  title: 'title',
  label: { es: 'Préstamos', en: 'Loans' },
  singular: { es: 'préstamo', en: 'loan' },
  sections: [
    { id: 'borrower', label: { es: 'Quien pide', en: 'Borrower' }, fields: borrower },
    { id: 'book', label: { es: 'Libro', en: 'Book' }, fields: book },
    { id: 'terms', label: { es: 'Condiciones', en: 'Terms' }, fields: terms },
  ],
  groups: [renewals],
});
