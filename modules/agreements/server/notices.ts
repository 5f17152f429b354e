import { defineNotices, notice } from '@sintra/platform/tray';

/** What agreements tell those who keep them. Titles of instruments and days; nobody's data. */
export const agreementNotices = defineNotices({
  agreementEnding: notice<{ agreement: string; until: string; within: number }>(({ agreement, until, within }) => ({
    title: within === 30 ? `Un convenio vence este mes: ${agreement}` : `Un convenio está por vencer: ${agreement}`,
    text: `Su vigencia termina el ${until}, en ${String(within)} días o menos. Si se renueva, registre la renovación en su ficha; si no, anote su situación.`,
  })),
});
