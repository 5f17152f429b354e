import type { MantineColorsTuple } from '@mantine/core';

/**
 * The government's wine, green and gold on neutral greys; red is only for errors and amber only for warnings.
 * Ten shades each, light to dark. Every pair used for text reaches 4.5:1 in both themes (test/end-to-end/axe.test.ts).
 */
export const colors = {
  wine: ['#fbeff3', '#f4d9e2', '#eab3c5', '#dd8ba6', '#c45c80', '#ae3a63', '#9b2247', '#7d1a3c', '#611232', '#450b23'],
  green: ['#eaf3f1', '#cfe3de', '#a5cbc2', '#7bb3a6', '#4f9788', '#33796b', '#1e5b4f', '#164a40', '#0b3b34', '#002f2a'],
  gold: ['#fbf7eb', '#f3eacd', '#e6d194', '#d6b968', '#c29c44', '#a57f2c', '#80611a', '#6b5014', '#543f0e', '#3b2b08'],
  red: ['#fdeeec', '#f9d3cf', '#f4aaa3', '#ec7d73', '#dc4a3e', '#c9281b', '#b3180d', '#930f06', '#730a03', '#4d0601'],
  amber: ['#fff6e5', '#ffe7bd', '#ffd283', '#f3b340', '#d68c10', '#b07004', '#8a5500', '#6f4400', '#553400', '#3a2300'],
  gray: ['#f7f7f6', '#f0f0ef', '#e4e5e5', '#d3d5d6', '#b4b7b9', '#98989a', '#5f6467', '#484d50', '#2c3134', '#161a1d'],
  dark: ['#ecedec', '#c9cdcf', '#aeb4b7', '#8d9598', '#4a5257', '#363e43', '#262d31', '#1a1f22', '#14181b', '#0e1113'],
} satisfies Record<string, MantineColorsTuple>;

/** Fills of charts: told apart with every common colour blindness; the order is also the order of the patterns. */
export const chartColors = {
  light: ['#7d1a3c', '#33796b', '#c29c44', '#4a6fa5', '#8d9598', '#c45c80', '#543f0e', '#7bb3a6'],
  dark: ['#dd8ba6', '#7bb3a6', '#e6d194', '#8fb0dc', '#aeb4b7', '#c45c80', '#c29c44', '#4f9788'],
} as const;
