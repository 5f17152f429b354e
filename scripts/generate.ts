import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles, root } from './check/files.ts';
import { artefacts, generatedFolders } from './generate/artefacts.ts';
import { withScratchHouse } from './scratch.ts';

/** `npm run generate`: writes every generated file and removes those that nothing makes any more. */
const files = await withScratchHouse(({ house }) => artefacts(house));
for (const [path, content] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
const left = projectFiles().filter((path) => generatedFolders.some((folder) => path.startsWith(folder)) && !files.has(path));
for (const path of left) rmSync(join(root, path));
process.stdout.write(`${String(files.size)} files written${left.length > 0 ? `, ${String(left.length)} removed` : ''}\n`);
