/** Acts of the log in words. An act without a line here is shown by its name. */
export const actionWords: Readonly<Record<string, string>> = {
  'record.list': 'Consultó una lista',
  'record.read': 'Consultó un registro',
  'record.history': 'Consultó la historia',
  'record.reveal': 'Mostró la identidad',
  'record.create': 'Creó un registro',
  'record.update': 'Modificó un registro',
  'record.annul': 'Anuló un registro',
  'record.status': 'Cambió el estatus',
  'record.export': 'Exportó registros',
  'export': 'Exportó registros',
  'import.apply': 'Aplicó una importación',
  'import.undo': 'Deshizo una importación',
  'import.receive': 'Recibió un archivo',
  'import.create': 'Recibió un archivo',
  'log.read': 'Consultó la bitácora',
  'login': 'Entró',
  'login.create': 'Entró',
  'login.fail': 'Intento de entrada fallido',
  'logout': 'Salió',
  'notice.accept': 'Aceptó el aviso',
  'user.create': 'Creó una cuenta',
  'user.update': 'Cambió una cuenta',
  'institution.create': 'Agregó una institución',
  'refused': 'Solicitud rechazada',
};

export const sayAction = (action: string): string => actionWords[action] ?? action;
