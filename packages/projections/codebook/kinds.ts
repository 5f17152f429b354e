import type { Kind } from '@sintra/definition';

/** What an answer of each kind is, for someone who reads the data without the screens. A new kind does not compile without its row. */
export const answerOf: Readonly<Record<Kind, string>> = {
  text: 'text of one line',
  longText: 'text of several lines',
  integer: 'whole number',
  decimal: 'decimal number',
  money: 'amount in pesos',
  yesNo: 'yes, no or not identified',
  date: 'date as written, whole or partial («2024-03-05», «marzo 2024», «2T 2024»)',
  catalogOne: 'one code',
  catalogMany: 'several codes',
  place: 'place: country, state, municipality, locality',
  identifier: 'identifier',
  personName: 'name of a person: given names, first and second surname',
  reference: 'another record, by its id',
  file: 'file, by its id',
  email: 'e-mail address',
  phone: 'telephone number',
};
