import { defineProblems, problem } from '../problems/index.ts';

const source = 'Descargue de INEGI (Catálogo Único de Claves de Áreas Geoestadísticas) el de municipios, en CSV, y vuelva a intentarlo.';

/** Why INEGI's file of municipalities was not loaded. Nothing is loaded by halves. */
export const territoryProblems = defineProblems({
  territoryMissing: problem<{ file: string }>(422, ({ file }) => `No existe el archivo ${file}, o no se puede leer. Revise la ruta.`),
  territoryUnreadable: problem<{ file: string; why: string }>(422, ({ file, why }) => `No se cargaron los municipios de ${file}. ${why}`),
  notMunicipal: problem<{ file: string; missing: readonly string[] }>(422, ({ file, missing }) =>
    `El archivo ${file} no es el catálogo de municipios de INEGI: entre sus primeros renglones ninguno tiene las columnas ${missing.join(', ')}. ${source}`),
  isLocalities: problem<{ file: string }>(422, ({ file }) => `El archivo ${file} es el catálogo de localidades de INEGI, no el de municipios. ${source}`),
  noMunicipality: problem<{ file: string }>(422, ({ file }) => `El archivo ${file} tiene los encabezados pero ningún municipio. ${source}`),
  badMunicipality: problem<{ file: string; row: number; why: string }>(422, ({ file, row, why }) =>
    `No se cargó nada de ${file}: en el renglón ${String(row)}, ${why}. Corrija el archivo o descárguelo otra vez de INEGI.`),
});
