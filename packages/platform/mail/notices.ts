import { defineNotices, notice } from '../tray/index.ts';

export const mailNotices = defineNotices({
  mailFailed: notice<{ subject: string; attempts: number }>(({ subject, attempts }) => ({
    title: 'Un correo no pudo entregarse',
    text: `«${subject}» no salió después de ${String(attempts)} intentos. Descargue la convocatoria desde la sesión y envíela a mano, y avise a quien administra el sistema.`,
  })),
});
