/** What administration reads of how others enter. */
export const texts = {
  column: 'Acceso',
  menu: (name: string) => `Acceso de ${name}`,
  recover: 'Enlace para elegir contraseña',
  recoverFactors: 'Enlace, y quitar su segundo paso',
  endLogins: 'Cerrar sus sesiones',
  ended: (count: number, name: string) => (count === 0 ? `${name} no tenía sesiones abiertas.` : `Se cerraron las sesiones de ${name} (${count}).`),
  link: (name: string) => `Enlace para ${name}`,
  linkHelp: 'Entréguelo en persona o por un medio que solo esa persona reciba. Sirve una vez, durante 30 minutos; no volverá a mostrarse.',
  rules: 'Segundo paso',
  rulesLead: 'Quién debe confirmar con un segundo paso al entrar. Sin él, la cuenta se abre solo con la contraseña.',
  role: 'Función',
  required: 'Obligatorio',
  requiredFor: (role: string) => `Segundo paso obligatorio: ${role}`,
  grace: 'Días de plazo',
  graceFor: (role: string) => `Días de plazo desde el registro: ${role}`,
  saved: 'Se guardó la regla.',
} as const;
