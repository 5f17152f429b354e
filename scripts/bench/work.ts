import { v7 as uuidv7 } from 'uuid';
import { listCalendar } from '../../modules/calendar/server/index.ts';
import { followUpCommand } from '../../modules/commissions/server/follow-up.ts';
import { resolutions } from '../../modules/commissions/server/index.ts';
import { followUpCommands } from '../../modules/programme/server/follow-up/commands.ts';
import { activities } from '../../modules/programme/server/modules.ts';
import { TECHNICAL_SECRETARIAT } from '../../packages/platform/accounts/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import type { House } from '../../packages/platform/database/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import type { Bench } from './cluster.ts';
import type { Cast } from './people.ts';
import type { Scenario } from './requests.ts';
import { openRecorder } from './statements.ts';

const YEAR = 2026;
const RESOLUTIONS = 10_000;
const ACTIVITIES = 5_000;

interface Filled {
  readonly body: string;
  readonly programme: string;
}

/** A body of 10,000 resolutions in 200 sessions and a programme of 5,000 activities, the Secretaría Técnica's, which everybody reads. */
export async function fillWork({ superuser: sql }: Bench, { liaison }: Cast): Promise<Filled> {
  const [body, programme] = [uuidv7(), uuidv7()];
  const house = sql`institution_id, id, folio, status, origin, captured_by, captured_at, updated_by, updated_at`;
  // Ids in order of time, as the product makes them: lists go by them.
  const row = (letter: string) => sql`${TECHNICAL_SECRETARIAT}::uuid, ('019b0000-000' || ${letter}::text || '-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'ST-2026-' || ${letter}::text || lpad(n::text, 5, '0') || '-0', 'validated', 'import',
    ${liaison.userId}::uuid, now(), ${liaison.userId}::uuid, now()`;
  await sql`insert into body (${house}, name, acronym, body_type) select ${row('1')}, 'Órgano que se mide', 'OM', 'interministerial_commission' from generate_series(1, 1) n`;
  await sql`update body set id = ${body} where acronym = 'OM'`;
  await sql`insert into body_session (${house}, body, number, session_type, session_status, title) select ${row('2')}, ${body}::uuid, n, 'ordinary', 'held', n || 'ª Sesión Ordinaria · OM' from generate_series(1, 200) n`;
  await sql`insert into resolution (${house}, body, session, key, text, title, resolution_status, due_date, due_date_ranges)
    select ${row('3')}, ${body}::uuid, ('019b0000-0002-7000-8000-' || lpad((1 + n % 200)::text, 12, '0'))::uuid, 'OM/' || n, 'Texto del acuerdo ' || n, 'OM/' || n || ' · Texto del acuerdo',
      (array['pending', 'in_progress', 'fulfilled'])[1 + n % 3], to_char(date '2025-01-01' + n % 900, 'DD/MM/YYYY'), datemultirange(daterange(date '2025-01-01' + n % 900, date '2025-01-01' + n % 900 + 1))
    from generate_series(1, ${RESOLUTIONS}::integer) n`;
  await sql`insert into programme (${house}, name, programme_type, year) select ${row('4')}, 'Programa que se mide', 'annual', ${YEAR}::integer from generate_series(1, 1) n`;
  await sql`update programme set id = ${programme} where year = ${YEAR}`;
  await sql`insert into activity (${house}, programme, year, chapter, activity_type, text, title, scheduled, activity_status, document_order)
    select ${row('5')}, ${programme}::uuid, ${YEAR}::integer, 'Capítulo ' || n / 500, 'activity', 'Texto de la actividad ' || n, 'Actividad ' || n, 'marzo 2026', 'planned', n from generate_series(1, ${ACTIVITIES}::integer) n`;
  await sql`vacuum analyze`;
  return { body, programme };
}

/** Pages of work that people open all day, as requests and as the statements that each says to the database. */
export async function workScenarios(bench: Bench, { liaison }: Cast, { body, programme }: Filled): Promise<Scenario[]> {
  const recorder = await openRecorder(bench);
  const scenario = async (name: Scenario['name'], path: string, act: (house: House) => Promise<unknown>): Promise<Scenario> => ({ name, said: [await recorder.record(act)], requests: [{ path }] });
  const [ofBody, ofProgramme] = [{ body, limit: '50', columns: 'title,dueDate,resolutionStatus,session' }, { programme, limit: '50', columns: 'title,scheduled,activityType,activityStatus,percent' }];
  const query = (asked: Readonly<Record<string, string>>): string => new URLSearchParams(asked).toString();
  const year = { from: `${String(YEAR)}-01-01`, until: `${String(YEAR + 1)}-01-01` };
  const scenarios = [
    await scenario('resolutions', `/api/v1/resolutions?${query(ofBody)}`, (house) => run(house, liaison, recordCommands(resolutions).list, ofBody)),
    await scenario('activities', `/api/v1/activities?${query(ofProgramme)}`, (house) => run(house, liaison, recordCommands(activities).list, ofProgramme)),
    await scenario('followUp', `/api/v1/resolutions/follow-up?${query({ body })}`, (house) => run(house, liaison, followUpCommand, { body })),
    await scenario('sheet', `/api/v1/annual-programme/${String(YEAR)}/sheet`, (house) => run(house, liaison, followUpCommands.sheet, { year: String(YEAR) })),
    await scenario('year', `/api/v1/calendar?${query(year)}`, (house) => run(house, liaison, listCalendar, year)),
  ];
  await recorder.close();
  return scenarios;
}
