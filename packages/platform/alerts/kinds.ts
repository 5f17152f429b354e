import { defineNotices, notice } from '../tray/index.ts';

/** What is counted, in words for people. Keys are those of alert_threshold. */
export const alertKinds: Readonly<Record<string, { readonly label: string; readonly did: (counted: string) => string }>> = {
  record_reads: { label: 'Registros abiertos', did: (counted) => `abrió registros ${counted} veces` },
  reveals: { label: 'Identidades mostradas', did: (counted) => `mostró la identidad ${counted} veces` },
  searches: { label: 'Búsquedas por palabra', did: (counted) => `buscó por palabra ${counted} veces` },
  identified_rows: { label: 'Renglones exportados con identidad', did: (counted) => `exportó ${counted} renglones con identidad` },
  exports: { label: 'Exportaciones', did: (counted) => `pidió ${counted} exportaciones` },
  refusals: { label: 'Solicitudes rechazadas', did: (counted) => `recibió ${counted} rechazos` },
  listed_rows: { label: 'Renglones vistos en listas', did: (counted) => `vio ${counted} renglones en listas` },
  exported_rows: { label: 'Renglones exportados, con o sin identidad', did: (counted) => `exportó ${counted} renglones` },
  files: { label: 'Archivos descargados', did: (counted) => `descargó ${counted} archivos` },
  failed_sign_ins: { label: 'Intentos de entrada fallidos', did: (counted) => `tuvo ${counted} intentos de entrada fallidos` },
};

const number = new Intl.NumberFormat('es-MX');
const inHours = (hours: number): string => (hours === 1 ? 'una hora' : `${String(hours)} horas`);

export const alertNotices = defineNotices({
  unusualVolume: notice<{ kind: string; counted: number; most: number; hours: number; institution: string }>(({ kind, counted, most, hours, institution }) => ({
    title: `Fuera de lo común: ${(alertKinds[kind]?.label ?? kind).toLowerCase()}`,
    text: `Una cuenta de ${institution} ${alertKinds[kind]?.did(number.format(counted)) ?? `llegó a ${number.format(counted)}`} en ${inHours(hours)}; lo acostumbrado son ${number.format(most)} como máximo. Revise en la bitácora si tiene explicación.`,
  })),
  alertLimitChanged: notice<{ kind: string; most: number; hours: number }>(({ kind, most, hours }) => ({
    title: 'Cambió un límite de las alertas',
    text: `${alertKinds[kind]?.label ?? kind}: desde ahora avisa a partir de ${number.format(most)} en ${inHours(hours)}.`,
  })),
});
