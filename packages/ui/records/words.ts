/** The sentences of the record screens that name what is recorded, in its gender and number. */
export interface RecordWords {
  /** Title of the list and way back to it. */
  readonly list: string;
  readonly back: string;
  readonly create: string;
  readonly lead: string;
  readonly search: string;
  readonly emptyTitle: string;
  readonly empty: string;
  readonly nothing: string;
  readonly repeatedTitle: string;
  readonly importTitle: string;
  readonly importing: string;
  readonly importRepeated: string;
  readonly seeList: string;
  /** Start of the names of downloaded files: «victimas», «plantilla-victimas». */
  readonly file: string;
}

interface Noun {
  /** In lower case: «sesión», «sesiones». */
  readonly singular: string;
  readonly plural: string;
  readonly gender: 'f' | 'm';
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const slug = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** Every sentence for a noun. A module writes its own where the general one is not how its people speak. */
export function wordsOf({ singular, plural, gender }: Noun, own: Partial<RecordWords> = {}): RecordWords {
  const f = gender === 'f';
  const list = capital(plural);
  return {
    list,
    back: list,
    create: `Registrar ${f ? 'una' : 'un'} ${singular}`,
    lead: 'Nada es obligatorio para guardar. Lo que falte para enviar aparece en el resumen.',
    search: 'Folio, o palabras del título',
    emptyTitle: `Todavía no hay ${plural}`,
    empty: `Puede capturar ${f ? 'la primera' : 'el primero'} en pantalla, o llenar la plantilla de Excel e importarla con ${f ? 'todas' : 'todos'} de una vez.`,
    nothing: 'Quite algún filtro, o revise el folio o las palabras.',
    repeatedTitle: `Es posible que ya esté ${f ? 'registrada' : 'registrado'} en su institución`,
    importTitle: `Importar ${plural}`,
    importing: `Importando ${plural}…`,
    importRepeated: 'Los posibles repetidos no se aplican: revíselos y captúrelos a mano si en verdad son otros.',
    seeList: `Ver la lista de ${plural}`,
    file: slug(plural),
    ...own,
  };
}
