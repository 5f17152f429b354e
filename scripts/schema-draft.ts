import { draftSql } from '@sintra/projections/sql';
import { forms } from '../apps/server/modules.ts';
import { actualTables } from './schema/introspect.ts';
import { withScratchHouse } from './scratch.ts';

/** `npm run -s schema:draft [form]`: prints the SQL that today's migrations lack. Read it, correct it, save it as a migration. */
const wanted = process.argv.slice(2);
const chosen = forms.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const actual = await withScratchHouse(({ owner }) => actualTables(owner));
const draft = chosen.map((form) => draftSql(form, actual)).filter(Boolean).join('\n');
process.stdout.write(draft === '' ? '-- Nothing to draft: the migrations make what the definitions say.\n' : draft);
