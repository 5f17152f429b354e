const classes: Readonly<Record<string, string>> = { person: 'De las personas', file: 'De los archivos', draft: 'De las capturas sin terminar' };
export const sayKeyClass = (keyClass: string): string => classes[keyClass] ?? keyClass;

/** What administration reads of the keys. */
export const keyTexts = {
  tab: 'Llaves',
  lead: 'Cada identidad, archivo y captura se cifra con una llave propia; cada institución tiene las que las envuelven. Aquí se ve su antigüedad y se cambian. Ninguna llave se muestra ni pasa por el navegador.',
  table: 'Llaves de las instituciones',
  keyClass: 'Clase', institutions: 'Instituciones', oldest: 'La más antigua en uso es del', noneYet: 'Todavía no hay',
  noBackupTitle: 'La llave maestra no tiene respaldo',
  noBackup: 'Si el archivo de la llave se pierde, ninguna identidad vuelve a leerse. Pida a quien opera el equipo que la respalde hoy, con una frase de paso: npm run -s sintra -- keys backup --out ARCHIVO. Entregue copias a dos custodios y la frase a otras personas.',
  backupTitle: (when: string) => `La llave maestra se respaldó el ${when}`,
  backup: 'Compruebe cada año que los custodios conservan su copia y que la frase de paso todavía se conoce.',
  vaultTitle: 'La llave maestra está en Vault u OpenBao',
  vault: 'Su respaldo corresponde a quien opera ese servicio; aquí no hay archivo de llave.',
  idle: 'No hay ningún cambio de llaves en curso.',
  left: 'llave', lefts: 'llaves',
  working: (left: string) => `Cambio de llaves en curso: por envolver, ${left}`,
  workingHelp: 'Avanza solo, mientras todos trabajan; puede cerrar esta pantalla. Si el equipo se apaga, continúa al encenderse.',
  waiting: 'Quedan llaves anteriores en uso',
  waitingHelp: 'Ya no cifran nada nuevo. Se destruyen en cuanto nada de antes las necesita.',
  one: (institution: string, keyClass: string, left: string) => `${institution}: ${keyClass.toLowerCase()}, ${left}`,
  rotateTitle: 'Cambiar llaves',
  rotateLead: 'Hágalo cada año, y en cuanto sospeche de una copia en manos ajenas. La institución recibe llaves nuevas desde ese momento; lo anterior se envuelve de nuevo en segundo plano y las llaves viejas se destruyen. El trabajo no se interrumpe. Queda en la bitácora de cada institución.',
  institution: 'Institución', all: 'Todas las que tienen llaves', clearInstitution: 'Quitar: institución', allClasses: 'Todas', clearClass: 'Quitar: clase',
  rotate: 'Cambiar llaves',
  begun: 'Comenzó el cambio de llaves. El avance se ve aquí en menos de un minuto.',
  terminal: 'Respaldar, restaurar y cambiar la llave maestra se hace en el equipo mismo: su archivo abre todas las identidades y no debe viajar a un navegador. Lo hace quien opera el equipo, con la cuenta de administración, y queda en la bitácora.',
} as const;
