import type { House } from '@sintra/platform/database';
import { artefacts, generatedFolders } from '../generate/artefacts.ts';
import { projectFiles, read } from './files.ts';

/** Generated files that differ from what the sources make today, lack, or are left over. */
export async function checkGenerated(house: House): Promise<readonly string[]> {
  const expected = await artefacts(house);
  const present = new Set(projectFiles());
  const stale = [...expected].flatMap(([path, content]) => {
    if (!present.has(path)) return [`${path} is missing`];
    return read(path) === content ? [] : [`${path} is stale`];
  });
  const left = [...present].filter((path) => generatedFolders.some((folder) => path.startsWith(folder)) && !expected.has(path));
  return [...stale, ...left.map((path) => `${path} is left over: nothing makes it`)];
}
