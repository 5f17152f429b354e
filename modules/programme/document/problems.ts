import { defineProblems, problem } from '@sintra/platform/problems';

/** What can be wrong with a document before a word of it is understood. */
export const documentProblems = defineProblems({
  notADocument: problem(422, () => 'El archivo no es un documento que se pueda leer. Envíe un documento de Word (.docx) o un texto (.txt en UTF-8); si es .doc o .pdf, guárdelo antes como .docx.'),
  emptyDocument: problem(422, () => 'El documento no tiene texto. Si son imágenes digitalizadas, envíe el documento de Word del que salieron.'),
  tooBig: problem(413, () => 'El documento rebasa 20 MB. Quite las imágenes y vuelva a enviarlo.'),
});
