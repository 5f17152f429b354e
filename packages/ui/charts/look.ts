import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { chartColors } from '../theme/colors.ts';
import type { ChartLook } from './types.ts';

export const looks: Readonly<Record<'light' | 'dark', ChartLook>> = {
  light: { dark: false, ink: '#161a1d', quiet: '#5f6467', line: '#dcdddd', surface: '#ffffff', fills: chartColors.light },
  dark: { dark: true, ink: '#ecedec', quiet: '#aeb4b7', line: '#31393e', surface: '#1a1f22', fills: chartColors.dark },
};

/** Colours of charts in the theme in use. */
export function useLook(): ChartLook {
  const scheme = useComputedColorScheme('light');
  return useMemo(() => looks[scheme], [scheme]);
}
