import { defineNotices, notice } from '@sintra/platform/tray';

const day = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeStyle: 'short', timeZone: 'America/Mexico_City' });

export const sequencerNotices = defineNotices({
  /** `own`: entries of the institution that it is told to; `sha256`: of the whole note, in hex. */
  checkpoint: notice<{ number: number; time: string; own: number; sha256: string }>(({ number, time, own }) => ({
    title: `Sello ${String(number)} de la bitácora`,
    text: `Sellado el ${day.format(new Date(time))}, con ${String(own)} anotaciones de su institución. Descárguelo y guárdelo fuera de SINTRA: con él se comprueba que nadie cambió ni borró lo anotado hasta entonces.`,
  })),
});
