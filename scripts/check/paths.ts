import { projectFiles, read } from './files.ts';

// Put together here, so that this file does not find itself.
const homes = ['home/[a-z][\\w-]*', 'Users/[A-Za-z][\\w-]*', 'root', 'work', 'private/var'].join('|');
const machinePath = new RegExp(`(?<![\\w.}/~-])/(?:${homes})/[\\w.-]+`, 'g');
const binary = /\.(?:png|jpe?g|ico|xlsx|zip|woff2?|pdf|gz)$/;

/** Paths that exist on one machine only, anywhere in what a commit would hold. */
export function checkPaths(): readonly string[] {
  const files = projectFiles().filter((path) => !binary.test(path) && path !== 'package-lock.json');
  return files.flatMap((path) =>
    read(path).split('\n').flatMap((line, index) => [...line.matchAll(machinePath)].map(([found]) => `${path}:${index + 1}: ${found}`)),
  );
}
