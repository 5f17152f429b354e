const browsers: readonly (readonly [RegExp, string])[] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: readonly (readonly [RegExp, string])[] = [[/Windows/, 'Windows'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Mac OS X/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']];

const named = (text: string, names: readonly (readonly [RegExp, string])[]): string | undefined => names.find(([mark]) => mark.test(text))?.[1];

/** «Chrome en Windows», from what a browser says of itself; undefined when it says nothing known. */
export function deviceOf(userAgent: string | null): string | undefined {
  if (userAgent === null) return undefined;
  const [browser, system] = [named(userAgent, browsers), named(userAgent, systems)];
  return browser !== undefined && system !== undefined ? `${browser} en ${system}` : (browser ?? system);
}
