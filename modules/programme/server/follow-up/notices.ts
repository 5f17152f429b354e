import { defineNotices, notice } from '@sintra/platform/tray';

export const programmeNotices = defineNotices({
  progressAsked: notice<{ count: number; half: number; year: number }>(({ count, half, year }) => ({
    title: 'Se pide informe de avance',
    text: `La Secretaría Técnica pide el avance de ${String(count)} ${count === 1 ? 'actividad' : 'actividades'} del programa, ${half === 1 ? 'primer' : 'segundo'} semestre de ${String(year)}. Ábralas y capture el informe; si no hubo avance, diga por qué.`,
  })),
});
