import { checkComponents } from './check/components.ts';
import { checkDoors } from './check/doors.ts';
import { checkLinks } from './check/links.ts';
import { checkPaths } from './check/paths.ts';
import { checkLint, checkTypes } from './check/tools.ts';

/** `npm run check`: everything that a commit must pass besides the tests. */
interface Step {
  readonly name: string;
  readonly advice: string;
  readonly run: () => readonly string[] | Promise<readonly string[]>;
}

/** Opened once for the steps that need a database, and only after the code compiles. */
async function onScratch(): Promise<{ readonly drift: readonly string[]; readonly stale: readonly string[] }> {
  const { withScratchHouse } = await import('./scratch.ts');
  const { checkSchema } = await import('./check/schema.ts');
  const { checkGenerated } = await import('./check/generated.ts');
  return withScratchHouse(async ({ house, owner }) => ({ drift: await checkSchema(owner), stale: await checkGenerated(house) }));
}

let scratch: ReturnType<typeof onScratch> | undefined;
const shared = (): ReturnType<typeof onScratch> => (scratch ??= onScratch());

const steps: readonly Step[] = [
  { name: 'Types', advice: 'Mend the types; never silence them with `any` or `@ts-ignore`.', run: checkTypes },
  { name: 'Lint', advice: 'Each rule name leads to its reason in the documentation of oxlint. A rule that is wrong for us is switched off in .oxlintrc.json, with a reason, not line by line.', run: checkLint },
  { name: 'Module doors', advice: 'Import through a door (package.json, `exports`), and only downwards. docs/architecture.md shows the layers.', run: checkDoors },
  { name: 'No paths of one machine', advice: 'Use a path relative to the checkout, or a setting.', run: checkPaths },
  { name: 'Links and paths in the pages', advice: 'A page names what moved or is not there: correct the page.', run: checkLinks },
  { name: 'Components without an overdue flaw', advice: 'Bring in the mended version, or close the way that leads to it (docs/security/components.md).', run: checkComponents },
  { name: 'Schema as the definitions say', advice: '`npm run -s schema:draft` suggests the SQL; review it and save it as migrations/NNNN_name.sql (docs/how-to/add-a-field.md).', run: async () => (await shared()).drift },
  { name: 'Generated files up to date', advice: 'Run `npm run generate` and commit what it writes.', run: async () => (await shared()).stale },
];

const most = 40;

async function failed({ name, advice, run }: Step): Promise<boolean> {
  const start = performance.now();
  const found = await Promise.resolve().then(run).catch((error: unknown) => [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (found.length === 0) {
    process.stdout.write(`✓ ${name} (${seconds} s)\n`);
    return false;
  }
  const rest = found.length > most ? [`… and ${String(found.length - most)} more`] : [];
  process.stdout.write(`✗ ${name} (${seconds} s)\n${[...found.slice(0, most), ...rest].map((line) => `    ${line}`).join('\n')}\n  → ${advice}\n`);
  return true;
}

let failures = 0;
for (const step of steps) if (await failed(step)) failures++;
process.stdout.write(failures === 0 ? 'All checks passed.\n' : `${String(failures)} of ${String(steps.length)} checks failed.\n`);
process.exitCode = failures === 0 ? 0 : 1;
