import { defineProblems, problem } from '@sintra/platform/problems';

/** What can stop the server from listening. */
export const serverProblems = defineProblems({
  portInUse: problem<{ host: string; port: number; other: number }>(500, ({ host, port, other }) =>
    `El puerto ${String(port)} de ${host} está ocupado por otro programa. Ciérrelo, o elija otro puerto: PORT=${String(other)} npm start`),
  portForbidden: problem<{ port: number }>(500, ({ port }) =>
    `Esta cuenta no puede usar el puerto ${String(port)} (los menores de 1024 son del sistema). Elija otro: PORT=3000 npm start`),
  noSuchHost: problem<{ host: string }>(500, ({ host }) =>
    `Este equipo no tiene la dirección «${host}» que indica HOST. Use 127.0.0.1 para este equipo, o 0.0.0.0 para toda la red.`),
  webBuild: problem<{ lines: string }>(500, ({ lines }) =>
    `No se pudieron preparar las pantallas. El programa que las prepara dice:\n${lines}\nCorrija la causa y vuelva a iniciar.`),
  webFolder: problem<{ folder: string }>(500, ({ folder }) =>
    `Hay que preparar las pantallas y esta cuenta no puede escribir en ${folder}. Inicie SINTRA una vez con la cuenta dueña de esa carpeta.`),
});
