import type { Cell, CellType, Field, Sensitivity } from '@sintra/definition';
import type { Catalogs } from '../types.ts';

const limits = ({ min, max }: Field): string => {
  if (min !== undefined && max !== undefined) return `, entre ${min} y ${max}`;
  if (min !== undefined) return `, desde ${min}`;
  return max === undefined ? '' : `, hasta ${max}`;
};

/** What a column takes, in a sentence: the dictionary's «Valores aceptados» and the note beside the cell. */
const accepted: { readonly [T in CellType]: (cell: Cell) => string } = {
  text: ({ field }) => (field.maxLength === undefined ? 'Texto' : `Texto de hasta ${field.maxLength} caracteres`),
  integer: ({ field }) => `Número entero${limits(field)}`,
  decimal: ({ field }) => `Número${limits(field)}, por ejemplo 1,234.50`,
  code: () => 'Una opción de la lista (o su clave, en la hoja «Catálogos»)',
  codes: () => 'Una o varias opciones de la lista (hoja «Catálogos»), separadas con punto y coma',
  date: () => 'Fecha: 05/03/2024, marzo 2024, 2T 2024, febrero-marzo 2024, 2024, aprox. 2019 o «por definir»',
  uuid: ({ field }) => (field.refers === undefined ? 'Identificador que da el sistema' : 'El folio del registro, o su título exacto cuando solo uno lo tiene'),
};

export const acceptedOf = (cell: Cell): string => accepted[cell.type](cell);

export const sensitivityWords: Readonly<Record<Sensitivity, string>> = {
  public: 'Público',
  internal: 'Interno',
  confidential: 'Confidencial',
  identifying: 'Identifica a la persona (se guarda cifrado)',
};

/** Options of a column when they are few enough to be read in a sentence. */
export const optionsInWords = (cell: Cell, catalogs: Catalogs): string => {
  const entries = [...(catalogs.get(cell.catalog ?? '')?.values() ?? [])].filter((entry) => entry.until === undefined);
  return entries.length === 0 || entries.length > 12 ? '' : entries.map(({ label }) => label.es).join(' · ');
};

export const instructions = (user: string, institution: string): readonly string[] => [
  `Plantilla descargada por ${user}, ${institution}.`,
  'Escriba un registro por renglón. El renglón de ejemplo no se importa: puede dejarlo o borrarlo.',
  'No cambie el renglón oculto 2: dice qué dato es cada columna. Puede mover, ocultar o quitar columnas.',
  'Folio: déjelo vacío para registros nuevos; escríbalo para corregir un registro que ya existe.',
  'Clave: cualquier número o texto breve que usted elija. Repítalo en las otras hojas para unir sus renglones con este registro.',
  'Una celda vacía no cambia nada. Para borrar un dato ya guardado escriba (borrar).',
  'Las celdas con fórmulas no se aceptan: copie y pegue como valores.',
  'Los catálogos aceptan el texto o la clave. Si hay varias opciones, sepárelas con punto y coma.',
];
