import { defineProblems, problem } from '@sintra/platform/problems';

export const calendarProblems = defineProblems({
  tooManyFeeds: problem<{ most: number }>(409, ({ most }) => `Ya tiene ${String(most)} direcciones de calendario. Retire una que ya no use para crear otra.`),
  noSuchFeed: problem(404, () => 'Esta dirección de calendario no existe o se retiró. Cree otra en Calendario → Suscripciones.'),
});
