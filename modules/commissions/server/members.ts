import type { Values } from '@sintra/definition';
import { firstDay, lastDay } from '../rules/days.ts';
import { text, type Row } from './session-file.ts';

/** Whether somebody sits in the body on a day: from their first, until their last. */
function sitsOn({ values }: Row, day: string): boolean {
  const [from, until] = [firstDay(text(values, 'memberFrom')), lastDay(text(values, 'memberUntil'))];
  return (from === null || from <= day) && (until === null || until >= day);
}

const same = (attendee: Values, member: Values): boolean =>
  (typeof member['organization'] === 'string' ? attendee['organization'] === member['organization'] : attendee['attendeeAsWritten'] === member['memberAsWritten']);

/** Rows of attendance still to be made for the members of that day. */
export const attendanceFor = (members: readonly Row[], attendance: readonly Row[], day: string): Values[] =>
  members.filter((member) => sitsOn(member, day) && !attendance.some(({ values }) => same(values, member.values))).map(({ values }) => ({
    ...(typeof values['organization'] === 'string' && { organization: values['organization'] }),
    ...(typeof values['memberAsWritten'] === 'string' && { attendeeAsWritten: values['memberAsWritten'] }),
    attendeeQuality: values['quality'] ?? 'voice', attendeePresides: values['presides'] === 'yes' ? 'yes' : 'no',
  }));

/** Institutional addresses of members and substitutes of that day, each once. */
export const addressesOf = (members: readonly Row[], day: string): string[] =>
  [...new Set(members.filter((member) => sitsOn(member, day)).flatMap(({ values }) => [text(values, 'memberEmail'), text(values, 'substituteEmail')])
    .filter((address): address is string => address !== null).map((address) => address.toLowerCase()))];
