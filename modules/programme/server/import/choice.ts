import { z } from 'zod';
import { readWithin, type ActivityFacts, type Item, type Passage, type Responsible } from '../../document/index.ts';
import { activityItem, blankActivity, needsHalfYear } from '../../document/activity.ts';
import { programmeProblems } from '../problems.ts';

/** What a person decides of a passage. */
export const choiceInput = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('dismiss') }),
  /** Back to what the reading said. */
  z.strictObject({ action: z.literal('reopen') }),
  z.strictObject({
    action: z.literal('complete'),
    /** The date, in words that the system reads; absent leaves it as it is. */
    date: z.string().trim().min(1).max(200).optional(),
    /** Who acts, as it will be shown; with the organisation when it is one that the system knows. */
    responsible: z.string().trim().min(1).max(300).optional(),
    organization: z.string().trim().min(1).max(300).optional(),
  }),
]);
export type Choice = z.infer<typeof choiceInput>;
type Completion = Extract<Choice, { action: 'complete' }>;

export interface Chosen extends Passage {
  readonly choice: Choice | null;
}

const dateOf = (completion: Completion, passage: Passage, year: number) => {
  if (completion.date === undefined) return undefined;
  const date = readWithin(completion.date, year);
  if (date.value === null) throw programmeProblems.notUnderstoodChoice({ number: passage.number, text: completion.date });
  return date;
};

function respond(before: readonly Responsible[], completion: Completion, passage: Passage): readonly Responsible[] {
  const { responsible, organization } = completion;
  if (responsible === undefined && organization === undefined) return before;
  const asWritten = responsible ?? (passage.reason === 'unknown_organization' ? passage.about : null) ?? organization ?? '';
  return [...before.filter((one) => one.asWritten !== asWritten), { asWritten, organization: organization ?? null }];
}

/** The items of a passage as a person completed them. What was prose becomes an activity. @throws notUnderstoodChoice, nothingToComplete */
function completed(passage: Passage, completion: Completion, year: number): readonly Item[] {
  const date = dateOf(completion, passage, year);
  if (date === undefined && completion.responsible === undefined && completion.organization === undefined) throw programmeProblems.nothingToComplete({ number: passage.number });
  const from: readonly Item[] = passage.items.length > 0 ? passage.items
    : [activityItem(blankActivity({ chapter: passage.chapter, objective: null, strategy: null, action: null, body: null }, passage.text))];
  return from.map((item): Item => {
    if (item.kind === 'session') return date === undefined ? item : { ...item, date: { ...date, asWritten: item.date.asWritten } };
    if (item.kind === 'instrument') return date === undefined ? item : { ...item, validity: date };
    if (item.kind !== 'activity') return item;
    const { kind: _kind, key: _key, ...facts } = item;
    const when = date === undefined ? facts.date : { ...date, asWritten: facts.date?.asWritten ?? date.asWritten };
    const done: ActivityFacts = { ...facts, date: when, responsibles: respond(facts.responsibles, completion, passage), halfYearly: needsHalfYear(when) };
    return activityItem(done);
  });
}

/** A passage with what a person chose for it. @throws notUnderstoodChoice, nothingToComplete */
export function withChoice(passage: Passage, choice: Choice | null, year: number): Passage {
  if (choice === null || choice.action === 'reopen') return passage;
  if (choice.action === 'dismiss') return { ...passage, outcome: 'dismissed', reason: 'by_person', items: [] };
  return { ...passage, outcome: 'understood', reason: null, about: null, items: completed(passage, choice, year) };
}
