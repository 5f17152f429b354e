import { posix } from 'node:path';
import { projectFiles, read } from './files.ts';

/** Where a file lives, as far as doors go: its package, the layer it stands on, and whether a browser runs it. */
interface Place {
  readonly home: string;
  readonly layer: number;
  readonly browser: boolean;
}

/** Dependencies point down this list and never up. */
const layers: readonly (readonly [RegExp, number])[] = [
  [/^packages\/definition\//, 0],
  [/^packages\/projections\//, 1],
  [/^packages\/ui\//, 2],
  [/^packages\/\w+\//, 2],
  [/^modules\//, 3],
  [/^apps\//, 4],
];

const runsInBrowser = /^(?:apps\/web|packages\/ui|packages\/definition|modules\/[^/]+\/(?:web|forms))\//;
/** Doors that a browser may open beside its own kind. */
const browserDoors = /^@sintra\/(?:definition|ui|projections\/validation|[^/]+\/(?:web|forms))(?:\/|$)/;
const layerOfPackage: Readonly<Record<string, number>> = { definition: 0, projections: 1, ui: 2, platform: 2, linkage: 2, disclosure: 2 };

const isTest = (path: string): boolean => /\.test\.tsx?$|\/testing\//.test(path) || /(?:^|\/)(?:vite|vitest)\.config\.ts$/.test(path);

function placeOf(path: string): Place | undefined {
  const layer = layers.find(([pattern]) => pattern.test(path))?.[1];
  if (layer === undefined || isTest(path)) return undefined;
  return { home: path.split('/').slice(0, 2).join('/'), layer, browser: runsInBrowser.test(path) };
}

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const importsOf = (source: string): readonly string[] =>
  [...withoutComments(source).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g)].map((match) => match[1] ?? '');

function relativeFault(path: string, place: Place, target: string): string | undefined {
  const file = posix.join(posix.dirname(path), target);
  // The command line serves the same modules as the server: one list for both.
  const isList = place.home === 'apps/cli' && /^apps\/server\/(?:modules|after-migrate)\.ts$/.test(file);
  return isList || file.startsWith(`${place.home}/`) ? undefined : `reaches into ${file} by a relative path; import it through its package's door`;
}

function browserFault(place: Place, target: string): string | undefined {
  if (!place.browser) return undefined;
  if (target.startsWith('node:')) return `a browser has no ${target}`;
  return target.startsWith('@sintra/') && !browserDoors.test(target) ? `${target} runs on the server only` : undefined;
}

function packageFault(place: Place, target: string): string | undefined {
  const name = target.split('/')[1] ?? '';
  const layer = layerOfPackage[name] ?? 3;
  if (`packages/${name}` === place.home || `modules/${name}` === place.home) return undefined;
  if (layer > place.layer) return `${target} stands above; dependencies point definition → projections → platform → modules → apps`;
  if (layer === 3 && !/^@sintra\/[\w-]+\/(?:forms|server|web)$/.test(target)) return `${target} is inside a module; its doors are ./forms, ./server and ./web`;
  return undefined;
}

function faultOf(path: string, place: Place, target: string): string | undefined {
  if (target.startsWith('.')) return relativeFault(path, place, target);
  return browserFault(place, target) ?? (target.startsWith('@sintra/') ? packageFault(place, target) : undefined);
}

/** Broken doors of one file's source, a sentence each. Exported for its test. */
export function doorFaults(path: string, source: string): readonly string[] {
  const place = placeOf(path);
  if (place === undefined) return [];
  return importsOf(source).flatMap((target) => {
    const fault = faultOf(path, place, target);
    return fault === undefined ? [] : [`${path}: ${fault}`];
  });
}

/** Broken doors of the whole project. */
export const checkDoors = (): readonly string[] =>
  projectFiles().filter((path) => /\.(?:ts|tsx)$/.test(path)).flatMap((path) => doorFaults(path, read(path)));
