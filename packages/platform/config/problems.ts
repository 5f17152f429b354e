import { defineProblems, problem } from '@sintra/platform/problems';

/** What can be wrong with the settings given in the environment. */
export const configProblems = defineProblems({
  badSetting: problem<{ name: string; value: string; expected: string }>(500, ({ name, value, expected }) =>
    `La variable ${name} vale «${value}» y debe ser ${expected}. Corríjala o quítela para usar el valor de fábrica.`),
  unreadableSetting: problem<{ name: string; file: string; cause: string }>(500, ({ name, file, cause }) =>
    `No se pudo leer el archivo ${file} que indica ${name} (${cause}). Revise la ruta y los permisos.`),
});
