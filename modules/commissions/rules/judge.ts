import type { Value, Values } from '@sintra/definition';
import { daysBetween, firstDay, lastDay } from './days.ts';
import { TERM_MONTHS, termEnd } from './terms.ts';

export interface Finding {
  readonly cell: string;
  readonly code: string;
  readonly message: string;
}

interface Judgement {
  readonly problems: readonly Finding[];
  readonly warnings: readonly Finding[];
}

const found = (...findings: readonly (Finding | false | null)[]): Finding[] => findings.filter((finding): finding is Finding => finding !== false && finding !== null);
const text = (value: Value | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: Value | undefined): number => (typeof value === 'number' ? value : 0);
const finding = (cell: string, code: string, message: string): Finding => ({ cell, code, message });

/** An installed body has a day of installation, however long ago; never one to come. */
export function judgeBody(values: Values, today: string): Judgement {
  const status = text(values['bodyStatus']);
  const day = firstDay(text(values['installedOn']));
  const stands = status === 'installed' || status === 'reinstalled';
  return {
    problems: found(stands && day !== null && day > today && finding('installedOn', 'installed_in_future', 'La fecha de instalación aún no llega. Corríjala o elija «En proceso de instalación».')),
    warnings: found(
      stands && text(values['installedOn']) === null && finding('installedOn', 'installed_without_day', 'Un órgano instalado tiene fecha de instalación. Escríbala aunque sólo sepa el año.'),
      values['bodyLevel'] === 'state' && text(values['bodyState']) === null && finding('bodyState', 'state_without_name', 'Indique la entidad: sin ella el órgano no aparece en el mapa.'),
    ),
  };
}

/** What was held has been; what has a number keeps its count. */
export function judgeSession(values: Values, today: string): Judgement {
  const status = text(values['sessionStatus']);
  const held = text(values['heldOn']);
  const first = firstDay(held);
  const ends = text(values['endsAt']);
  const starts = text(values['startsAt']);
  return {
    problems: found(
      status === 'held' && first !== null && first > today && finding('heldOn', 'held_in_future', 'Una sesión celebrada no puede tener fecha futura. Corrija la fecha o su situación.'),
      starts !== null && ends !== null && ends < starts && finding('endsAt', 'ends_before', 'La hora de término es anterior a la de inicio.'),
    ),
    warnings: found(
      status === 'deferred' && first !== null && first < today && finding('heldOn', 'deferred_to_past', 'Una sesión diferida lleva la fecha nueva, y ésta ya pasó. Difiérala en «Preparar», o deje la fecha vacía.'),
      status === 'held' && held === null && finding('heldOn', 'held_without_day', 'Falta la fecha en que se celebró.'),
      values['sessionType'] === 'ordinary' && values['number'] === undefined && finding('number', 'without_number', 'Las sesiones ordinarias llevan el número que sigue en la cuenta del órgano.'),
    ),
  };
}

/** Votes add up; progress and state say the same. */
export function judgeResolution(values: Values): Judgement {
  const against = number(values['votesAgainst']) + number(values['votesAbstained']);
  const status = text(values['resolutionStatus']);
  const percent = values['percent'];
  return {
    problems: found(values['unanimous'] === 'yes' && against > 0 && finding('unanimous', 'not_unanimous', 'No hay unanimidad si hay votos en contra o abstenciones.')),
    warnings: found(
      status === 'fulfilled' && typeof percent === 'number' && percent < 100 && finding('percent', 'fulfilled_below', 'Un acuerdo cumplido tiene avance de 100 %.'),
      status === 'pending' && number(percent) > 0 && finding('resolutionStatus', 'pending_with_progress', 'Ya tiene avance: su cumplimiento debería ser «En proceso».'),
    ),
  };
}

/** Two years, renewable once for as long (Reglamento Interno 18). */
export function judgeCandidacy(values: Values): Judgement {
  const [from, until] = [firstDay(text(values['termFrom'])), lastDay(text(values['termUntil']))];
  const selected = values['decision'] === 'selected';
  return {
    problems: found(from !== null && until !== null && until < from && finding('termUntil', 'term_before', 'El periodo termina antes de empezar.')),
    warnings: found(
      from !== null && until !== null && daysBetween(termEnd(from), until) > 0 && finding('termUntil', 'term_too_long', `El periodo pasa de ${String(TERM_MONTHS / 12)} años.`),
      selected && text(values['termFrom']) === null && finding('termFrom', 'selected_without_term', 'Quien fue seleccionada tiene un periodo: escriba desde cuándo.'),
    ),
  };
}
