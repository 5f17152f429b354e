import { describe, expect, it } from 'vitest';
import { danglingReferences, defineForm, linkForms, pointersTo, referencesOf, type Field, type Form } from './index.ts';

const label = { es: 'X', en: 'X' };
const field = (id: string, more: Partial<Field>): Field => ({ id, kind: 'text', label, sensitivity: 'internal', ...more });
const form = (id: string, fields: readonly Field[], more: Partial<Form> = {}): Form => defineForm({
  id, path: `${id}s`, table: id, version: 1, label, singular: label, sections: [{ id: 'main', label, fields }], groups: [], ...more,
});

describe('A wrong definition never serves a request', () => {
  it.each([
    ['a reference that does not say to what', field('body', { kind: 'reference' }), {}, 'refers goes with kind reference'],
    ['a text that refers to something', field('body', { refers: 'body' }), {}, 'refers goes with kind reference'],
    ['a reference that nobody could follow', field('body', { kind: 'reference', refers: 'body', sensitivity: 'identifying' }), {}, 'sealed reference'],
    ['a title that is no cell', field('name', {}), { title: 'nombre' }, 'title "nombre"'],
    ['a title that is sealed', field('name', { sensitivity: 'identifying' }), { title: 'name' }, 'not a clear text cell'],
    ['a key that is a number', field('number', { kind: 'integer' }), { key: 'number' }, 'key "number"'],
  ] satisfies [string, Field, Partial<Form>, string][])('%s', (_what, one, more, why) => {
    expect(() => form('session', [one], more)).toThrow(why);
  });

  it('a reference to a form that no module brings is told, and followed by nobody', () => {
    const lone = form('session', [field('body', { kind: 'reference', refers: 'body' })]);
    linkForms([lone]);
    expect(danglingReferences([lone])).toEqual(['session.body refers to the unknown form "body"']);
    expect(referencesOf(lone)).toEqual([]);
  });
});

describe('References', () => {
  const body = form('body', [field('name', {}), field('parent', { kind: 'reference', refers: 'body' })], { title: 'name' });
  const session = form('session', [field('body', { kind: 'reference', refers: 'body' })], {
    groups: [
      { id: 'guests', table: 'guest', label, singular: label, fields: [field('body', { kind: 'reference', refers: 'body' }), field('sender', { kind: 'reference', refers: 'body' })] },
    ],
  });
  linkForms([body, session]);

  it('of a group take their own name where it is free', () => {
    expect(referencesOf(session).map(({ id }) => id)).toEqual(['body', 'guests.body', 'sender']);
  });

  it('are followed in both directions', () => {
    expect(referencesOf(session)[0]?.to).toBe(body);
    expect(pointersTo(body).map(({ form: { id }, reference }) => `${id}.${reference.id}`)).toEqual(['body.parent', 'session.body', 'session.guests.body', 'session.sender']);
  });

  it('of a form that was linked with nobody find only itself', () => {
    const lone = form('loan', [field('previous', { kind: 'reference', refers: 'loan' }), field('other', { kind: 'reference', refers: 'body' })]);
    expect(referencesOf(lone).map(({ to }) => to)).toEqual([lone]);
  });
});
