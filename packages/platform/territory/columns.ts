import { normalize } from '@sintra/definition';

/** The columns of INEGI's municipal catalogue (AGEEML), as positions in the file. */
export interface Columns {
  /** State and municipality in one key of five digits, where the file has it. */
  readonly whole: number;
  readonly state: number;
  readonly municipality: number;
  readonly name: number;
}

/** INEGI's spellings over the years, in the download, the web service and the workbooks, without spaces or underscores. */
const spellings = {
  whole: ['CVEGEO', 'CLAVEGEOESTADISTICA', 'CLAVEGEO'],
  state: ['CVEENT', 'CVEAGEE', 'CVEEDO', 'CVEENTIDAD', 'CLAVEENTIDAD', 'CLAVEDEENTIDAD', 'CLAVEDEENTIDADFEDERATIVA', 'CLAVEDELAENTIDAD'],
  municipality: ['CVEMUN', 'CVEAGEM', 'CVEMUNICIPIO', 'CLAVEMUNICIPIO', 'CLAVEDEMUNICIPIO', 'CLAVEDEMUNICIPIOODEMARCACIONTERRITORIAL', 'CLAVEDELMUNICIPIO'],
  name: ['NOMMUN', 'NOMAGEM', 'NOMMUNICIPIO', 'NOMBREMUNICIPIO', 'NOMBREDEMUNICIPIO', 'NOMBREDEMUNICIPIOODEMARCACIONTERRITORIAL', 'NOMBREDELMUNICIPIO', 'MUNICIPIO'],
} as const;

const localityColumns = ['CVELOC', 'NOMLOC', 'CLAVEDELOCALIDAD', 'NOMBREDELOCALIDAD'];

const bare = (header: string): string => normalize(header).replaceAll(' ', '');

/** The columns of a header row; null when the row is not one. */
export function columnsOf(cells: readonly string[]): Columns | null {
  const headers = cells.map(bare);
  const place = (names: readonly string[]): number => headers.findIndex((header) => names.includes(header));
  const columns = { whole: place(spellings.whole), state: place(spellings.state), municipality: place(spellings.municipality), name: place(spellings.name) };
  const hasKey = columns.whole >= 0 || (columns.state >= 0 && columns.municipality >= 0);
  return hasKey && columns.name >= 0 ? columns : null;
}

export const isLocalities = (cells: readonly string[]): boolean => cells.some((cell) => localityColumns.includes(bare(cell)));
