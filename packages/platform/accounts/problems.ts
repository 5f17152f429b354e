import { defineProblems, problem } from '@sintra/platform/problems';

/** What can go wrong at the door and with accounts. None tells whether an account exists. */
export const accountProblems = defineProblems({
  badCredentials: problem(
    401,
    () =>
      'El correo o la contraseña no coinciden. Revise ambos (la contraseña distingue mayúsculas) y vuelva a intentar; ' +
      'si la olvidó, pida a quien administra las cuentas un enlace para elegir otra.',
  ),
  accountBlocked: problem(403, () => 'Su cuenta no está activa. Comuníquese con quien administra las cuentas de su institución.'),
  badFactor: problem(401, () => 'El código o la llave no corresponden, o el código ya se usó. Espere el siguiente código de su aplicación y escríbalo completo.'),
  notConfirmed: problem(401, () => 'No se pudo confirmar que es usted. Revise lo que escribió; un código de la aplicación sirve una sola vez.'),
  badPasskey: problem(401, () => 'Esa llave de acceso no está registrada aquí, o se quitó de su cuenta. Entre con su correo y contraseña.'),
  stepOver: problem(401, () => 'Pasó demasiado tiempo o hubo demasiados intentos en este paso. Empiece otra vez desde el principio.'),
  badOffer: problem(422, () => 'El código no corresponde a la clave que se mostró. Revise la hora de su teléfono y escriba el código que aparece ahora.'),
  passkeyNotMade: problem(422, () => 'El navegador no entregó una llave válida para este sitio, o ya estaba registrada. Intente otra vez.'),
  tooManyPasskeys: problem(409, () => 'Ya tiene diez llaves de acceso. Quite una que no use antes de agregar otra.'),
  lastFactor: problem(409, () => 'Su función exige un segundo paso y éste es el único que tiene. Registre otro antes de quitarlo.'),
  recoveryLink: problem(404, () => 'Este enlace ya no sirve: venció o ya se usó. Pida otro a quien administra las cuentas.'),
  logoutRefused: problem(400, () => 'El aviso de salida no es de este proveedor, no es para este sistema o ya no es de ahora; nada se cerró.'),
  actsForNone: problem(403, () => 'Sólo la Coordinación nacional actúa a nombre de otra institución. No se hizo nada: repítalo sin elegir otra institución, o pídalo a la Coordinación nacional.'),
  noSuchProvider: problem(404, () => 'Esta forma de entrar no está disponible aquí. Entre con su correo y contraseña.'),
  providerFailed: problem(502, () => 'No se pudo comprobar su identidad con el servicio externo. Intente otra vez; si continúa, entre con su correo y contraseña.'),
  providerCancelled: problem(401, () => 'El servicio externo no confirmó su identidad, o se canceló. Intente otra vez o entre con su correo y contraseña.'),
  notRegistered: problem(403, () => 'Su identidad se comprobó, pero no hay en SINTRA una cuenta registrada con ella. Pida a quien administra las cuentas que la registre o complete.'),
  curpTaken: problem(409, () => 'Otra cuenta ya tiene esa CURP. Revísela: cada persona usuaria tiene una sola cuenta.'),
  badCurp: problem(422, () => 'La CURP no tiene la forma esperada: son 18 letras y números, como aparecen en la constancia.'),
  samePassword: problem(422, () => 'La contraseña nueva es igual a la actual. Escriba otra.'),
  weakPassword: problem<{ reason: string }>(422, ({ reason }) => reason),
  notPending: problem(409, () => 'Esta persona ya aceptó su invitación. Si no puede entrar, déle un enlace para elegir otra contraseña.'),
  alreadyThere: problem(409, () => 'Esa persona ya pertenece a esa institución. Elija otra, o cambie sólo sus funciones.'),
  cannotTakeOver: problem(422, () => 'Quien recibe el trabajo pendiente debe tener una cuenta activa en la misma institución. Elija a otra persona.'),
  cannotFinish: problem<{ what: string }>(422, ({ what }) => `Quien recibe el trabajo pendiente debe poder terminarlo, y su perfil no permite ${what}. Elija a otra persona, o dele antes esa función.`),
  badLetter: problem(422, () => 'El oficio debe ser un PDF o una imagen (PNG o JPG) de hasta 5 MB. Guárdelo en uno de esos formatos y vuelva a enviarlo.'),
  administers: problem(409, () => 'Esta persona administra las cuentas de todo el sistema: su baja la hace la administración.'),
  badWorkbook: problem<{ why: string }>(422, ({ why }) => `No se leyó el archivo. ${why}`),
  badRow: problem<{ row: number; why: string }>(422, ({ row, why }) => `No se aplicó nada: en el renglón ${String(row)}, ${why.charAt(0).toLowerCase()}${why.slice(1)}`),
  noLetter: problem(404, () => 'Esta cuenta no tiene oficio de designación guardado.'),
  ownAccount: problem(409, () => 'No puede hacer esto con su propia cuenta. Pídalo a otra persona que administre cuentas.'),
  noSuccessor: problem(422, () => 'La institución sucesora no existe o es la misma. Elija otra de la lista.'),
  emailTaken: problem(409, () => 'Ya existe una cuenta con ese correo. Búsquela en la lista de personas usuarias o escriba otro correo.'),
  badEmail: problem(422, () => 'El correo no tiene la forma esperada. Escríbalo completo, como nombre@institucion.gob.mx.'),
  acronymTaken: problem(409, () => 'Ya existe una institución con esas siglas. Búsquela en la lista o use otras siglas.'),
  firstAccountLink: problem(
    404,
    () =>
      'Este enlace ya no sirve: venció, ya se usó o el sistema ya tiene cuentas. ' +
      'Si aún no hay ninguna cuenta, reinicie SINTRA para obtener un enlace nuevo; si ya las hay, inicie sesión.',
  ),
  noSuchAccount: problem<{ email: string }>(
    404,
    ({ email }) => `No hay una cuenta activa con el correo «${email}». Revíselo en la lista de personas usuarias.`,
  ),
  noAccountYet: problem(
    409,
    () => 'El sistema aún no tiene una cuenta de administración. Inicie SINTRA y cree la primera cuenta con el enlace que muestra.',
  ),
  noSuchInstitution: problem(422, () => 'La institución indicada no existe. Elíjala de la lista de instituciones.'),
  lastAdministrator: problem(
    409,
    () => 'Ésta es la única cuenta de administración activa. Dé ese perfil a otra persona antes de retirarlo o bloquear esta cuenta.',
  ),
  unattendedAdmin: problem<{ reason: string }>(500, ({ reason }) => reason),
});
