import { addDays } from '@sintra/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRules, rulesInForce } from './body-rules.ts';
import { addMonths, daysBetween, lastDay } from './days.ts';
import { DUE_SOON_DAYS, lightOf } from './follow-up.ts';
import { watchMinimums } from './minimums.ts';
import { neededFor, quorumOf } from './quorum.ts';
import { termEnd, termOf } from './terms.ts';
import { voteResult } from './vote.ts';
import { holidaysOf, isWorkingDay, lastDayToConvoke, workingDaysBetween } from './working-days.ts';

const usual = defaultRules('interministerial_commission');
const day = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2010-01-01', days));
const row = (attendedBy: string | null, more: Record<string, string> = {}) => ({ attendeeQuality: 'voice_and_vote', attendedBy, ...more });

describe('Working days', () => {
  it('leave out weekends and the obligatory rest of the Ley Federal del Trabajo', () => {
    expect(holidaysOf(2024)).toEqual(['2024-01-01', '2024-02-05', '2024-03-18', '2024-05-01', '2024-09-16', '2024-10-01', '2024-11-18', '2024-12-25']);
    expect(holidaysOf(2018)).toContain('2018-12-01');
    expect(holidaysOf(2025)).not.toContain('2025-10-01');
    expect([isWorkingDay('2024-02-05'), isWorkingDay('2024-02-03'), isWorkingDay('2024-02-06'), isWorkingDay('2024-06-03', ['2024-06-03'])]).toEqual([false, false, true, false]);
  });

  it('of a notice are whole when convoked on the last day, and short on the next working day', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 15 }), (session, notice) => {
      const last = lastDayToConvoke(session, notice);
      expect(workingDaysBetween(last, session)).toBeGreaterThanOrEqual(notice);
      let next = addDays(last, 1);
      while (!isWorkingDay(next)) next = addDays(next, 1);
      expect([isWorkingDay(last), workingDaysBetween(next, session) < notice]).toEqual([true, true]);
    }));
  });
});

describe('The rules of a body', () => {
  it('are the usual ones, to be confirmed, where nobody wrote any', () => {
    expect(rulesInForce([], 'interministerial_commission', '2024-01-01')).toMatchObject({ minimumPerYear: 2, quorumFirst: 51, basis: null });
    expect(rulesInForce([], 'consultative_subcommission', '2024-01-01')).toMatchObject({ atLeastEveryMonths: 3, minimumPerYear: null });
  });

  it('are those in force on the day of the session, not of today', () => {
    const rows = [{ rulesFrom: '15/02/2023', quorumFirst: 60, rulesBasis: 'Reglamento Interno' }, { rulesFrom: '2015', quorumFirst: 75, castingVote: 'no' }];
    expect(rulesInForce(rows, 'state_body', '2014-12-31').quorumFirst).toBe(51);
    expect(rulesInForce(rows, 'state_body', '2020-01-01')).toMatchObject({ quorumFirst: 75, castingVote: false });
    expect(rulesInForce(rows, 'state_body', '2023-02-15')).toMatchObject({ quorumFirst: 60, castingVote: true, basis: 'Reglamento Interno' });
  });
});

describe('Quorum', () => {
  it('is half plus one of those with a vote, or the part that the rules say', () => {
    expect([neededFor(15, 51), neededFor(14, 50), neededFor(9, 60), neededFor(10, 0), neededFor(3, 100)]).toEqual([8, 8, 6, 1, 3]);
  });

  it('counts a substitute as the member, and no one who has only voice', () => {
    const rows = [row('titular', { attendeePresides: 'yes' }), row('substitute'), row('absent'), { attendeeQuality: 'voice', attendedBy: 'titular' }];
    expect(quorumOf(rows, usual, 'first')).toEqual({ voting: 3, needed: 2, present: 2, lacksChair: false, reached: true });
  });

  it('is not there without the chair where the rules need it, nor in a body without members', () => {
    const rows = [row('absent', { attendeePresides: 'yes' }), row('titular'), row('titular')];
    expect(quorumOf(rows, usual, 'first')).toMatchObject({ lacksChair: true, reached: false });
    expect(quorumOf(rows, { ...usual, quorumNeedsChair: false }, 'first').reached).toBe(true);
    expect(quorumOf([], usual, 'second').reached).toBe(false);
  });

  it('of the first call does not count who came for the second', () => {
    const rows = [row('titular', { attendeePresides: 'yes', attendedCall: 'first' }), row('titular', { attendedCall: 'second' }), row('absent')];
    expect([quorumOf(rows, usual, 'first').present, quorumOf(rows, usual, 'second').present]).toEqual([1, 2]);
  });

  it('is never lost by somebody arriving', () => {
    const answer = fc.constantFrom('titular', 'substitute', 'absent', null);
    fc.assert(fc.property(fc.array(answer, { minLength: 1, maxLength: 40 }), fc.nat(), fc.integer({ min: 0, max: 100 }), (answers, which, percent) => {
      const rules = { ...usual, quorumFirst: percent, quorumNeedsChair: false };
      const before = quorumOf(answers.map((one) => row(one)), rules, 'first');
      const after = quorumOf(answers.map((one, index) => row(index === which % answers.length ? 'titular' : one)), rules, 'first');
      expect(after.reached || !before.reached).toBe(true);
      expect(before.needed).toBeLessThanOrEqual(Math.max(1, before.voting + (percent === 50 || percent === 51 ? 1 : 0)));
    }));
  });
});

describe('A vote', () => {
  const votes = fc.record({ for: fc.nat(30), against: fc.nat(30), abstained: fc.nat(30), chair: fc.constantFrom('for' as const, 'against' as const, undefined) });
  const majority = fc.constantFrom('simple' as const, 'absolute' as const, 'two_thirds' as const, 'consensus' as const);
  const total = (one: { for: number; against: number; abstained: number }): number => one.for + one.against + one.abstained;

  it('that nobody cast in favour approves nothing', () => {
    fc.assert(fc.property(votes, majority, (one, rule) => {
      expect(voteResult({ ...one, for: 0 }, { ...usual, majority: rule }, total(one))).toBe('not_approved');
    }));
  });

  it('with a tie is decided by the chair, where the rules give the casting vote', () => {
    const tie = { for: 4, against: 4, abstained: 1 };
    expect(voteResult({ ...tie, chair: 'for' }, usual, 9)).toBe('approved_by_casting_vote');
    expect(voteResult({ ...tie, chair: 'against' }, usual, 9)).toBe('not_approved');
    expect(voteResult({ ...tie, chair: 'for' }, { ...usual, castingVote: false }, 9)).toBe('not_approved');
  });

  it('weighs abstentions against an absolute majority and two thirds, not against a simple one', () => {
    const one = { for: 4, against: 1, abstained: 5 };
    const result = (rule: 'simple' | 'absolute' | 'two_thirds' | 'consensus') => voteResult(one, { ...usual, majority: rule }, 10);
    expect([result('simple'), result('absolute'), result('two_thirds'), result('consensus')]).toEqual(['approved', 'not_approved', 'not_approved', 'not_approved']);
  });

  it('more in favour never turns an approval into a refusal', () => {
    fc.assert(fc.property(votes, majority, (one, rule) => {
      const rules = { ...usual, majority: rule };
      const before = voteResult(one, rules, total(one));
      const after = voteResult({ ...one, for: one.for + 1 }, rules, total(one) + 1);
      expect(before === 'not_approved' || after !== 'not_approved' || rule === 'two_thirds').toBe(true);
      if (rule === 'two_thirds' && before === 'approved') expect(after).toBe('approved');
    }));
  });
});

describe('Legal minimums', () => {
  const subcommission = defaultRules('consultative_subcommission');

  it('of a Comisión that met twice this year are met, whatever day it is', () => {
    expect(watchMinimums(usual, ['2024-02-20', '2024-07-02'], null, '2024-08-01')[0]).toMatchObject({ state: 'met', held: 2, required: 2 });
  });

  it('of a Subcomisión that let three months go by are missed', () => {
    expect(watchMinimums(subcommission, ['2024-02-20'], null, '2024-05-21')[0]).toMatchObject({ state: 'missed', deadline: '2024-05-20' });
    expect(watchMinimums(subcommission, ['2024-02-20'], null, '2024-03-01')[0]).toMatchObject({ state: 'on_track' });
    expect(watchMinimums(subcommission, [], '2024-02-20', '2024-05-01')[0]).toMatchObject({ state: 'warning' });
  });

  it('of a year that ended short stay in sight during the next', () => {
    expect(watchMinimums(usual, ['2024-02-20'], '2013-06-01', '2025-01-10').map(({ state, deadline }) => [state, deadline]))
      .toEqual([['missed', '2024-12-31'], ['on_track', '2025-12-31']]);
    expect(watchMinimums(usual, ['2024-02-20'], '2024-02-01', '2025-01-10')).toHaveLength(1);
  });

  it('are never missed without a warning before, with time left to convoke', () => {
    fc.assert(fc.property(fc.array(day, { maxLength: 12 }), day, fc.constantFrom(usual, subcommission), (held, today, rules) => {
      for (const watch of watchMinimums(rules, held, '2009-12-01', today)) {
        if (watch.state !== 'missed' && watch.state !== 'met') {
          const onLast = watchMinimums(rules, held.filter((one) => one <= today), '2009-12-01', watch.convokeBy).at(-1);
          if (watch.convokeBy >= today) expect(onLast?.state).toBe('warning');
          expect(watch.convokeBy < watch.deadline).toBe(true);
        }
        expect(watch.state === 'missed').toBe(today > watch.deadline && watch.held < (watch.rule === 'per_year' ? watch.required : Infinity));
      }
    }));
  });

  it('do not count what is held after today', () => {
    expect(watchMinimums(usual, ['2024-02-20', '2024-11-02'], null, '2024-08-01')[0]).toMatchObject({ held: 1 });
  });
});

describe('A term of two years', () => {
  it('ends the day before its second anniversary, warned of ninety days before', () => {
    expect(termEnd('2023-02-16')).toBe('2025-02-15');
    expect(termOf('2023-02-16', null, false, '2024-06-01')).toMatchObject({ state: 'in_force', renewable: true });
    expect(termOf('2023-02-16', null, false, '2024-12-01')).toMatchObject({ state: 'ending' });
    expect(termOf('2023-02-16', null, true, '2025-02-16')).toMatchObject({ state: 'ended', renewable: false, daysLeft: -1 });
  });

  it('is long enough from any day, leap days too', () => {
    fc.assert(fc.property(day, (from) => {
      const length = daysBetween(from, termEnd(from));
      expect(length).toBeGreaterThanOrEqual(728);
      expect(length).toBeLessThanOrEqual(731);
      expect(addMonths(addMonths(from, 24), -24) <= from).toBe(true);
    }));
  });
});

describe('The light of a resolution', () => {
  it('is red only after the last day that its date covers', () => {
    expect(lightOf('pending', 'marzo 2024', '2024-03-31')).toBe('due_soon');
    expect(lightOf('pending', 'marzo 2024', '2024-04-01')).toBe('overdue');
    expect([lightOf('pending', 'por definir', '2030-01-01'), lightOf('pending', null, '2030-01-01')]).toEqual(['undated', 'undated']);
  });

  it('never goes back to green as days go by, at any today', () => {
    const order = ['on_time', 'due_soon', 'overdue'];
    fc.assert(fc.property(fc.constantFrom('2T 2024', '15/05/2024', 'febrero-marzo 2024', '1er semestre 2024', '2024'), day, fc.nat(400), (due, today, later) => {
      const [now, then] = [lightOf('in_progress', due, today), lightOf('in_progress', due, addDays(today, later))];
      expect(order.indexOf(then)).toBeGreaterThanOrEqual(order.indexOf(now));
      expect(now === 'overdue').toBe((lastDay(due) ?? '') < today);
      expect(now === 'due_soon').toBe(now !== 'overdue' && daysBetween(today, lastDay(due) ?? '') <= DUE_SOON_DAYS);
    }));
  });

  it('says done whatever the date', () => {
    expect([lightOf('fulfilled', '2015', '2024-01-01'), lightOf('replaced', '2015', '2024-01-01')]).toEqual(['done', 'withdrawn']);
  });
});
