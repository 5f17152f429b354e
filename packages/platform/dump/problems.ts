import { defineProblems, problem } from '../problems/index.ts';

const again = 'No se cambió nada.';

export const dumpProblems = defineProblems({
  dumpThere: problem<{ folder: string }>(409, ({ folder }) => `La carpeta ${folder} ya existe y tiene archivos; una copia no se escribe encima de otra. Elija otra con --out.`),
  dumpUnwritable: problem<{ folder: string; cause: string }>(500, ({ folder, cause }) =>
    `No se pudo escribir la copia en ${folder} (${cause}). Lo que se alcanzó a escribir se quitó. Revise el espacio y los permisos, y vuelva a intentarlo.`),
  notADump: problem<{ folder: string; cause: string }>(422, ({ folder, cause }) => `La carpeta ${folder} no es una copia completa de SINTRA (${cause}). ${again} Indique la carpeta que escribió «dump».`),
  damagedDump: problem<{ file: string }>(422, ({ file }) => `La copia está dañada: ${file} no es como se escribió. ${again} Use otra copia.`),
  forgedDump: problem<{ file: string }>(422, ({ file }) =>
    `La copia no está firmada por la bitácora de la llave pública que se indicó (${file}): alguien la cambió, o es de otro sistema. ${again} Use otra copia, o la llave pública de este sistema.`),
  unsignedDump: problem<{ file: string }>(422, ({ file }) =>
    `La copia es de una versión de SINTRA que aún no las firmaba (${file}): no puede comprobarse quién la hizo. ${again} Use una copia firmada; si sólo tiene ésta y confía en quien la guardó, repita la instrucción con --unsigned en lugar de --public-key.`),
  newerDump: problem<{ file: string }>(409, ({ file }) => `La copia es de una versión posterior de SINTRA (${file}). ${again} Actualice este sistema a la versión que la escribió y vuelva a intentarlo.`),
  olderVersion: problem<{ database: string; name: string }>(409, ({ database, name }) =>
    `La copia de ${database} es de una versión anterior de SINTRA (no tiene la migración ${name}). ${again} Instale en otra carpeta la versión que la escribió, restaure ahí la copia y actualice después: al actualizar se migran los datos.`),
  newerVersion: problem<{ database: string; name: string }>(409, ({ database, name }) =>
    `La copia de ${database} es de una versión posterior de SINTRA (tiene la migración ${name}, que aquí no existe). ${again} Actualice este sistema y vuelva a intentarlo.`),
  otherVersion: problem<{ database: string; name: string }>(409, ({ database, name }) =>
    `La copia de ${database} es de otra versión de SINTRA (difieren en la migración ${name}). ${again} Restáurela con la versión que la escribió y actualice después.`),
  olderKeys: problem(409, () => `Las llaves son de antes que los registros de esta copia: faltarían las de los más recientes. ${again} Use una copia de llaves de la misma fecha o posterior.`),
  notEmpty: problem<{ table: string }>(409, ({ table }) =>
    `Sólo se restaura en un sistema vacío y éste ya tiene datos (${table}). ${again} Indique con SINTRA_DATA una carpeta de datos nueva, o bases nuevas con DATABASE_URL.`),
  keyDoesNotFit: problem(409, () =>
    `La llave maestra de este sistema no es la de la copia y no abriría ninguna identidad. ${again} En una carpeta de datos nueva, indique el respaldo de la llave con --key ARCHIVO, o los datos de Vault.`),
});
