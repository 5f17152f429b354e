import { defineNotices, notice } from '@sintra/platform/tray';

/** What bodies tell institutions. Names of bodies, days and counts; nobody's data. */
export const commissionNotices = defineNotices({
  sessionConvoked: notice<{ session: string; day: string; hour: string | null }>(({ session, day, hour }) => ({
    title: `Convocatoria: ${session}`, text: `Se convocó para el ${day}${hour === null ? '' : `, a las ${hour} horas`}. Abra la sesión para ver el orden del día y descargar la convocatoria.`,
  })),
  minutesToObserve: notice<{ session: string }>(({ session }) => ({
    title: `Acta en observaciones: ${session}`, text: 'El proyecto de acta está listo para revisarse. Descárguelo desde la sesión y envíe sus observaciones a la secretaría técnica del órgano.',
  })),
});
