import { checkSchema } from './check/schema.ts';
import { withScratchHouse } from './scratch.ts';

/** `npm run schema:check`: builds a database from the migrations and compares it with the definitions. */
const drift = await withScratchHouse(({ owner }) => checkSchema(owner));
process.stdout.write(drift.length === 0 ? 'The migrations make exactly what the definitions say.\n' : `${drift.join('\n')}\nnpm run -s schema:draft suggests the SQL.\n`);
process.exitCode = drift.length === 0 ? 0 : 1;
