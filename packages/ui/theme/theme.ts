import { Menu, Autocomplete, createTheme, MultiSelect, Select, type CSSVariablesResolver } from '@mantine/core';
import { colors } from './colors.ts';

/** The list stays inside the page's landmarks and scrolls by itself (base.css): the library's scroll area has no keyboard. */
const listBox = { withScrollArea: false, role: 'combobox', comboboxProps: { withinPortal: false } };

/** Steps of 4 px; one radius; one shadow. */
export const theme = createTheme({
  colors,
  primaryColor: 'wine',
  primaryShade: { light: 8, dark: 6 },
  white: '#ffffff',
  black: '#161a1d',
  fontFamily: "'Noto Sans Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace",
  headings: { fontFamily: "'Noto Sans Variable', system-ui, sans-serif", fontWeight: '650' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '4px', md: '4px', lg: '4px', xl: '999px' },
  defaultRadius: 'sm',
  shadows: Object.fromEntries(['xs', 'sm', 'md', 'lg', 'xl'].map((size) => [size, '0 2px 12px rgb(22 26 29 / 0.16)'])),
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Autocomplete: Autocomplete.extend({ defaultProps: listBox }),
    Select: Select.extend({ defaultProps: listBox }),
    MultiSelect: MultiSelect.extend({ defaultProps: listBox }),
    Menu: Menu.extend({ defaultProps: { withinPortal: false } }),
  },
});

/** What Mantine's own choices would leave under 4.5:1, and the names that our style sheets use. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f5f3',
    '--mantine-color-dimmed': '#5f6467',
    '--mantine-color-placeholder': '#5f6467',
    '--mantine-color-error': '#b3180d',
    '--mantine-color-anchor': '#8a1d40',
    '--mantine-color-disabled-color': '#5f6467',
    '--mantine-color-default-border': '#b4b7b9',
    '--mantine-color-wine-light-color': '#611232',
    '--mantine-color-wine-outline': '#7d1a3c',
  },
  dark: {
    '--mantine-color-body': '#121618',
    '--mantine-color-dimmed': '#aeb4b7',
    '--mantine-color-placeholder': '#aeb4b7',
    '--mantine-color-error': '#f4aaa3',
    '--mantine-color-anchor': '#f0b3c7',
    '--mantine-color-disabled-color': '#aeb4b7',
    '--mantine-color-default': '#1a1f22',
    '--mantine-color-default-hover': '#262d31',
    '--mantine-color-wine-light-color': '#f0b3c7',
    '--mantine-color-wine-outline': '#f0b3c7',
  },
});
