import type { TreeReport } from './export-check.ts';
import type { Finding, FindingKind } from './findings.ts';
import { HOUSE } from './lines.ts';

const count = (value: number): string => value.toLocaleString('es-MX');

/** People count entries from one. */
const entries = ({ first = 0, last = first }: Finding): string =>
  first === last ? `el asiento ${count(first + 1)}` : `los asientos ${count(first + 1)} a ${count(last + 1)}`;

const many = ({ first = 0, last = first }: Finding, one: string, more: string): string => (first === last ? one : more);

const sentences: Readonly<Record<FindingKind, (finding: Finding) => string>> = {
  line_altered: () => 'la línea está alterada, no es de este archivo o no está en su lugar',
  entry_altered: (found) => `${entries(found)} fue alterado: su contenido no da la huella de su hoja`,
  entry_deleted: (found) => `${many(found, 'falta', 'faltan')} ${entries(found)}: ${many(found, 'fue borrado', 'fueron borrados')}`,
  entry_inserted: (found) => `${entries(found)} está de más: fue insertado o repetido`,
  entry_reordered: (found) => `${entries(found)} no está en su lugar: se cambió el orden`,
  entry_misplaced: (found) => `${entries(found)} pertenece a otra institución: fue cambiado de árbol`,
  entry_stray: () => 'el asiento no está en ningún árbol: fue insertado en la base de datos después de sellarse lo de su tiempo',
  leaves_rewritten: (found) => `entre ${entries(found)} se reescribió contenido junto con sus huellas: no dan la raíz del sello ${String(found.checkpoint)}`,
  tree_missing: () => 'falta el árbol completo, que el último sello sí contiene',
  proof_wrong: (found) => `la prueba de ${entries(found)} no corresponde a lo sellado`,
  checkpoint_altered: (found) => `el sello ${String(found.checkpoint)} fue alterado: su firma no corresponde`,
  checkpoint_missing: (found) => `faltan sellos desde el ${String(found.checkpoint)}: fueron borrados`,
  checkpoint_reordered: (found) => `el sello ${String(found.checkpoint)} está repetido o fuera de orden`,
  checkpoint_contradicts: (found) => `el sello ${String(found.checkpoint)} contradice al anterior`,
  outside_altered: (found) => `el sello que ocupa el lugar ${String(found.first)} del archivo de sellos está alterado o es de otra llave`,
  outside_differs: (found) => `el sello ${String(found.checkpoint)} no es igual en las dos copias: la bitácora se reescribió y se volvió a sellar`,
  outside_later: (found) => `el sello ${String(found.checkpoint)}, guardado aparte, ya no está: se borró el final de la bitácora o se restauró una copia anterior`,
  file_truncated: () => 'el archivo está cortado: no llega a su línea de cierre',
  file_not_sealed: () => 'el archivo no es el que se exportó: cambió una línea de encabezado, de árbol o de cierre',
  key_unknown: () => 'no está firmado con la llave pública esperada',
};

/** One manipulation in a Spanish sentence: where, what, which. @param names tree id → what people call it */
export function sayFinding(found: Finding, names: ReadonlyMap<string, string>): string {
  const { line, tree, entry } = found;
  const where = [
    ...(line === undefined ? [] : [`línea ${count(line)}`]),
    ...(tree === undefined ? [] : [names.get(tree) ?? `institución ${tree}`]),
  ];
  const said = sentences[found.kind](found);
  return `${where.length === 0 ? '' : `${where.join(', ')}: `}${said}${entry === undefined ? '' : ` (id ${entry})`}.`;
}

/** Tree id → what people call it. */
export const namesOf = (trees: readonly TreeReport[]): Map<string, string> =>
  new Map([...trees.flatMap(({ tree, acronym }) => (acronym === null ? [] : [[tree, acronym] as const])), [HOUSE, 'SINTRA (sin institución)'] as const]);
