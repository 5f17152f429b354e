import type { DismissReason, OpenReason } from '../document/index.ts';

/** Why a passage was dismissed or waits, in words. */
const words: Readonly<Record<DismissReason | OpenReason, string>> = {
  contents: 'índice', table_header: 'encabezado de tabla', table_rule: 'línea de separación', intro: 'introduce la tabla o lista que sigue', context: 'texto sin fecha ni compromiso',
  earlier_date: 'la fecha es de una norma o de un hecho de otro año', presentation: 'presentación del documento', signature: 'firma', footnote: 'nota al pie', by_person: 'descartado por una persona',
  unknown_organization: 'organización que no se conoce', date_not_understood: 'fecha que no se entiende', no_responsible: 'renglón sin responsable', no_date: 'renglón sin fecha',
  unknown_table: 'tabla sin encabezados conocidos', unknown_session: 'renglón de sesión sin número', no_date_nor_responsible: 'compromiso sin fecha ni responsable',
  dated_without_commitment: 'fecha sin compromiso',
};

export const reasonText = (reason: DismissReason | OpenReason | null): string => (reason === null ? '' : words[reason]);

/** What is counted of a document, in words for the command line. */
const kinds: Readonly<Record<string, string>> = {
  programme: 'programa anual', national: 'Programa Nacional', chapter: 'apartados', organization: 'organizaciones', body: 'órganos', session: 'sesiones y reuniones', activity: 'actividades', instrument: 'convenios',
  agreement: 'convenios', objective: 'objetivos', strategy: 'estrategias', action: 'acciones puntuales', acronym: 'siglas',
};

export const kindText = (kind: string): string => kinds[kind] ?? kind;
