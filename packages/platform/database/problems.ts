import { defineProblems, problem } from '@sintra/platform/problems';

/** What can stop SINTRA from opening its databases: each says what, where and what to do. */
export const databaseProblems = defineProblems({
  folderUnwritable: problem<{ folder: string; cause: string }>(500, ({ folder, cause }) =>
    `No se puede escribir en la carpeta de datos ${folder} (${cause}). Dé permiso de escritura a la cuenta que inicia SINTRA, o elija otra carpeta con SINTRA_DATA=/ruta.`),
  folderOfAnother: problem<{ folder: string }>(500, ({ folder }) =>
    `La carpeta de datos ${folder} pertenece a otra cuenta del sistema y no se puede leer. Inicie SINTRA con la cuenta que la creó, o elija otra carpeta con SINTRA_DATA=/ruta.`),
  folderUnreachable: problem<{ folder: string; account: string }>(500, ({ folder, account }) =>
    `La base de datos se ejecuta con la cuenta «${account}», que no puede entrar en la carpeta de datos ${folder}. Elija con SINTRA_DATA una carpeta a la que esa cuenta pueda llegar, como /var/lib/sintra.`),
  noAccount: problem<{ account: string }>(500, ({ account }) =>
    `PostgreSQL no puede ejecutarse como root y en este equipo no existe la cuenta «${account}». Inicie SINTRA con una cuenta sin privilegios, o indique otra con SINTRA_ACCOUNT.`),
  noBinaries: problem<{ platform: string }>(500, ({ platform }) =>
    `No hay una base de datos integrada para este equipo (${platform}). Instale PostgreSQL 15 o posterior e indique su dirección con DATABASE_URL.`),
  namelessAccount: problem<{ uid: number }>(500, ({ uid }) =>
    `La cuenta número ${String(uid)} no tiene nombre en este equipo y la base de datos integrada lo necesita. Agréguela a /etc/passwd (en un contenedor, con useradd), o use un PostgreSQL propio con DATABASE_URL.`),
  notStarted: problem<{ log: string; lines: string }>(500, ({ log, lines }) =>
    `La base de datos integrada no pudo iniciar. Las últimas líneas de ${log} dicen:\n${lines}\nCorrija la causa y vuelva a iniciar; los datos siguen en su lugar.`),
  alreadyRunning: problem<{ address: string }>(409, ({ address }) =>
    `SINTRA ya está en marcha con estos datos, o termina de iniciar, en ${address}. Ábralo en su navegador, o deténgalo antes de iniciarlo de nuevo.`),
  secretsLost: problem<{ file: string; folder: string }>(500, ({ file, folder }) =>
    `Falta ${file}, con las contraseñas de la base de datos de ${folder}. Recupérelo de su respaldo y vuelva a iniciar; SINTRA no crea otro para no perder el acceso a los datos.`),
  tooOld: problem<{ version: string }>(500, ({ version }) =>
    `DATABASE_URL apunta a PostgreSQL ${version} y SINTRA necesita la versión 15 o posterior. Actualice el servidor o use otro.`),
  unreachable: problem<{ address: string; cause: string }>(503, ({ address, cause }) =>
    `No se pudo entrar a la base de datos ${address} (${cause}). Revise que el servidor esté en marcha y que la dirección, la cuenta y la contraseña sean correctas.`),
  cannotCreateKeys: problem<{ database: string }>(500, ({ database }) =>
    `La cuenta de DATABASE_URL no puede crear la base «${database}», donde van las llaves. Créela usted con esa cuenta como dueña, o indique otra con SINTRA_KEYS_URL.`),
  cannotCreateLogin: problem(500, () =>
    'La cuenta de DATABASE_URL no puede crear la cuenta de servicio «sintra_app». Créela usted (create role sintra_app login password \'…\') e indique su dirección con SINTRA_APP_URL.'),
  loginOfAnother: problem<{ file: string }>(500, ({ file }) =>
    `La cuenta «sintra_app» ya existe en el servidor y ${file} no tiene su contraseña. Copie ese archivo desde el equipo donde se instaló, o indique la dirección con su contraseña en SINTRA_APP_URL.`),
  wrongLogin: problem<{ login: string }>(500, ({ login }) =>
    `SINTRA_APP_URL entra con la cuenta «${login}» y debe hacerlo con «sintra_app», la única a la que las migraciones dan permisos.`),
  loginTooStrong: problem<{ login: string; why: string }>(500, ({ login, why }) =>
    `SINTRA no atiende con la cuenta «${login}»: ${why}, y así las reglas que separan los datos de cada institución no la detendrían. Use la cuenta sintra_app en SINTRA_APP_URL.`),
  newerDatabase: problem<{ migration: string }>(500, ({ migration }) =>
    `La base de datos es de una versión más nueva de SINTRA (tiene la migración ${migration}, que este programa no conoce). Actualice el programa; una versión anterior no debe abrirla.`),
  alteredMigration: problem<{ migration: string }>(500, ({ migration }) =>
    `El archivo de la migración ${migration} cambió después de aplicarse. Restituya el archivo original (git checkout migrations) y haga el cambio en una migración nueva.`),
  migrationFailed: problem<{ migration: string; cause: string }>(500, ({ migration, cause }) =>
    `La migración ${migration} falló y no dejó nada a medias: ${cause}. Conserve este mensaje y comuníquelo a soporte.`),
  keyMissing: problem<{ file: string }>(500, ({ file }) =>
    `Falta la llave maestra ${file}. Sin ella los datos de identidad no pueden leerse, y SINTRA no crea otra porque no serviría. Recupérela de su respaldo (npm run -s sintra -- keys restore ARCHIVO) y vuelva a iniciar.`),
  keyWrong: problem<{ file: string }>(500, ({ file }) =>
    `La llave maestra ${file} no es la de esta base de datos. Ponga en su lugar el archivo original, desde su respaldo, y vuelva a iniciar; no se cambió nada.`),
  keyOfAnother: problem<{ folder: string }>(409, ({ folder }) =>
    `La llave del respaldo no es la de la base de datos de ${folder}: es de otra instalación, o esta base aún no tiene llave. No se cambió nada. Busque el respaldo de esta instalación; su huella está en el archivo y en «key_fingerprint».`),
  copyNeedsRoot: problem<{ login: string; attribute: string }>(500, ({ login, attribute }) =>
    `La cuenta «${login}» no ve todos los renglones y la copia saldría incompleta. Use una cuenta con ${attribute}, o las herramientas de su PostgreSQL (pg_basebackup, pg_dump con esa cuenta).`),
  keysInVault: problem(500, () =>
    'Las llaves de esta base de datos están en Vault u OpenBao y faltan sus datos. Indique SINTRA_KEY_PROVIDER=vault, SINTRA_VAULT_ADDR y la credencial (docs/operations.md), y vuelva a iniciar.'),
  keyDamaged: problem<{ file: string }>(500, ({ file }) =>
    `La llave maestra ${file} está dañada: deben ser 32 bytes en base64. Recupérela de su respaldo y vuelva a iniciar.`),
});
