import { simple } from './words.ts';

/** What a column of a table holds, told from its heading. */
export type Role =
  | 'activity' | 'responsible' | 'date' | 'venue' | 'participants' | 'number' | 'meeting' | 'instrument' | 'parties' | 'object' | 'validity' | 'scope' | 'target' | 'type' | 'acronym' | 'meaning';

const roles: readonly (readonly [Role, RegExp])[] = [
  ['instrument', /^(instrumento|convenio)/],
  ['parties', /^partes\b/],
  ['object', /^objeto\b/],
  ['validity', /^vigencia/],
  ['scope', /^(tipo de reunion|ambito|alcance)/],
  ['type', /^tipo$/],
  ['number', /^(no|num|numero|n|consecutivo)$/],
  ['venue', /^(sede|lugar)/],
  ['participants', /^(participantes|asistentes|asiste)/],
  ['responsible', /^(responsable|institucion|dependencia|a cargo|coordina|quien)/],
  ['target', /^meta\b/],
  ['acronym', /^(sigla|acronimo|abreviatura)/],
  ['meaning', /^(significado|denominacion|nombre completo)/],
  ['meeting', /^(calendario (de )?(reuniones|sesiones)|calendario reuniones|sesion|reunion|encuentro)/],
  ['activity', /^(evento|actividad|accion|tarea|compromiso|curso|visita)/],
  ['date', /^(fecha|calendario|periodo|mes|programacion|cuando|dia)/],
];

export const roleOf = (heading: string): Role | null => {
  const text = simple(heading);
  return text.length > 60 ? null : (roles.find(([, words]) => words.test(text))?.[0] ?? null);
};

const datelike = /\d|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|trimestre|semestre|definir/;

/** Whether a row names columns. One cell with text and the rest empty also does: «Sesiones Ordinarias» over two columns. */
export function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || filled.some((cell) => cell.length > 60 || datelike.test(simple(cell)))) return false;
  const known = filled.filter((cell) => roleOf(cell) !== null);
  return filled.length === 1 ? cells[0] !== '' && known.length === 1 : known.length > filled.length / 2;
}

/** The role of each column; a heading over two columns of which only the first is named gives the second to the date. */
export function rolesOf(header: readonly string[]): readonly (Role | null)[] {
  const known = header.map(roleOf);
  if (known.includes('date') || known.includes('validity')) return known;
  const last = known.findLastIndex((_, index) => header[index] === '');
  return known.map((role, index) => (index === last ? 'date' : role));
}
