import type { Group } from '@sintra/definition';
import { internal, say, shared } from '../field.ts';

/** Rules of each body from a day on: a reform adds a row, so that old sessions keep the rules of their day. */
export const rules: Group = {
  id: 'rules', table: 'body_rule', label: { es: 'Reglas de sesión', en: 'Session rules' }, singular: { es: 'Regla', en: 'Rule' },
  help: say('Quórum, plazos y mayorías vigentes desde una fecha. Sin reglas se usan valores habituales, marcados «por confirmar».',
    'Quorum, notice and majorities in force from a day. Without rules, usual values are used, marked to be confirmed.'),
  fields: [
    shared('rulesFrom', 'date', 'Vigentes desde', 'In force from', undefined, { needed: true }),
    shared('quorumFirst', 'integer', 'Quórum en primera convocatoria (%)', 'Quorum in first call (%)',
      say('Porcentaje de integrantes con voto. 50 o 51 significan la mitad más uno.', 'Per cent of voting members. 50 or 51 mean half plus one.'), { min: 1, max: 100 }),
    shared('quorumSecond', 'integer', 'Quórum en segunda convocatoria (%)', 'Quorum in second call (%)', say('0 si basta quien asista.', '0 when whoever attends is enough.'), { min: 0, max: 100 }),
    shared('quorumNeedsChair', 'yesNo', 'El quórum exige a quien preside', 'Quorum requires the chair', say('Titular o suplente.', 'Member or substitute.')),
    shared('noticeOrdinaryDays', 'integer', 'Días hábiles para convocar a ordinaria', 'Working days’ notice, ordinary', undefined, { min: 0, max: 60 }),
    shared('noticeExtraordinaryDays', 'integer', 'Días hábiles para convocar a extraordinaria', 'Working days’ notice, extraordinary', undefined, { min: 0, max: 60 }),
    shared('majority', 'catalogOne', 'Mayoría', 'Majority', undefined, { catalog: 'majority' }),
    shared('castingVote', 'yesNo', 'Voto de calidad de quien preside', 'Casting vote of the chair'),
    shared('minimumPerYear', 'integer', 'Mínimo de sesiones ordinarias al año', 'Minimum ordinary sessions a year', undefined, { min: 0, max: 24 }),
    shared('atLeastEveryMonths', 'integer', 'Al menos una cada (meses)', 'At least one every (months)', undefined, { min: 1, max: 24 }),
    shared('termRenewals', 'integer', 'Reelecciones permitidas', 'Re-elections allowed', say('De organizaciones y personas expertas. Vacío: una sola, por un periodo igual.', 'Of organisations and experts. Empty: once, for an equal term.'), { min: 0, max: 10, maps: { law: 'Reglamento Interno 18' } }),
    internal('rulesBasis', 'text', 'Fundamento', 'Legal basis', say('Ordenamiento y artículo. Escriba «por confirmar» si aún no se coteja.', 'Instrument and article; say when it is still to be checked.'), { maxLength: 300 }),
  ],
};
