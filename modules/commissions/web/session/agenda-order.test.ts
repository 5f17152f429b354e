import fc from 'fast-check';
import { expect, it } from 'vitest';
import { putBack, type AgendaRow } from './agenda-order.ts';

/** What the engine makes of the changes: rows keep their place, a new one goes last. */
function apply(agenda: readonly AgendaRow[], changes: readonly object[]): string[] {
  const typed = changes as readonly { id?: string; values: { topic?: unknown } }[];
  const kept = agenda.map((row) => typed.find(({ id }) => id === row.id)?.values['topic'] ?? row.values['topic']);
  return [...kept, ...typed.filter(({ id }) => id === undefined).map(({ values }) => values['topic'])].map(String);
}

it('an item taken out of any place of the agenda comes back to it', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }), fc.nat(), (topics, seed) => {
    const agenda = topics.map((topic, index): AgendaRow => ({ id: String(index), values: { topic } }));
    const index = seed % agenda.length;
    const taken = agenda[index] as AgendaRow;
    const left = agenda.filter((row) => row !== taken);
    expect(apply(left, putBack(left, taken, index))).toEqual(topics);
  }));
});
