import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { projectFiles, read, root } from './files.ts';

const linked = /\]\(([^)\s#]+)(?:#[^)]*)?\)/g;
/** A path of this project between backticks; patterns (`NNNN`, `<noun>`, `*`) are not paths. */
const quoted = /`((?:apps|docs|generated|migrations|modules|packages|scripts|test)\/[\w./-]+)`/g;

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
/** A migration may be named by its number alone. */
const exists = (path: string): boolean =>
  existsSync(join(root, path)) || (/^migrations\/\d{4}$/.test(path) && projectFiles().some((file) => file.startsWith(`${path}_`)));
const isPattern = (path: string): boolean => path.includes('NNNN') || path.endsWith('.');

/** Links and quoted paths of one page that lead nowhere. Exported for its test. */
export function deadLinks(page: string, text: string): readonly string[] {
  const prose = withoutCode(text);
  const links = [...prose.matchAll(linked)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
  const paths = [...prose.matchAll(quoted)].map(([, target = '']) => target).filter((target) => !isPattern(target));
  const dead = [
    ...links.filter((target) => !exists(posix.join(posix.dirname(page), decodeURI(target)))),
    ...paths.filter((target) => !exists(target)),
  ];
  return dead.map((target) => `${page}: ${target} does not exist`);
}

/** Every page of the project. */
export const checkLinks = (): readonly string[] =>
  projectFiles().filter((path) => path.endsWith('.md')).flatMap((path) => deadLinks(path, read(path)));
