import { defineProblems, problem } from '../problems/index.ts';

const n = (value: number): string => value.toLocaleString('es-MX');

/** What an import answers when it cannot go on. Causes of single rows are in the run's report, not here. */
export const importProblems = defineProblems({
  sameFile: problem<{ run: string; at: string }>(409, ({ at }) =>
    `Este archivo ya se importó el ${at}. Abra esa importación para ver su resultado; si necesita repetirla, primero deshágala.`),
  noSuchForm: problem<{ form: string; known: string }>(404, ({ form, known }) => `No existe el formulario «${form}». Formularios: ${known}.`),
  noSuchMapping: problem<{ name: string; known: string }>(404, ({ name, known }) =>
    `No existe la relación de columnas «${name}» para este formulario. Relaciones guardadas: ${known || 'ninguna'}.`),
  badMapping: problem<{ issues: readonly string[] }>(422, ({ issues }) => `La relación de columnas no puede usarse: ${issues.slice(0, 3).join('; ')}.`),
  ownerNotAllowed: problem<{ acronym: string }>(403, ({ acronym }) =>
    `La relación de columnas asigna los registros a la institución de prueba «${acronym}», y su perfil sólo puede importar para su institución. Pídalo a la coordinación nacional.`),
  ownerNotTrial: problem<{ acronym: string }>(409, ({ acronym }) =>
    `La relación de columnas asigna los registros a «${acronym}», que no es una institución de prueba. Corrija las siglas en la relación.`),
  notStaged: problem<{ state: string }>(409, ({ state }) => `La importación no está lista para aplicarse (${state}). Espere a que termine la revisión o corrija el archivo.`),
  rowsRejected: problem<{ rejected: number }>(409, ({ rejected }) =>
    `Hay ${n(rejected)} renglones por corregir, así que no se aplicó nada. Descargue el libro corregido, arréglelos y envíelo de nuevo, o aplique sólo los renglones buenos.`),
  nothingToApply: problem(409, () => 'Ningún renglón puede aplicarse: todos tienen algo por corregir. Revise el reporte.'),
  unbalanced: problem<{ read: number; sum: number }>(500, ({ read, sum }) =>
    `El balance no cuadra (${n(read)} renglones leídos y ${n(sum)} clasificados), así que no se aplicó nada. Comunique a soporte el número de esta importación.`),
  otherForm: problem<{ found: string; wanted: string }>(422, ({ found, wanted }) =>
    `El libro es la plantilla de «${found}» y usted eligió «${wanted}». Elija el formulario que corresponde o descargue la plantilla vigente.`),
  noSheet: problem<{ wanted: string; found: string }>(422, ({ wanted, found }) =>
    `No se reconoció ninguna hoja con datos de «${wanted}». Hojas encontradas: ${found || 'ninguna'}. Descargue la plantilla vigente o relacione las columnas a mano.`),
  noRows: problem<{ sheet: string }>(422, ({ sheet }) => `La hoja «${sheet}» no tiene renglones con datos debajo de los encabezados. Revise que haya elegido el archivo correcto.`),
  columnsMissing: problem<{ sheet: string; columns: readonly string[] }>(422, ({ sheet, columns }) =>
    `No se pudo leer la hoja «${sheet}»: ${columns.length === 1 ? 'falta la columna' : 'faltan las columnas'} ${columns.slice(0, 6).map((name) => `«${name}»`).join(', ')}. Revise el archivo o ajuste la relación de columnas.`),
  unreadable: problem<{ why: string; code: string }>(422, ({ why }) => why),
  interrupted: problem(500, () =>
    'La importación se interrumpió varias veces y se detuvo. No se guardó nada a medias. Envíe el archivo de nuevo; si se repite, comunique a soporte el número de esta importación.'),
  notApplied: problem<{ state: string }>(409, () => 'Sólo se puede deshacer una importación aplicada.'),
  touched: problem<{ touched: number }>(409, ({ touched }) =>
    `No se deshizo nada: ${n(touched)} registros de esta importación cambiaron después. Corríjalos o anúlelos uno por uno.`),
  emptyFile: problem(422, () => 'El archivo está vacío. Revise que haya elegido el archivo correcto.'),
});
