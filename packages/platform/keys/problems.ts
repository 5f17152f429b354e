import { defineProblems, problem } from '../problems/index.ts';
import { MIN_PASSPHRASE } from './limits.ts';

const again = 'No se cambió nada.';

/** What can go wrong when the master key is backed up or restored. */
export const keyProblems = defineProblems({
  passphraseShort: problem(422, () =>
    `La frase de paso debe tener al menos ${String(MIN_PASSPHRASE)} caracteres. Use cuatro o cinco palabras que no se relacionen entre sí y guárdela aparte del archivo.`),
  passphrasesDiffer: problem(422, () => `Las dos frases de paso no son iguales. ${again} Vuelva a intentarlo.`),
  passphraseCut: problem(422, () => `No se escribió la frase de paso. ${again}`),
  passphraseUnreadable: problem<{ file: string; cause: string }>(422, ({ file, cause }) =>
    `No se pudo leer la frase de paso de ${file} (${cause}). ${again} Revise la ruta y los permisos del archivo.`),
  passphraseNowhere: problem(422, () =>
    'No hay una terminal en la que pedir la frase de paso. Indíquela con --passphrase-file ARCHIVO o en la variable SINTRA_BACKUP_PASSPHRASE.'),
  backupExists: problem<{ file: string }>(409, ({ file }) =>
    `El archivo ${file} ya existe y un respaldo no se escribe encima de otro. Elija otro nombre con --out.`),
  backupUnwritable: problem<{ file: string; cause: string }>(500, ({ file, cause }) =>
    `No se pudo escribir el respaldo en ${file} (${cause}). Revise que la carpeta exista, el espacio y los permisos.`),
  backupUnreadable: problem<{ file: string; cause: string }>(422, ({ file, cause }) =>
    `No se pudo leer el respaldo ${file} (${cause}). ${again} Revise la ruta y los permisos del archivo.`),
  notABackup: problem<{ file: string }>(422, ({ file }) =>
    `El archivo ${file} no es un respaldo de llave de SINTRA. ${again} Elija el archivo que escribió «keys backup».`),
  newerBackup: problem<{ file: string; version: string }>(422, ({ file, version }) =>
    `El respaldo ${file} es de una versión más nueva de SINTRA (formato ${version}). ${again} Actualice el programa y vuelva a intentarlo.`),
  damagedBackup: problem<{ file: string }>(422, ({ file }) =>
    `El respaldo ${file} está dañado: su contenido cambió después de escribirse. ${again} Use otra copia.`),
  wrongPassphrase: problem<{ file: string }>(422, ({ file }) =>
    `La frase de paso no abre el respaldo ${file}. ${again} Revise mayúsculas, espacios y acentos, y vuelva a intentarlo.`),
  keyIsInVault: problem(409, () =>
    `La llave maestra está en Vault u OpenBao y no sale de ahí: no hay archivo de llave que respaldar ni que recuperar. ${again} Respalde Vault con sus propios medios.`),
  unknownClass: problem<{ classes: string }>(422, ({ classes }) => `Esa clase de llave no existe. Escriba una de éstas: ${classes}. ${again}`),
  searchStays: problem(422, () =>
    `La llave de búsqueda no se rota: de ella dependen las palabras con las que se encuentra a las personas. ${again} Rote person, file y draft.`),
  unknownInstitution: problem<{ acronym: string }>(404, ({ acronym }) => `No hay una institución con las siglas «${acronym}». ${again}`),
  keyAlreadyThere: problem<{ file: string }>(409, ({ file }) =>
    `Ya hay una llave maestra en ${file} y un respaldo nunca la sustituye. ${again} Si está dañada o es de otra instalación, guárdela en otra carpeta, quítela de ahí y vuelva a intentarlo.`),
});
