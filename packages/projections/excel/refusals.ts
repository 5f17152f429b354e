/** Why a file was not read, in words for the person who sent it. Local to this projection, which knows nothing of the platform. */
const saveAs = 'Ábralo en Excel, elija «Guardar como» y el tipo «Libro de Excel (.xlsx)» o «CSV UTF-8», y envíe ese archivo.';

type Params = Readonly<Record<string, string | number>>;
const sentences = {
  empty: () => 'El archivo está vacío.',
  too_big: ({ max }: Params) => `El archivo pesa más de ${max} MB. Divídalo en partes más pequeñas o envíelo como CSV.`,
  not_a_sheet: () => `El archivo no es una hoja de cálculo que se pueda leer. ${saveAs}`,
  is_pdf: () => 'El archivo es un PDF, no una hoja de cálculo. Envíe el libro de Excel (.xlsx) o el CSV del que salió.',
  is_old_or_encrypted: () => `El archivo es un Excel antiguo (.xls) o está protegido con contraseña, y así no se puede leer. Quite la contraseña si la tiene. ${saveAs}`,
  is_ods: () => `El archivo es de LibreOffice (.ods). ${saveAs}`,
  is_binary_workbook: () => `El archivo es un libro binario (.xlsb). ${saveAs}`,
  has_macros: () => 'El libro contiene macros y por seguridad no se abre. Guárdelo como «Libro de Excel (.xlsx)», sin macros, y envíe ese archivo.',
  has_external_links: () => 'El libro contiene vínculos a otros archivos y por seguridad no se abre. En Excel, «Datos → Editar vínculos → Romper vínculo», guárdelo y envíelo otra vez.',
  encrypted: () => 'El archivo está cifrado con contraseña. Guárdelo sin contraseña y envíelo otra vez.',
  damaged: () => `El libro está dañado o incompleto y no se pudo leer. ${saveAs}`,
  unsafe: ({ why }: Params) => `El archivo no se abrió por seguridad: ${why}. ${saveAs}`,
  inflates_too_much: ({ max }: Params) => `El libro ocupa más de ${max} MB al abrirse y por seguridad no se leyó. Guarde solo la hoja con los datos como «CSV UTF-8» y envíe ese archivo.`,
  too_many_rows: ({ max, sheet }: Params) => `La hoja «${sheet}» tiene más de ${max} renglones. Divídala en archivos de hasta ${max} renglones.`,
  too_many_columns: ({ max, sheet, row }: Params) => `En la hoja «${sheet}», el renglón ${row} tiene más de ${max} columnas. Deje solo las columnas de datos.`,
  cell_too_long: ({ max, sheet, row }: Params) => `En la hoja «${sheet}», renglón ${row}, hay una celda con más de ${max} caracteres. Acorte el texto.`,
  too_much_memory: () => 'El libro necesita más memoria de la permitida (tiene demasiados textos distintos). Guarde la hoja como «CSV UTF-8», que se lee renglón por renglón, y envíe ese archivo.',
  too_slow: ({ minutes }: Params) => `El archivo tardó más de ${minutes} minutos en leerse y se detuvo. Divídalo en partes más pequeñas o envíelo como CSV.`,
  bad_csv: ({ row, why }: Params) => `El CSV no se pudo leer cerca del renglón ${row}: ${why}.`,
  no_such_sheet: ({ sheet, found }: Params) => `El libro no tiene la hoja «${sheet}». Hojas encontradas: ${found}.`,
  export_too_large: () => 'La exportación no cabe en un libro de Excel (1,048,576 renglones o 4 GB por hoja). Expórtela como CSV o use un filtro.',
  cancelled: () => 'La lectura del archivo se canceló.',
  reader_failed: () => 'No se pudo leer el archivo: el lector se detuvo. Envíelo otra vez; si vuelve a suceder, guárdelo como «CSV UTF-8».',
} as const satisfies Record<string, (params: Params) => string>;

export type RefusalCode = keyof typeof sentences;

/** The only error that reading a sheet throws: a code to tell refusals apart and a sentence ready to show. */
export class SheetProblem extends Error {
  override readonly name = 'SheetProblem';
  readonly code: RefusalCode;
  readonly params: Params;
  constructor(code: RefusalCode, params: Params = {}) {
    super(sentences[code](params));
    this.code = code;
    this.params = params;
  }
}

export const isRefusalCode = (code: string): code is RefusalCode => code in sentences;
