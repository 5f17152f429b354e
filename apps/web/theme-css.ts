import { convertCssVariables, defaultCssVariablesResolver, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import type { Plugin } from 'vite';
import { theme, themeVariables } from '@sintra/ui/theme/theme.ts';

const id = 'virtual:theme.css';

function themeCss(): string {
  const whole = mergeMantineTheme(DEFAULT_THEME, theme);
  const basic = defaultCssVariablesResolver(whole);
  const ours = themeVariables(whole);
  const merged = {
    variables: { ...basic.variables, ...ours.variables },
    light: { ...basic.light, ...ours.light },
    dark: { ...basic.dark, ...ours.dark },
  };
  return convertCssVariables(merged, ':root');
}

/**
 * The theme's variables as a style sheet of the build: Mantine would write them in a <style> element at run time, which the
 * content security policy of the server (no inline styles) rightly refuses.
 */
export const themeStyleSheet = (): Plugin => ({
  name: 'sintra-theme-css',
  resolveId: (source) => (source === id ? `\0${id}` : null),
  load: (source) => (source === `\0${id}` ? themeCss() : null),
});
