import { defineProblems, problem } from '@sintra/platform/problems';

/** What can go wrong at the door and with accounts. None tells whether an account exists. */
export const accountProblems = defineProblems({
  badCredentials: problem(
    401,
    () =>
      'El correo o la contraseña no coinciden. Revise ambos (la contraseña distingue mayúsculas) y vuelva a intentar; ' +
      'si la olvidó, pida una nueva a quien administra las cuentas.',
  ),
  accountBlocked: problem(403, () => 'Su cuenta no está activa. Comuníquese con quien administra las cuentas de su institución.'),
  weakPassword: problem<{ reason: string }>(422, ({ reason }) => reason),
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
