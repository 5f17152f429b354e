import { defineProblems, problem } from '@sintra/platform/problems';

export const sequencerProblems = defineProblems({
  noSuchInstitution: problem<{ acronym: string }>(404, ({ acronym }) =>
    `No hay una institución «${acronym}» cuya bitácora pueda usted consultar. Revise las siglas, o pida el permiso a la persona administradora.`),
  nothingToExport: problem(409, () => 'La bitácora todavía no tiene ningún sello: no hay nada que exportar. Inicie SINTRA, haga alguna operación y vuelva a intentar.'),
  verificationBusy: problem(503, () => 'Otra persona está comprobando la bitácora en este momento. Espere a que termine y vuelva a intentar.'),
  badDates: problem(400, () => 'Las fechas de la exportación se escriben AAAA-MM-DD y la primera no puede ser posterior a la última.'),
});
