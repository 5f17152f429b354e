import { defineProblems, problem } from '@sintra/platform/problems';

const saveAs = 'Ábralo en Word, elija «Guardar como» y el tipo «Documento de Word (.docx)», y envíe ese archivo.';

/** What can be wrong with a document before a word of it is understood. */
export const documentProblems = defineProblems({
  notADocument: problem(422, () => 'El archivo no es un documento que se pueda leer. Envíe un documento de Word (.docx) o un texto (.txt en UTF-8); si es .doc o .pdf, guárdelo antes como .docx.'),
  damagedDocument: problem(422, () => `El documento está dañado, incompleto o protegido con contraseña, y no se pudo leer. ${saveAs}`),
  emptyDocument: problem(422, () => 'El documento no tiene texto. Si son imágenes digitalizadas, envíe el documento de Word del que salieron.'),
  unsafeDocument: problem<{ why: string }>(422, ({ why }) => `El documento no se abrió por seguridad: ${why}. ${saveAs}`),
  documentMacros: problem(422, () => 'El documento contiene macros y por seguridad no se abre. Guárdelo como «Documento de Word (.docx)», sin macros, y envíe ese archivo.'),
  tooBig: problem(413, () => 'El documento rebasa 20 MB. Quite las imágenes y vuelva a enviarlo.'),
  unpacksTooMuch: problem(422, () => 'El documento ocupa más de 150 MB al abrirse y por seguridad no se leyó. Quite las imágenes, guárdelo y vuelva a enviarlo.'),
  tooLong: problem(422, () => 'El documento tiene más texto que cualquier programa de trabajo (3 millones de caracteres). Envíe sólo el programa, sin anexos.'),
  tooMuchMemory: problem(422, () => 'El documento necesita más memoria de la permitida y no se leyó. Copie su texto y sus tablas a un documento nuevo de Word, sin imágenes, y envíelo.'),
  tooSlow: problem<{ seconds: number }>(422, ({ seconds }) => `El documento tardó más de ${String(seconds)} segundos en leerse y se detuvo. Envíe sólo el programa, sin anexos, o guárdelo como texto (.txt en UTF-8).`),
  readerFailed: problem(422, () => 'No se pudo leer el documento: el lector se detuvo. Envíelo otra vez; si vuelve a suceder, guárdelo como texto (.txt en UTF-8).'),
});
